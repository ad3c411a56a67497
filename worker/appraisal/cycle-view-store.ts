import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import type { Cycle, Deadlines } from './cycle-store.ts';
import {
  type CycleSurvey,
  type CycleWindow,
  parseCycleWindows,
  selectCycleWindows,
} from './cycle-windows-store.ts';
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

/** All that HR follows a cycle by. */
export interface CycleView {
  now: number;
  cycle: Omit<Cycle, 'departments' | 'formVersion' | 'scoringPolicy'>;
  formVersion: { number: number; revision: number };
  scoringPolicy: { number: number; revision: number; content: ScoringPolicy };
  /** It has sheets or a window, so that its versions stay. */
  started: boolean;
  departments: DepartmentProgress[];
  windows: CycleWindow[];
}

const cycleSql = `SELECT unixepoch() AS now, c.id, c.kind, c.label, c.revision,
    c.opened_at AS openedAt, c.sheets_due_at AS sheets, c.self_scores_due_at AS selfScores,
    c.audit_due_at AS audit, f.number AS form, f.revision AS formRevision,
    s.number AS policy, s.revision AS policyRevision, s.content,
    EXISTS (SELECT 1 FROM windows WHERE cycle_id = c.id)
      OR EXISTS (SELECT 1 FROM sheets WHERE cycle_id = c.id) AS started
  FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
    JOIN scoring_policies s ON s.id = c.scoring_policy_id
  WHERE c.id = ?1`;
const departmentsSql = `SELECT d.id AS department, d.code, d.name,
    (SELECT p.name FROM role_grants g JOIN people p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'manager') AS manager,
    (SELECT p.name FROM role_grants g JOIN people p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'reviewer') AS reviewer,
    (SELECT json_group_array(json_object('kind', s.kind, 'state', s.state)) FROM sheets s
       WHERE s.cycle_id = cd.cycle_id AND s.department_id = d.id) AS sheets,
    cd.no_survey_reason AS reason, p.name AS saidBy
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
    LEFT JOIN people p ON p.id = cd.no_survey_by
  WHERE cd.cycle_id = ?1 ORDER BY d.code`;

interface CycleRow extends Deadlines {
  now: number;
  id: string;
  kind: Cycle['kind'];
  label: string;
  revision: number;
  openedAt: number;
  form: number;
  formRevision: number;
  policy: number;
  policyRevision: number;
  content: string;
  started: number;
}

interface DepartmentRow {
  department: string;
  code: string;
  name: string;
  manager: string | null;
  reviewer: string | null;
  sheets: string;
  reason: string | null;
  saidBy: string | null;
}

/** A cycle with the state of every sheet, survey and result in it. */
export async function readCycle(
  db: D1Database,
  id: string,
): Promise<Result<CycleView, 'cycle_unknown'>> {
  const [cycles, departments, ...ofWindows] = await db.batch([
    db.prepare(cycleSql).bind(id),
    db.prepare(departmentsSql).bind(id),
    ...selectCycleWindows(db, id),
  ]);
  const row = cycles?.results[0] as CycleRow | undefined;
  if (row === undefined) return fail('cycle_unknown');
  const { windows, surveys } = parseCycleWindows(ofWindows, row.now);
  const rows = (departments?.results ?? []) as DepartmentRow[];
  const outcomeOf = await readOutcomes(
    db,
    rows.map((each) => each.department),
  );
  return ok({
    now: row.now,
    cycle: {
      id: row.id,
      kind: row.kind,
      label: row.label,
      revision: row.revision,
      openedAt: row.openedAt,
      due: { sheets: row.sheets, selfScores: row.selfScores, audit: row.audit },
    },
    formVersion: { number: row.form, revision: row.formRevision },
    scoringPolicy: {
      number: row.policy,
      revision: row.policyRevision,
      content: JSON.parse(row.content) as ScoringPolicy,
    },
    started: row.started === 1,
    windows,
    departments: progressOf(rows, surveys, (department) => outcomeOf(id, department)),
  });
}

function progressOf(
  rows: readonly DepartmentRow[],
  surveys: readonly CycleSurvey[],
  outcomeOf: (department: string) => ResultOutcome,
): DepartmentProgress[] {
  const counting = new Map<string, DepartmentProgress['survey']>();
  for (const { department, ...survey } of surveys) {
    if (survey.approval === 'taken_out' || counting.has(department)) continue;
    counting.set(department, survey);
  }
  return rows.map(({ sheets, reason, saidBy, ...rest }) => ({
    ...rest,
    sheets: sheetStates(JSON.parse(sheets) as StoredState[]),
    survey: counting.get(rest.department) ?? null,
    result: outcomeOf(rest.department),
    noSurvey: reason === null ? null : { reason, by: saidBy ?? '' },
  }));
}
