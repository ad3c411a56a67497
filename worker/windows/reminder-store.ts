/** Seconds between two reminders by e-mail: more often they are noise. */
const restBetween = 24 * 60 * 60;

/** A manager whom a reminder reaches; HR holds no addresses of raters. */
export interface ClientManager {
  name: string;
  email: string | null;
}

// Nothing here looks at links or ballots: everybody is reminded alike.
const managersSql = `SELECT DISTINCT p.id, p.name, p.email FROM surveys s
  JOIN survey_clients sc ON sc.survey_id = s.id
  JOIN window_clients wc ON wc.window_id = s.window_id AND wc.department_id = sc.department_id
  JOIN role_grants g ON g.department_id = sc.department_id AND g.role = 'manager'
  JOIN people p ON p.id = g.person_id AND p.ended_at IS NULL
  WHERE s.window_id = ?1 AND s.approval = 'approved' AND wc.links > 0
  ORDER BY p.number`;

/** The managers of all client departments of a window. */
export async function listClientManagers(
  db: D1Database,
  windowId: string,
): Promise<ClientManager[]> {
  const { results } = await db.prepare(managersSql).bind(windowId).all<ClientManager>();
  return results.map(({ name, email }) => ({ name, email }));
}

const lastSql = `SELECT max(at) AS at FROM audit_log
  WHERE chain = 'windows' AND subject = ?1 AND action = 'remind_all'`;

/** When managers were last reminded by e-mail; null if never. Unix seconds. */
export async function lastReminder(db: D1Database, windowId: string): Promise<number | null> {
  const row = await db.prepare(lastSql).bind(windowId).first<{ at: number | null }>();
  return row?.at ?? null;
}

const mayRemindSql = `INSERT INTO expectation (holds) SELECT NOT EXISTS (
    SELECT 1 FROM audit_log WHERE chain = 'windows' AND subject = ?1 AND action = 'remind_all'
      AND at > unixepoch() - ?2)
  AND EXISTS (SELECT 1 FROM windows WHERE id = ?1 AND state IN ('issued', 'open')
    AND closes_at > unixepoch())`;

/** Statement that lets a reminder be noted only while the window runs and once a day. */
export function mayRemind(db: D1Database, windowId: string): D1PreparedStatement[] {
  return [db.prepare(mayRemindSql).bind(windowId, restBetween)];
}
