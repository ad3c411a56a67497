import type { ImportPlan } from '../../../shared/spreadsheet/import-plan.ts';
import { blamer, type Blame, cellText, linksCell, nameCell, newCode } from './cell.ts';
import { findCircles } from './circles.ts';
import { changesOf, emptyPlan, enter, sortFaults } from './plan.ts';
import {
  byId,
  type DepartmentState,
  finder,
  type ImportWishes,
  type OrganisationState,
  type PersonState,
} from './state.ts';
import type { ImportTable, TableRow } from './table.ts';

/** A department to write; `before` is what it was, undefined for a new one. */
export interface DepartmentWrite {
  before: DepartmentState | undefined;
  code: string;
  name: string;
  links: number;
  /** Code of the department above it. */
  parent: string | null;
  /** Ids of people. */
  manager: string | null;
  reviewer: string | null;
}

/** What an import of departments would do. */
export interface DepartmentsPlan {
  plan: ImportPlan;
  writes: DepartmentWrite[];
  /** Ends when that was asked for. */
  missing: DepartmentState[];
}

interface Draft extends DepartmentWrite {
  row: TableRow;
  blame: Blame;
}

/** Plans an import of departments; rows are matched by their code. */
export function planDepartments(
  table: ImportTable,
  state: OrganisationState,
  wishes: ImportWishes,
): DepartmentsPlan {
  const plan = emptyPlan(table);
  const find = finder(state.departments, (department) => department.code);
  const departments = byId(state.departments);
  const people = byId(state.people);
  const findPerson = finder(state.people, (person) => person.number);
  const codeAbove = (below: DepartmentState | undefined) =>
    departments.get(below?.parent ?? '')?.code ?? null;
  const drafts = new Map<string, Draft>();
  for (const row of table.rows) {
    const before = find(row.cells.get('code')?.text ?? '');
    const draft = draftOf(row, before, plan, wishes, findPerson);
    if (draft.code === '') continue;
    const twin = drafts.get(draft.code);
    if (twin !== undefined) draft.blame('code', 'row_twice', String(twin.row.row));
    else drafts.set(draft.code, draft);
  }

  const missing = state.departments.filter(({ code, ended }) => !ended && !drafts.has(code));
  const inFile = finder([...drafts.values()], (draft) => draft.code);
  for (const draft of drafts.values()) {
    const typed = cellText(draft.row, 'parent');
    draft.parent = codeAbove(draft.before);
    if (typed === undefined) continue;
    const found = typed === '' ? undefined : (inFile(typed) ?? find(typed));
    if (typed === '') draft.parent = null;
    else if (found === undefined) draft.blame('parent', 'department_unknown');
    // Staying below a department that has ended is allowed, moving there is not.
    else if (found.code !== draft.parent && ends(found, wishes)) {
      draft.blame('parent', 'department_ended');
    } else draft.parent = found.code;
  }
  const parents = new Map(state.departments.map((each) => [each.code, codeAbove(each)]));
  for (const draft of drafts.values()) parents.set(draft.code, draft.parent);
  for (const [code, way] of findCircles(parents)) {
    drafts.get(code)?.blame('parent', 'department_above_itself', way);
  }

  const personText = (id: string | null) => {
    const person = id === null ? undefined : people.get(id);
    return person === undefined ? null : `${person.number} ${person.name}`;
  };
  const writes = [...drafts.values()].filter((draft) => {
    const { before, code, name } = draft;
    const links = before === undefined ? null : String(before.links);
    const fields = changesOf([
      { key: 'name', before: before?.name ?? null, after: name },
      { key: 'parent', before: codeAbove(before), after: draft.parent },
      {
        key: 'manager',
        before: personText(before?.manager ?? null),
        after: personText(draft.manager),
      },
      {
        key: 'reviewer',
        before: personText(before?.reviewer ?? null),
        after: personText(draft.reviewer),
      },
      { key: 'links', before: links, after: String(draft.links) },
    ]);
    const change = before === undefined ? 'added' : 'changed';
    return enter(plan, { row: draft.row.row, change, code, name, fields });
  });
  plan.missing = missing.map(({ code, name }) => ({ code, name }));
  sortFaults(plan);
  return { plan, writes, missing };
}

/** Whether a department, of the file or of the company, has ended or ends by this import. */
function ends(found: Draft | DepartmentState, wishes: ImportWishes): boolean {
  return 'row' in found ? found.before?.ended === true : found.ended || wishes.missing === 'end';
}

function draftOf(
  row: TableRow,
  before: DepartmentState | undefined,
  plan: ImportPlan,
  wishes: ImportWishes,
  findPerson: (typed: string) => PersonState | undefined,
): Draft {
  const blame = blamer(row, plan.faults);
  if (before?.ended === true) blame('code', 'department_ended');
  const holder = (key: 'manager' | 'reviewer') => {
    const typed = cellText(row, key);
    const held = before?.[key] ?? null;
    if (typed === undefined) return held;
    if (typed === '') return null;
    const person = findPerson(typed);
    if (person === undefined) {
      if (!wishes.leaveOutUnknownPeople) blame(key, 'person_unknown');
      plan.leftOut += wishes.leaveOutUnknownPeople ? 1 : 0;
      return held;
    }
    if (person.ended) blame(key, 'person_ended');
    return person.id;
  };
  const draft = {
    row,
    blame,
    before,
    code: before?.code ?? newCode(row, 'code', blame),
    name: nameCell(row, blame, before?.name),
    links: linksCell(row, blame, before?.links ?? 0),
    parent: null,
    manager: holder('manager'),
    reviewer: holder('reviewer'),
  };
  if (draft.manager !== null && draft.manager === draft.reviewer) {
    blame('reviewer', 'reviewer_is_the_manager');
  }
  return draft;
}
