import type { Preparer } from './rules.ts';

/** What makes somebody a preparer of a window. */
const drafting = "'create_window', 'change_window', 'submit_window'";
/** What puts the window's links into somebody's hands. */
const holding = "'make_links', 'make_replacement'";

// The row of a window knows only who changed it last; the audit log knows everybody. `+` keeps SQLite
// from reading a whole chain of the log instead of what is about this window.
const preparersSql = `SELECT p.id, p.name, p.department_id AS department FROM people p
  WHERE p.id IN (SELECT prepared_by FROM windows WHERE id = ?1)
    OR p.id IN (SELECT actor FROM audit_log WHERE +chain = 'windows' AND subject = ?1
      AND action IN (${drafting}))
  ORDER BY p.id`;
const preparedSql = `SELECT
    EXISTS (SELECT 1 FROM windows WHERE id = ?1 AND prepared_by = ?2)
    OR EXISTS (SELECT 1 FROM audit_log WHERE +chain = 'windows' AND subject = ?1 AND actor = ?2
      AND action IN (${drafting}, ${holding})) AS prepared`;
const excludedSql = `WITH asked AS (SELECT value AS id FROM json_each(?1))
  SELECT EXISTS (SELECT 1 FROM survey_managers
      WHERE survey_id IN (SELECT id FROM asked) AND person_id = ?2)
    OR EXISTS (SELECT 1 FROM surveys s JOIN people p ON p.department_id = s.department_id
      WHERE s.id IN (SELECT id FROM asked) AND p.id = ?2) AS excluded`;

/** A preparer as the preflight names them. */
export type NamedPreparer = Preparer & { name: string };

/** A statement that reads everybody who drafted, changed or submitted a window. */
export function preparersStatement(db: D1Database, window: string): D1PreparedStatement {
  return db.prepare(preparersSql).bind(window);
}

/** The rows of that statement. */
export function preparersOf(result: D1Result | undefined): NamedPreparer[] {
  const rows = (result?.results ?? []) as { id: string; name: string; department: string | null }[];
  return rows.map((row) => ({ ...row, department: row.department ?? undefined }));
}

/** Whether a person has ever had a hand in preparing a window or held its links. */
async function hasPrepared(db: D1Database, window: string, person: string): Promise<boolean> {
  const row = await db.prepare(preparedSql).bind(window, person).first<{ prepared: number }>();
  return row?.prepared === 1;
}

/**
 * Whether a person may not act as reviewer of one of these surveys of a window, whatever roles
 * were given out since: who has managed its department since the approval, who belongs to it,
 * and who prepared the window or held its links.
 */
export async function isExcludedFromReview(
  db: D1Database,
  window: string,
  surveys: readonly string[],
  person: string,
): Promise<boolean> {
  const row = await db
    .prepare(excludedSql)
    .bind(JSON.stringify(surveys), person)
    .first<{ excluded: number }>();
  return row?.excluded === 1 || (await hasPrepared(db, window, person));
}

/**
 * Whether a person may not answer a request about a window, for an early close, a void or another
 * link: who asked for it, and who prepared the window or held its links.
 */
export async function isExcludedFromAnswer(
  db: D1Database,
  request: { requestedBy: { id: string }; window: string },
  person: string,
): Promise<boolean> {
  return request.requestedBy.id === person || hasPrepared(db, request.window, person);
}
