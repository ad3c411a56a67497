import type { SurveyEnd } from '../../shared/task-notices/outcome-blind.ts';

/** A department for which somebody holds a role, or stands in for who does. */
export interface Office {
  role: 'manager' | 'reviewer';
  department: string;
  /** From when until when (excluded) the person stands in, unix seconds; undefined for an own office. */
  standsIn: { from: number; until: number } | undefined;
}

// What the view `acting_roles` says, with the days: SQLite carries only a bound value into a view.
const officesSql = `SELECT role, department_id AS department, NULL AS "from", NULL AS until
  FROM role_grants WHERE person_id = ?1 AND role IN ('manager', 'reviewer')
  UNION ALL
  SELECT u.role, u.department_id, u.from_at, u.until_at FROM substitutes u
  JOIN role_grants g ON g.department_id = u.department_id AND g.role = u.role
    AND g.person_id = u.stands_in_for
  WHERE u.person_id = ?1 AND u.from_at <= unixepoch() AND u.until_at > unixepoch()
  ORDER BY until, department, role`;

/** The offices that a person has at this moment, the own ones first. */
export async function listOffices(db: D1Database, person: string): Promise<Office[]> {
  const { results } = await db
    .prepare(officesSql)
    .bind(person)
    .all<Pick<Office, 'role' | 'department'> & { from: number | null; until: number | null }>();
  return results.map(({ role, department, from, until }) => ({
    role,
    department,
    standsIn: from === null || until === null ? undefined : { from, until },
  }));
}

// Neither the state of a survey nor a result is read: when it ends is all that a notice may depend on.
const endsSql = `SELECT cd.cycle_id AS cycle, cd.department_id AS department,
    cd.no_survey_reason IS NOT NULL AS noSurvey,
    (SELECT max(w.closes_at + w.grace_minutes * 60) FROM windows w
      JOIN surveys s ON s.window_id = w.id
      WHERE w.cycle_id = cd.cycle_id AND s.department_id = cd.department_id
        AND s.approval = 'approved' AND s.manifest IS NOT NULL) AS endsAt
  FROM cycle_departments cd WHERE cd.department_id IN (SELECT value FROM json_each(?1))`;

/** When the surveys of these departments end, in every cycle in which they take part. */
export async function listSurveyEnds(db: D1Database, departments: string[]): Promise<SurveyEnd[]> {
  const { results } = await db
    .prepare(endsSql)
    .bind(JSON.stringify(departments))
    .all<Omit<SurveyEnd, 'noSurvey'> & { noSurvey: number }>();
  return results.map((row) => ({ ...row, noSurvey: row.noSurvey === 1 }));
}
