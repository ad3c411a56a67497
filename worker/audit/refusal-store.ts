const recentSql = `SELECT EXISTS (SELECT 1 FROM audit_log
  WHERE chain = 'views' AND seq > (SELECT coalesce(max(seq), 0) FROM audit_log WHERE chain = 'views') - ?4
    AND actor = ?1 AND subject = ?2 AND action = 'refused' AND at > unixepoch() - ?3) AS noted`;

/** Seconds in which the same refusal of the same person is noted once. */
const quietFor = 60;
/** Entries among which it is looked for: more come in a minute only from many people at once. */
const lookBack = 200;

/** True when this person's attempt at this address was noted within the last minute. */
export async function isNotedAlready(
  db: D1Database,
  actor: string,
  address: string,
): Promise<boolean> {
  const row = await db
    .prepare(recentSql)
    .bind(actor, address, quietFor, lookBack)
    .first<{ noted: number }>();
  return row?.noted === 1;
}
