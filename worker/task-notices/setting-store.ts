import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges } from '../database.ts';

/** How a company wants its notices. */
export interface NoticeSettings {
  isOn: boolean;
  /** Hour of the company's day from which they are sent, 6 to 11. */
  hour: number;
  /** Of the company's settings as a whole. */
  revision: number;
}

const readSql = `SELECT task_notices_on AS isOn, task_notice_hour AS hour, revision FROM company`;
const changeSql = `UPDATE company SET task_notices_on = ?2, task_notice_hour = ?3,
  revision = revision + 1 WHERE revision = ?1`;

/** The company's settings; there is one since set-up. */
export async function readNoticeSettings(db: D1Database): Promise<NoticeSettings> {
  const settings = await findNoticeSettings(db);
  if (settings === undefined) throw new Error('company is not set up');
  return settings;
}

/** The company's settings; undefined before it is set up. */
export async function findNoticeSettings(db: D1Database): Promise<NoticeSettings | undefined> {
  const row = await db.prepare(readSql).first<Omit<NoticeSettings, 'isOn'> & { isOn: number }>();
  return row === null ? undefined : { ...row, isOn: row.isOn === 1 };
}

/** Changes the company's settings; the same again is granted and changes nothing. */
export async function changeNoticeSettings(
  db: D1Database,
  actor: string,
  { isOn, hour, revision }: NoticeSettings,
): Promise<Result<NoticeSettings, 'revision_conflict'>> {
  const before = await readNoticeSettings(db);
  if (before.isOn === isOn && before.hour === hour) return ok(before);
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'change_task_notices',
    subject: 'company',
    detail: { on: isOn, hour },
  } as const;
  const done = await commitAudited(db, entry, [
    db.prepare(changeSql).bind(revision, Number(isOn), hour),
    expectChanges(db),
  ]);
  return done === undefined
    ? fail('revision_conflict')
    : ok({ isOn, hour, revision: revision + 1 });
}

const wantedSql = `SELECT coalesce((SELECT wanted FROM task_notice_people WHERE person_id = ?1), 1)
    AS wanted, (SELECT email IS NOT NULL FROM people WHERE id = ?1) AS hasAddress`;
const wantSql = `INSERT INTO task_notice_people (person_id, wanted, told) VALUES (?1, ?2, '{}')
  ON CONFLICT (person_id) DO UPDATE SET wanted = excluded.wanted, told = '{}', told_on = NULL
  WHERE wanted <> excluded.wanted`;

/** Whether a person wants notices, and whether there is an address for them. */
export async function readOwnNotices(
  db: D1Database,
  person: string,
): Promise<{ wanted: boolean; hasAddress: boolean }> {
  const row = await db
    .prepare(wantedSql)
    .bind(person)
    .first<{ wanted: number; hasAddress: number | null }>();
  return { wanted: row?.wanted !== 0, hasAddress: row?.hasAddress === 1 };
}

/** Turns a person's own notices on or off; the same again changes nothing. */
export async function chooseOwnNotices(
  db: D1Database,
  person: string,
  wanted: boolean,
): Promise<void> {
  if ((await readOwnNotices(db, person)).wanted === wanted) return;
  const entry = {
    chain: 'appraisals',
    actor: person,
    action: 'choose_task_notices',
    subject: person,
    detail: { on: wanted },
  } as const;
  // Somebody who presses twice at once finds it done.
  await commitAudited(db, entry, [
    db.prepare(wantSql).bind(person, Number(wanted)),
    expectChanges(db),
  ]);
}
