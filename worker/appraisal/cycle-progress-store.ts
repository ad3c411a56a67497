import type { CycleSurvey } from './cycle-windows-store.ts';
import { type ResultOutcome, readOutcomes } from './published-result-store.ts';
import { type SheetStates, sheetStates, type StoredState } from './sheet-kind.ts';

/** How far a department is in a cycle and whom it waits for; no score, no figure. */
export interface DepartmentProgress {
  department: string;
  code: string;
  name: string;
  /** Names of who holds the department's roles now. */
  manager: string | null;
  reviewer: string | null;
  sheets: SheetStates;
  /** Its survey in the window that counts, or null where no window rates it. */
  survey: Omit<CycleSurvey, 'department'> | null;
  result: ResultOutcome;
  /** Why it has no survey, where HR said so, and who said it. */
  noSurvey: { reason: string; by: string } | null;
}

const progressSql = `SELECT d.id AS department, d.code, d.name,
    (SELECT p.name FROM role_grants g JOIN people p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'manager') AS manager,
    (SELECT p.name FROM role_grants g JOIN people p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'reviewer') AS reviewer,
    (SELECT json_group_array(json_object('kind', s.kind, 'state', s.state)) FROM sheets s
       WHERE s.cycle_id = cd.cycle_id AND s.department_id = d.id) AS sheets,
    cd.no_survey_reason AS reason, p.name AS saidBy
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
    LEFT JOIN people p ON p.id = cd.no_survey_by
  WHERE cd.cycle_id = ?1`;
const ofSomeSql = `${progressSql} AND cd.department_id IN (SELECT value FROM json_each(?2))`;

interface ProgressRow {
  department: string;
  code: string;
  name: string;
  manager: string | null;
  reviewer: string | null;
  sheets: string;
  reason: string | null;
  saidBy: string | null;
}

/** Statement that reads how far a cycle's departments are, all unless `departments` are named. */
export function selectProgress(
  db: D1Database,
  cycle: string,
  departments?: readonly string[],
): D1PreparedStatement {
  return departments === undefined
    ? db.prepare(progressSql).bind(cycle)
    : db.prepare(ofSomeSql).bind(cycle, JSON.stringify(departments));
}

/**
 * The departments in the rows of `selectProgress`, with their outcomes.
 * @param surveys theirs in the cycle, those that count first
 */
export async function readProgress(
  db: D1Database,
  cycle: string,
  result: D1Result | undefined,
  surveys: readonly CycleSurvey[],
): Promise<DepartmentProgress[]> {
  const rows = (result?.results ?? []) as ProgressRow[];
  const outcomeOf = await readOutcomes(
    db,
    rows.map((row) => row.department),
  );
  const counting = new Map<string, DepartmentProgress['survey']>();
  for (const { department, ...survey } of surveys) {
    if (survey.approval === 'taken_out' || counting.has(department)) continue;
    counting.set(department, survey);
  }
  return rows.map(({ sheets, reason, saidBy, ...rest }) => ({
    ...rest,
    sheets: sheetStates(JSON.parse(sheets) as StoredState[]),
    survey: counting.get(rest.department) ?? null,
    result: outcomeOf(cycle, rest.department),
    noSurvey: reason === null ? null : { reason, by: saidBy ?? '' },
  }));
}
