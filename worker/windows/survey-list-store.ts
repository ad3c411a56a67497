import type { Approval, KeyState, SurveyState } from '../../shared/wire/window-states.ts';

/** How far a survey is. */
export interface SurveyStanding {
  id: string;
  reviewer: string | null;
  approval: Approval;
  returnReason: string | null;
  state: SurveyState;
  keys: KeyState;
}

const standingsSql = `SELECT s.id, r.name AS reviewer, s.approval, s.return_reason AS returnReason,
    s.state, s.keys
  FROM surveys s
  LEFT JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'reviewer'
  LEFT JOIN people r ON r.id = g.person_id
  WHERE s.id IN (SELECT value FROM json_each(?1))`;
const inStateSql = `SELECT id FROM surveys
  WHERE window_id = ?1 AND (approval = ?2 OR (approval = 'approved' AND state = ?2))`;

/** How far these surveys are, by id. */
export async function readStandings(
  db: D1Database,
  surveys: readonly string[],
): Promise<ReadonlyMap<string, SurveyStanding>> {
  const { results } = await db
    .prepare(standingsSql)
    .bind(JSON.stringify(surveys))
    .all<SurveyStanding>();
  return new Map(results.map((row) => [row.id, row]));
}

/** Ids of a window's surveys with this approval, or approved and in this state. */
export async function readSurveysIn(
  db: D1Database,
  windowId: string,
  wanted: string,
): Promise<ReadonlySet<string>> {
  const { results } = await db.prepare(inStateSql).bind(windowId, wanted).all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}
