import { commitAudited } from './store.ts';

/** Seconds for which the log says nothing of windows at most while their links are valid. */
const quietFor = 60 * 60;

const dueSql = `EXISTS (SELECT 1 FROM windows WHERE state IN ('issued', 'open', 'grace'))
  AND unixepoch() >= ?1 + coalesce(
    (SELECT at FROM audit_log WHERE chain = 'windows' ORDER BY seq DESC LIMIT 1), 0)`;
const isDueSql = `SELECT ${dueSql} AS due`;
const stillDueSql = `INSERT INTO expectation (holds) SELECT ${dueSql}`;

/**
 * Writes an entry of no other content once an hour in which nobody on the staff has done anything,
 * while links are valid. What raters do leaves no trace in the log: without this, a database put back
 * to a moment since the last entry would bear out its anchor, and used links would be unused again.
 *
 * @param quiet seconds without an entry, from which on one is due
 */
export async function keepWatch(db: D1Database, quiet = quietFor): Promise<void> {
  const row = await db.prepare(isDueSql).bind(quiet).first<{ due: number }>();
  if (row?.due !== 1) return;
  const entry = {
    chain: 'windows',
    actor: 'system',
    action: 'keep_watch',
    subject: 'log',
    detail: {},
  } as const;
  await commitAudited(db, entry, [db.prepare(stillDueSql).bind(quiet)]);
}
