// Surveys whose ballots are read or will never be: their keys have no business left.
const finishedSql = `SELECT id FROM surveys WHERE state <> 'pending' AND keys = 'made' LIMIT 100`;
const destroyedSql = `UPDATE surveys SET keys = 'destroyed'
  WHERE id = ?1 AND state <> 'pending' AND keys = 'made'`;
const statesSql = `SELECT s.id FROM surveys s
  WHERE s.id IN (SELECT value FROM json_each(?1)) AND s.state = 'pending'`;
const keepEvidenceSql = `SELECT s.id FROM surveys s
  WHERE s.id IN (SELECT value FROM json_each(?1)) AND s.state IN ('pending', 'tallied', 'published')`;
const keepLinksSql = `SELECT w.id FROM windows w
  WHERE w.id IN (SELECT value FROM json_each(?1)) AND w.state NOT IN ('closed', 'void')`;

/** Finished surveys whose keys are not confirmed gone. */
export async function readFinishedWithKeys(db: D1Database): Promise<string[]> {
  const { results } = await db.prepare(finishedSql).all<{ id: string }>();
  return results.map((row) => row.id);
}

/** Notes that a survey's keys are gone. */
export async function confirmDestroyed(db: D1Database, surveyId: string): Promise<void> {
  await db.prepare(destroyedSql).bind(surveyId).run();
}

/** Of these owners, those whose keys are still needed. */
export async function readStillNeeded(
  db: D1Database,
  purpose: 'survey-keys' | 'evidence' | 'link-key',
  owners: string[],
): Promise<Set<string>> {
  const sql = { 'survey-keys': statesSql, evidence: keepEvidenceSql, 'link-key': keepLinksSql };
  const { results } = await db
    .prepare(sql[purpose])
    .bind(JSON.stringify(owners))
    .all<{ id: string }>();
  return new Set(results.map((row) => row.id));
}
