import { fail, ok, type Result } from '../../shared/result.ts';
import { type ResultOutcome, readOutcomes } from './published-result-store.ts';
import { type SheetStates, sheetStates, type StoredState } from './sheet-kind.ts';

/** How far a department is in a cycle; no score, no figure. */
export interface DepartmentProgress {
  department: string;
  name: string;
  sheets: SheetStates;
  result: ResultOutcome;
}

const cycleSql = 'SELECT 1 FROM cycles WHERE id = ?1';
const departmentsSql = `SELECT d.id AS department, d.name,
    (SELECT json_group_array(json_object('kind', s.kind, 'state', s.state)) FROM sheets s
       WHERE s.cycle_id = cd.cycle_id AND s.department_id = d.id) AS sheets
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
  WHERE cd.cycle_id = ?1 ORDER BY d.code`;

/** State of every sheet and of the customer result of each department in a cycle. */
export async function readProgress(
  db: D1Database,
  cycle: string,
): Promise<Result<DepartmentProgress[], 'cycle_unknown'>> {
  if ((await db.prepare(cycleSql).bind(cycle).first()) === null) return fail('cycle_unknown');
  const { results } = await db
    .prepare(departmentsSql)
    .bind(cycle)
    .all<{ department: string; name: string; sheets: string }>();
  const outcomeOf = await readOutcomes(
    db,
    results.map((row) => row.department),
  );
  return ok(
    results.map((row) => ({
      department: row.department,
      name: row.name,
      sheets: sheetStates(JSON.parse(row.sheets) as StoredState[]),
      result: outcomeOf(cycle, row.department),
    })),
  );
}
