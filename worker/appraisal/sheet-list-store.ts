import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';
import { type Deadlines, dueColumn } from './cycle-store.ts';
import { type ResultOutcome, readOutcomes } from './published-result-store.ts';
import { type SheetStates, sheetStates, type StoredState } from './sheet-kind.ts';

/** A department's place in a cycle: how far its sheets and its customer result are. */
export interface SheetsOfDepartment {
  cycle: { id: string; label: string; due: Deadlines };
  department: { id: string; name: string };
  sheets: SheetStates;
  /** Sheets that the reviewer gave back and nobody has submitted again. */
  returned: SheetKind[];
  result: ResultOutcome;
}

const listSql = `SELECT c.id AS cycle, c.label, ${dueColumn}, d.id AS department, d.name,
    (SELECT json_group_array(json_object('kind', s.kind, 'state', s.state,
         'returned', s.return_reason IS NOT NULL)) FROM sheets s
       WHERE s.cycle_id = cd.cycle_id AND s.department_id = d.id) AS sheets
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
  WHERE d.id IN (SELECT value FROM json_each(?1))
  ORDER BY c.label DESC, d.code`;

interface Row {
  cycle: string;
  label: string;
  due: string;
  department: string;
  name: string;
  sheets: string;
}

/** Every cycle in which these departments take part, the latest label first. No score. */
export async function listSheets(
  db: D1Database,
  departments: string[],
): Promise<SheetsOfDepartment[]> {
  const { results } = await db.prepare(listSql).bind(JSON.stringify(departments)).all<Row>();
  const outcomeOf = await readOutcomes(db, departments);
  return results.map((row) => {
    const stored = JSON.parse(row.sheets) as (StoredState & { returned: number })[];
    return {
      cycle: { id: row.cycle, label: row.label, due: JSON.parse(row.due) as Deadlines },
      department: { id: row.department, name: row.name },
      sheets: sheetStates(stored),
      returned: stored.filter(({ returned }) => returned === 1).map(({ kind }) => kind),
      result: outcomeOf(row.cycle, row.department),
    };
  });
}
