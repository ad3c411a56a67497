import type { KeyState, SurveyState } from '../../shared/wire/window-states.ts';

/** A survey that waits for its reviewer's approval. */
export interface SurveyToApprove {
  survey: string;
  window: string;
  department: { id: string; name: string };
  cycle: { id: string; label: string };
  /** Unix seconds. */
  opensAt: number;
}

const toApproveSql = `SELECT s.id AS survey, s.window_id AS window, d.id AS department, d.name,
    c.id AS cycle, c.label, w.opens_at AS opensAt
  FROM surveys s JOIN windows w ON w.id = s.window_id JOIN cycles c ON c.id = w.cycle_id
  JOIN departments d ON d.id = s.department_id
  JOIN acting_roles g ON g.department_id = s.department_id AND g.role = 'reviewer'
  WHERE g.person_id = ?1 AND w.state = 'submitted' AND s.approval = 'waiting'
  ORDER BY w.opens_at, s.id`;

/** Surveys of submitted windows that a reviewer has not answered yet. */
export async function listSurveysToApprove(
  db: D1Database,
  reviewer: string,
): Promise<SurveyToApprove[]> {
  const { results } = await db.prepare(toApproveSql).bind(reviewer).all<
    Record<'survey' | 'window' | 'department' | 'name' | 'cycle' | 'label', string> & {
      opensAt: number;
    }
  >();
  return results.map(({ department, name, cycle, label, ...rest }) => ({
    ...rest,
    department: { id: department, name },
    cycle: { id: cycle, label },
  }));
}

const reviewedSql = `SELECT s.window_id AS window FROM surveys s
  JOIN acting_roles g ON g.department_id = s.department_id AND g.role = 'reviewer'
  WHERE s.id = ?1 AND g.person_id = ?2`;

/** The window of a survey, if the person reviews its department. */
export async function windowOfReviewedSurvey(
  db: D1Database,
  surveyId: string,
  reviewer: string,
): Promise<string | undefined> {
  const row = await db.prepare(reviewedSql).bind(surveyId, reviewer).first<{ window: string }>();
  return row?.window;
}

const toAuditSql = `SELECT s.id AS survey, s.window_id AS window, d.id AS department, d.name,
    c.id AS cycle, c.label, s.state, s.keys, w.closes_at + w.grace_minutes * 60 AS due_at,
    w.opens_at, w.closes_at,
    iif(s.state = 'void', s.void_reason, NULL) AS void_reason,
    EXISTS (SELECT 1 FROM tallies t WHERE t.survey_id = s.id AND s.state = 'void'
      AND t.unopened > t.activated) AS too_many
  FROM surveys s JOIN windows w ON w.id = s.window_id JOIN cycles c ON c.id = w.cycle_id
  JOIN departments d ON d.id = s.department_id
  JOIN acting_roles g ON g.department_id = s.department_id AND g.role = 'reviewer'
  WHERE g.person_id = ?1 AND s.approval = 'approved'
    AND w.state IN ('issued', 'open', 'grace', 'closed', 'void') AND s.manifest IS NOT NULL
  ORDER BY w.closes_at DESC, d.code`;

interface ToAuditRow {
  survey: string;
  window: string;
  department: string;
  name: string;
  cycle: string;
  label: string;
  state: SurveyState;
  keys: KeyState;
  due_at: number;
  opens_at: number;
  closes_at: number;
  void_reason: string | null;
  too_many: number;
}

/** Surveys with links of the departments that a person reviews, newest first. */
export async function listSurveysToAudit(db: D1Database, reviewer: string) {
  const { results } = await db.prepare(toAuditSql).bind(reviewer).all<ToAuditRow>();
  return results.map((row) => ({
    survey: row.survey,
    window: row.window,
    department: { id: row.department, name: row.name },
    cycle: { id: row.cycle, label: row.label },
    state: row.state,
    keys: row.keys,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    dueAt: row.due_at,
    /** Why a void survey is void, where somebody has said why. */
    voidReason: row.too_many === 1 ? null : row.void_reason,
    /** True of a survey that the tally voided, since there were more ballots than used links. */
    tooManyBallots: row.too_many === 1,
  }));
}

const departmentsSql = `SELECT d.id, d.name FROM departments d
  JOIN acting_roles g ON g.department_id = d.id AND g.role = 'reviewer'
  WHERE g.person_id = ?1 ORDER BY d.code`;

/** Departments that a person reviews. */
export async function listReviewedDepartments(
  db: D1Database,
  reviewer: string,
): Promise<{ id: string; name: string }[]> {
  const { results } = await db
    .prepare(departmentsSql)
    .bind(reviewer)
    .all<{ id: string; name: string }>();
  return results;
}
