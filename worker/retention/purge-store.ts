import { expectChanges } from '../database.ts';

const windowsOf = '(SELECT id FROM windows WHERE cycle_id = ?1)';
const surveysOf = `(SELECT id FROM surveys WHERE window_id IN ${windowsOf})`;

const countsSql = `json_object(
  'windows', (SELECT count(*) FROM windows WHERE cycle_id = ?1),
  'surveys', (SELECT count(*) FROM surveys WHERE window_id IN ${windowsOf}),
  'links', (SELECT count(*) FROM links WHERE window_id IN ${windowsOf}),
  'results', (SELECT count(*) FROM published_results WHERE cycle_id = ?1),
  'sheets', (SELECT count(*) FROM sheets WHERE cycle_id = ?1),
  'totals', (SELECT count(*) FROM frozen_totals WHERE cycle_id = ?1),
  'measures', (SELECT count(*) FROM measures WHERE cycle_id = ?1))`;

// The database's clock decides, and a hold that came a moment before the purge wins.
const beginSql = `UPDATE purges SET state = 'running', started_at = unixepoch(), counts = ${countsSql}
  WHERE cycle_id = ?1 AND state = 'announced' AND ?2 <= unixepoch()
    AND NOT EXISTS (SELECT 1 FROM purge_holds
      WHERE cycle_id = ?1 AND confirmed_by IS NOT NULL AND ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM windows
      WHERE cycle_id = ?1 AND state IN ('issued', 'open', 'grace'))`;
const beginAgainSql = `INSERT INTO purges
  (cycle_id, state, announced_at, started_at, counts, certificate)
  VALUES (?1, 'running', unixepoch(), unixepoch(), ${countsSql}, ?2)
  ON CONFLICT (cycle_id) DO UPDATE SET state = 'running', certificate = excluded.certificate,
    started_at = excluded.started_at, counts = excluded.counts
    WHERE purges.state <> 'done' AND purges.certificate IS NULL`;
const voidSurveysSql = `UPDATE surveys SET state = 'void', void_reason = 'purged'
  WHERE window_id IN ${windowsOf} AND state = 'pending'`;
const purgeSurveysSql = `UPDATE surveys SET state = 'purged'
  WHERE window_id IN ${windowsOf} AND state <> 'purged'`;
const voidWindowsSql = `UPDATE windows SET state = 'void', void_reason = 'purged',
    revision = revision + 1
  WHERE cycle_id = ?1 AND state NOT IN ('closed', 'void')`;

/** Statements that begin the announced purge of a cycle, from second `from` on, unless it is held. */
export function beginPurge(db: D1Database, cycle: string, from: number): D1PreparedStatement[] {
  return begin(db, cycle, db.prepare(beginSql).bind(cycle, from));
}

/** Statements that purge a cycle again for which there is a certificate, whatever speaks against it. */
export function beginPurgeAgain(
  db: D1Database,
  cycle: string,
  certificate: string,
): D1PreparedStatement[] {
  return begin(db, cycle, db.prepare(beginAgainSql).bind(cycle, certificate));
}

function begin(db: D1Database, cycle: string, first: D1PreparedStatement): D1PreparedStatement[] {
  const states = [voidSurveysSql, purgeSurveysSql, voidWindowsSql];
  return [first, expectChanges(db), ...states.map((sql) => db.prepare(sql).bind(cycle))];
}

const ofSurvey = ['ballots', 'answers', 'survey_receipts', 'tallies', 'published_results'];
// Of all surveys that still have something, some; which, does not matter.
const leftSurveysSql = `SELECT s.id FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE w.cycle_id = ?1 AND (s.void_reason <> 'purged' OR s.return_reason <> 'purged'
    OR ${ofSurvey.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE survey_id = s.id)`).join(' OR ')})
  LIMIT ?2`;
const surveyWordsSql = `UPDATE surveys SET void_reason = iif(void_reason IS NULL, NULL, 'purged'),
    return_reason = iif(return_reason IS NULL, NULL, 'purged') WHERE id = ?1`;

/** Surveys of a cycle of which something is left, at most `limit`. */
export async function listLeftSurveys(
  db: D1Database,
  cycle: string,
  limit: number,
): Promise<string[]> {
  const { results } = await db.prepare(leftSurveysSql).bind(cycle, limit).all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Deletes all that is kept of a survey but its public description and how it ended. */
export async function purgeSurvey(db: D1Database, survey: string): Promise<void> {
  await db.batch(
    [
      ...ofSurvey.map((table) => db.prepare(`DELETE FROM ${table} WHERE survey_id = ?1`)),
      db.prepare(surveyWordsSql),
    ].map((statement) => statement.bind(survey)),
  );
}

const replacementsSql = `DELETE FROM link_replacements WHERE window_id IN ${windowsOf}`;
const replacementApprovalsSql = `DELETE FROM link_replacement_approvals WHERE replacement_id IN
  (SELECT id FROM link_replacements WHERE window_id IN ${windowsOf})`;
const linksSql = `DELETE FROM links WHERE id IN
  (SELECT id FROM links WHERE window_id IN ${windowsOf} LIMIT ?2)`;

const linksLeftSql = `SELECT EXISTS (SELECT 1 FROM links WHERE window_id IN ${windowsOf}) AS are_left`;

/** Deletes at most `limit` links of a cycle with what was used of them; true when none is left. */
export async function purgeLinks(db: D1Database, cycle: string, limit: number): Promise<boolean> {
  const results = await db.batch<{ are_left: number }>([
    db.prepare(replacementApprovalsSql).bind(cycle),
    db.prepare(replacementsSql).bind(cycle),
    db.prepare(linksSql).bind(cycle, limit),
    db.prepare(linksLeftSql).bind(cycle),
  ]);
  return results[3]?.results[0]?.are_left === 0;
}

const quarterOf = `(SELECT substr(label, 1, 4) || '-Q' || ((CAST(substr(label, 6) AS INTEGER) + 2) / 3)
  FROM cycles WHERE id = ?1)`;
const cycleSqls = [
  `DELETE FROM turnout_bands WHERE window_id IN ${windowsOf}`,
  `DELETE FROM window_request_approvals WHERE request_id IN
    (SELECT id FROM window_requests WHERE window_id IN ${windowsOf})`,
  `DELETE FROM window_requests WHERE window_id IN ${windowsOf}`,
  `UPDATE windows SET void_reason = 'purged' WHERE cycle_id = ?1 AND void_reason <> 'purged'`,
  'DELETE FROM objections WHERE cycle_id = ?1',
  'DELETE FROM frozen_totals WHERE cycle_id = ?1',
  'DELETE FROM total_corrections WHERE cycle_id = ?1',
  'DELETE FROM total_signatures WHERE cycle_id = ?1',
  'DELETE FROM total_contents WHERE cycle_id = ?1',
  'DELETE FROM measures WHERE cycle_id = ?1',
  'DELETE FROM personal_scores WHERE period = (SELECT label FROM cycles WHERE id = ?1)',
  // Those of a quarter that has no cycle of its own go with the last of its months.
  `DELETE FROM personal_scores WHERE period = ${quarterOf} AND NOT EXISTS (
    SELECT 1 FROM cycles c LEFT JOIN purges p ON p.cycle_id = c.id
    WHERE c.id <> ?1 AND p.state IS NOT 'done' AND (c.label = ${quarterOf}
      OR (substr(c.label, 1, 4) || '-Q' || ((CAST(substr(c.label, 6) AS INTEGER) + 2) / 3)) = ${quarterOf}))`,
  'DELETE FROM audit_words WHERE cycle_id = ?1',
  'DELETE FROM sheets WHERE cycle_id = ?1',
  'DELETE FROM cycle_words WHERE cycle_id = ?1',
  `UPDATE cycle_departments SET no_survey_reason = NULL, no_survey_by = NULL WHERE cycle_id = ?1`,
];

/** Deletes what a cycle has beside its surveys and links: sheets, totals, requests, reasons. */
export async function purgeRest(db: D1Database, cycle: string): Promise<void> {
  await db.batch(cycleSqls.map((sql) => db.prepare(sql).bind(cycle)));
}

const idsSql = `SELECT id, 'survey' AS kind FROM surveys WHERE id IN ${surveysOf}
  UNION ALL SELECT id, 'window' FROM windows WHERE cycle_id = ?1`;

/** Ids of a cycle's surveys and windows: the owners of its keys. */
export async function readKeyOwners(db: D1Database, cycle: string): Promise<Set<string>> {
  const { results } = await db.prepare(idsSql).bind(cycle).all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

const runningSql = `SELECT cycle_id FROM purges WHERE state = 'running' ORDER BY started_at`;
const notDoneSql = `SELECT c.id FROM cycles c LEFT JOIN purges p ON p.cycle_id = c.id
  WHERE c.id IN (SELECT value FROM json_each(?1)) AND p.state IS NOT 'done'`;
const completeSql = `UPDATE purges SET state = 'done', done_at = unixepoch(), certificate = ?2
  WHERE cycle_id = ?1 AND state = 'running'`;

/** Cycles whose purge has begun and is not finished. */
export async function listRunningPurges(db: D1Database): Promise<string[]> {
  const { results } = await db.prepare(runningSql).all<{ cycle_id: string }>();
  return results.map((row) => row.cycle_id);
}

/** Of these cycles, those that the database has and does not know as purged. */
export async function listNotPurged(db: D1Database, cycles: string[]): Promise<string[]> {
  const { results } = await db
    .prepare(notDoneSql)
    .bind(JSON.stringify(cycles))
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Statements that note a purge as done. */
export function completePurge(
  db: D1Database,
  cycle: string,
  certificate: string,
): D1PreparedStatement[] {
  return [db.prepare(completeSql).bind(cycle, certificate), expectChanges(db)];
}
