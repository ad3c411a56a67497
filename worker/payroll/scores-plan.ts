import type { ImportPlan } from '../../shared/spreadsheet/import-plan.ts';
import { narrow } from '../../shared/spreadsheet/narrow.ts';
import { type Blame, blamer, cellText } from '../organisation/import/cell.ts';
import { emptyPlan, enter, sortFaults } from '../organisation/import/plan.ts';
import { finder } from '../organisation/import/state.ts';
import type { ImportTable, TableRow } from '../organisation/import/table.ts';

/** Somebody who may have a personal score, with the one there is, in tenths of a point. */
export interface ScoredPerson {
  id: string;
  number: string;
  name: string;
  ended: boolean;
  tenths: number | null;
}

/** A personal score to write, in tenths of a point; `before` is the one it takes the place of. */
export interface ScoreWrite {
  person: string;
  before: number | null;
  tenths: number;
}

/** What an import of personal scores would do. */
export interface ScoresPlan {
  plan: ImportPlan;
  writes: ScoreWrite[];
}

/** Tenths of a point as people write them: 855 is `85.5`, 900 is `90`. */
function scoreText(tenths: number | null): string | null {
  return tenths === null ? null : String(tenths / 10);
}

/** Plans an import of personal scores; rows are matched by staff number, an empty score changes nothing. */
export function planScores(table: ImportTable, people: readonly ScoredPerson[]): ScoresPlan {
  const plan = emptyPlan(table);
  const find = finder(people, (person) => person.number);
  const seen = new Map<string, number>();
  const writes: ScoreWrite[] = [];
  for (const row of table.rows) {
    const blame = blamer(row, plan.faults);
    const person = personCell(row, blame, find);
    const tenths = scoreCell(row, blame);
    if (person === undefined) continue;
    const twin = seen.get(person.id);
    if (twin !== undefined) {
      blame('number', 'row_twice', String(twin));
      continue;
    }
    seen.set(person.id, row.row);
    if (tenths === undefined) continue;
    if (tenths === null || tenths === person.tenths) {
      plan.unchanged += 1;
      continue;
    }
    enter(plan, {
      row: row.row,
      change: person.tenths === null ? 'added' : 'changed',
      code: person.number,
      name: person.name,
      fields: [{ key: 'score', before: scoreText(person.tenths), after: scoreText(tenths) }],
    });
    writes.push({ person: person.id, before: person.tenths, tenths });
  }
  sortFaults(plan);
  return { plan, writes };
}

function personCell(
  row: TableRow,
  blame: Blame,
  find: (typed: string) => ScoredPerson | undefined,
): ScoredPerson | undefined {
  const typed = row.cells.get('number')?.text ?? '';
  const person = find(typed);
  if (narrow(typed) === '') blame('number', 'cell_missing');
  else if (person === undefined) blame('number', 'person_unknown');
  else if (person.ended) blame('number', 'person_ended');
  else {
    const name = cellText(row, 'name') ?? '';
    // A row that slipped would pay one person by another's score.
    if (name !== '' && name !== person.name) blame('name', 'name_differs', person.name);
    return person;
  }
  return undefined;
}

/** Tenths of a point, null for an empty cell, undefined for what is no score. */
function scoreCell(row: TableRow, blame: Blame): number | null | undefined {
  const text = narrow(row.cells.get('score')?.text ?? '');
  if (text === '') return null;
  const [, whole, tenth = '0'] = /^(\d{1,3})(?:\.(\d)0*)?$/.exec(text) ?? [];
  const tenths = Number(whole) * 10 + Number(tenth);
  if (whole !== undefined && tenths <= 1000) return tenths;
  blame('score', 'not_a_score');
  return undefined;
}
