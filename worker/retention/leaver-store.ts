/** What becomes of a reference to a person who left, by `table.column`. */
export const personReferences = {
  /** Rows that go with their cycle: as long as one is there, the person is needed. */
  neededWhileThere: [
    'sheets.submitted_by',
    'sheets.approved_by',
    'sheets.self_scored_by',
    'sheets.changed_by',
    'total_signatures.person_id',
    'total_signatures.stands_in_for',
    'total_corrections.opened_by',
    'objections.filed_by',
    'objections.answered_by',
    'measures.changed_by',
    'personal_scores.person_id',
    'personal_scores.changed_by',
    'cycle_departments.no_survey_by',
    'window_requests.requested_by',
    'window_request_approvals.person_id',
    'link_replacements.requested_by',
    'link_replacement_approvals.person_id',
    'role_grants.person_id',
  ],
  /** Rows that stay after the purge of their cycle, without a name from then on. */
  neededUntilPurged: ['windows.prepared_by', 'surveys.approved_by', 'survey_managers.person_id'],
  /** What is the person's own and goes at once. */
  own: [
    'passkeys.person_id',
    'sso_identities.person_id',
    'enrolment_links.person_id',
    'sessions.person_id',
    'task_notice_people.person_id',
    'task_notices.person_id',
  ],
  /** Says that somebody did something, and goes on saying that of a person without a name. */
  nameless: [
    'form_versions.changed_by',
    'scoring_policies.changed_by',
    'audit_mismatches.first_by',
    'audit_mismatches.second_by',
    'passkeys.approved_by',
    'enrolment_links.approved_by',
    'sso_identities.approved_by',
    'purge_holds.asked_by',
    'purge_holds.confirmed_by',
    'purge_holds.lift_asked_by',
    'purge_holds.lifted_by',
    'substitutes.person_id',
    'substitutes.stands_in_for',
    'substitutes.named_by',
  ],
} as const;

const pair = (reference: string) => reference.split('.') as [table: string, column: string];
const notPurged = (cycle: string) =>
  `NOT EXISTS (SELECT 1 FROM purges g WHERE g.cycle_id = ${cycle} AND g.state = 'done')`;
const stayingSql: Record<(typeof personReferences.neededUntilPurged)[number], string> = {
  'windows.prepared_by': `SELECT 1 FROM windows w
    WHERE w.prepared_by = p.id AND ${notPurged('w.cycle_id')}`,
  'surveys.approved_by': `SELECT 1 FROM surveys s JOIN windows w ON w.id = s.window_id
    WHERE s.approved_by = p.id AND ${notPurged('w.cycle_id')}`,
  'survey_managers.person_id': `SELECT 1 FROM survey_managers m JOIN surveys s ON s.id = m.survey_id
    JOIN windows w ON w.id = s.window_id WHERE m.person_id = p.id AND ${notPurged('w.cycle_id')}`,
};
const neededSql = [
  ...personReferences.neededWhileThere.map((reference) => {
    const [table, column] = pair(reference);
    return `SELECT 1 FROM ${table} WHERE ${column} = p.id`;
  }),
  ...Object.values(stayingSql),
  // A hold that is asked for or lifted by somebody has to say by whom as long as it holds.
  `SELECT 1 FROM purge_holds WHERE ended_at IS NULL
    AND p.id IN (asked_by, confirmed_by, lift_asked_by)`,
  // A mismatch that one person has acknowledged waits for another one.
  'SELECT 1 FROM audit_mismatches WHERE second_by IS NULL AND first_by = p.id',
]
  .map((sql) => `EXISTS (${sql})`)
  .join(' OR ');

const leaversSql = `SELECT p.id, p.ended_at AS endedAt FROM people p
  WHERE p.ended_at IS NOT NULL AND p.forgotten_at IS NULL ORDER BY p.ended_at`;
const forgettableSql = `SELECT p.id FROM people p
  WHERE p.id IN (SELECT value FROM json_each(?1)) AND p.forgotten_at IS NULL
    AND NOT (${neededSql}) LIMIT ?2`;
const settingsSql = `SELECT name, time_zone AS timeZone, retention_months AS months,
  unixepoch() AS now FROM company`;
const monthsSql = `SELECT month, announced_at AS announcedAt, done_at AS doneAt,
    json_array_length(certificate, '$.people') AS people FROM forgettings ORDER BY month`;
const announceSql = `INSERT INTO forgettings (month, announced_at) VALUES (?1, unixepoch())
  ON CONFLICT (month) DO NOTHING`;
const forgottenSql = `SELECT id, ended_at AS endedAt FROM people
  WHERE forgotten_at IS NOT NULL AND ended_at BETWEEN ?1 AND ?2 ORDER BY id`;
const notDoneSql = `SELECT value AS month FROM json_each(?1)
  WHERE value NOT IN (SELECT month FROM forgettings WHERE done_at IS NOT NULL)`;
const doneSql = `UPDATE forgettings SET done_at = unixepoch(), certificate = ?2
  WHERE month = ?1 AND done_at IS NULL`;
const doneAgainSql = `INSERT INTO forgettings (month, announced_at, done_at, certificate)
  VALUES (?1, unixepoch(), unixepoch(), ?2)
  ON CONFLICT (month) DO UPDATE SET done_at = excluded.done_at, certificate = excluded.certificate
    WHERE forgettings.done_at IS NULL`;
const ids = '(SELECT value FROM json_each(?1))';
const deleteOwnSqls = personReferences.own.map((reference) => {
  const [table, column] = pair(reference);
  return `DELETE FROM ${table} WHERE ${column} IN ${ids}`;
});
// The staff number has to be one of its own; the id is random and says nothing.
const forgetSql = `UPDATE people SET number = id, name = '离职人员（former staff）', email = NULL,
    title = NULL, department_id = NULL, ended_at = coalesce(ended_at, unixepoch()),
    forgotten_at = unixepoch(), revision = revision + 1
  WHERE id IN ${ids} AND forgotten_at IS NULL`;
const dropRolesSql = `DELETE FROM role_grants WHERE person_id IN ${ids}`;

/** Somebody who left and is not forgotten; `endedAt` in seconds since 1970, UTC. */
export interface Leaver {
  id: string;
  endedAt: number;
}

/** A month whose leavers were announced to be forgotten, or are. */
export interface Forgetting {
  month: string;
  announcedAt: number;
  doneAt: number | null;
  /** How many were forgotten; null before it is done. */
  people: number | null;
}

/** What decides about leavers, as of one moment. */
export interface LeaverFacts {
  company: { name: string; timeZone: string; months: number };
  now: number;
  leavers: Leaver[];
  forgettings: Forgetting[];
}

/** Everybody who left and is not forgotten, what was announced, and for how long is kept. */
export async function readLeavers(db: D1Database): Promise<LeaverFacts> {
  const [settings, leavers, forgettings] = await db.batch([
    db.prepare(settingsSql),
    db.prepare(leaversSql),
    db.prepare(monthsSql),
  ]);
  const [company] = (settings?.results ?? []) as {
    name: string;
    timeZone: string;
    months: number;
    now: number;
  }[];
  const { now = 0, name = '', timeZone = 'UTC', months = 0 } = company ?? {};
  return {
    company: { name, timeZone, months },
    now,
    leavers: (leavers?.results ?? []) as unknown as Leaver[],
    forgettings: (forgettings?.results ?? []) as unknown as Forgetting[],
  };
}

/** Statements that announce a month's forgetting. */
export function announceForgetting(db: D1Database, month: string): D1PreparedStatement[] {
  return [db.prepare(announceSql).bind(month)];
}

/** Of these people, at most `limit` whom nothing that is kept needs any more. */
export async function listForgettable(
  db: D1Database,
  people: readonly string[],
  limit: number,
): Promise<string[]> {
  const { results } = await db
    .prepare(forgettableSql)
    .bind(JSON.stringify(people), limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Forgets people: their own things go, and what refers to them refers to somebody without a name. */
export async function forget(db: D1Database, people: readonly string[]): Promise<void> {
  const those = JSON.stringify(people);
  await db.batch(
    [...deleteOwnSqls, dropRolesSql, forgetSql].map((sql) => db.prepare(sql).bind(those)),
  );
}

/** The forgotten who left between two seconds, both included, by id. */
export async function listForgotten(
  db: D1Database,
  { from, until }: { from: number; until: number },
): Promise<Leaver[]> {
  return (await db.prepare(forgottenSql).bind(from, until).all<Leaver>()).results;
}

/** Of these months, those that the database does not know as done. */
export async function listNotForgotten(
  db: D1Database,
  months: readonly string[],
): Promise<string[]> {
  const { results } = await db
    .prepare(notDoneSql)
    .bind(JSON.stringify(months))
    .all<{ month: string }>();
  return results.map(({ month }) => month);
}

/** Statements that call a month done, with its certificate. */
export function completeForgetting(
  db: D1Database,
  month: string,
  certificate: string,
): D1PreparedStatement[] {
  return [db.prepare(doneSql).bind(month, certificate)];
}

/** The same of a month that the database, put back to an earlier day, may not know at all. */
export function completeForgettingAgain(
  db: D1Database,
  month: string,
  certificate: string,
): D1PreparedStatement[] {
  return [db.prepare(doneAgainSql).bind(month, certificate)];
}
