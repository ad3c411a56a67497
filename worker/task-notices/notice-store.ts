import { nanoid } from 'nanoid';
import type { Told } from '../../shared/task-notices/standing.ts';
import type { DeliveryFailure } from '../delivery/delivery.ts';
import { expectChanges, isExpectationFailure } from '../database.ts';

/** Days for which it is kept that somebody was sent a notice. */
export const keptDays = 30;

/** Who can be told something, and what the person was told before. */
export interface Recipient {
  person: string;
  told: Told;
  /** Day of the last notice, `YYYY-MM-DD`. */
  toldOn: string | null;
}

// People who hold an office of a department or stand in for one, and can and want to be reached.
const reachable = `p.ended_at IS NULL AND p.email IS NOT NULL AND coalesce(n.wanted, 1) = 1
  AND (EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.id
      AND g.role IN ('manager', 'reviewer'))
    OR EXISTS (SELECT 1 FROM substitutes u WHERE u.person_id = p.id
      AND u.from_at <= unixepoch() AND u.until_at > unixepoch()))`;
const toLookAtSql = `SELECT p.id AS person, coalesce(n.told, '{}') AS told, n.told_on AS toldOn
  FROM people p LEFT JOIN task_notice_people n ON n.person_id = p.id
  WHERE n.looked_on IS NOT ?1 AND ${reachable} ORDER BY p.id LIMIT ?2`;
const lookSql = `INSERT INTO task_notice_people (person_id, wanted, looked_on, told)
  VALUES (?1, 1, ?2, ?3)
  ON CONFLICT (person_id) DO UPDATE SET looked_on = excluded.looked_on, told = excluded.told
  WHERE looked_on IS NOT excluded.looked_on AND wanted = 1`;
const planSql = `INSERT INTO task_notices (day, person_id, id, state, tries, next_try_at)
  VALUES (?1, ?2, ?3, 'waiting', 0, ?4) ON CONFLICT (day, person_id) DO NOTHING`;

/** People whose tasks nobody has looked at on this day, at most `limit`. */
export async function listToLookAt(
  db: D1Database,
  day: string,
  limit: number,
): Promise<Recipient[]> {
  const { results } = await db
    .prepare(toLookAtSql)
    .bind(day, limit)
    .all<{ person: string; told: string; toldOn: string | null }>();
  return results.map((row) => ({ ...row, told: JSON.parse(row.told) as Told }));
}

/**
 * Notes that a person's tasks were looked at on a day, and that there is a notice to send if there
 * is one. Of two that look at once one notes it.
 */
export async function noteLook(
  db: D1Database,
  day: string,
  person: string,
  look: { told: Told; isToBeTold: boolean; now: number },
): Promise<void> {
  const plan = db.prepare(planSql).bind(day, person, nanoid(), look.now);
  await batchIfExpected(db, [
    db.prepare(lookSql).bind(person, day, JSON.stringify(look.told)),
    expectChanges(db),
    ...(look.isToBeTold ? [plan] : []),
  ]);
}

/** A notice to be sent. */
export interface PlannedNotice {
  person: string;
  /** By which a mail service tells that it comes again. */
  id: string;
  tries: number;
  /** Null when the person has left, has no address any more or wants none. */
  email: string | null;
}

const plannedSql = `SELECT t.person_id AS person, t.id, t.tries,
    (SELECT p.email FROM people p LEFT JOIN task_notice_people n ON n.person_id = p.id
      WHERE p.id = t.person_id AND ${reachable}) AS email
  FROM task_notices t WHERE t.day = ?1 AND t.state = 'waiting' AND t.next_try_at <= ?2
  ORDER BY t.next_try_at, t.id LIMIT ?3`;
const claimSql = `UPDATE task_notices SET state = 'sending', tries = tries + 1, tried_at = ?3
  WHERE day = ?1 AND person_id = ?2 AND state = 'waiting' AND tries = ?4`;
const dropSql = `DELETE FROM task_notices WHERE day = ?1 AND person_id = ?2 AND state = 'waiting'`;
const sentSql = `UPDATE task_notices SET state = 'sent', failure = NULL
  WHERE day = ?1 AND person_id = ?2 AND state = 'sending'`;
const toldSql = `UPDATE task_notice_people SET told = ?2, told_on = ?3
  WHERE person_id = ?1 AND wanted = 1`;
const againSql = `UPDATE task_notices SET state = 'waiting', failure = ?3, next_try_at = ?4
  WHERE day = ?1 AND person_id = ?2 AND state = 'sending'`;
const failedSql = `UPDATE task_notices SET state = 'failed', failure = ?3
  WHERE day = ?1 AND person_id = ?2 AND state = 'sending'`;

/** Notices of a day that may be handed over at `now`, at most `limit`. */
export async function listPlanned(
  db: D1Database,
  day: string,
  now: number,
  limit: number,
): Promise<PlannedNotice[]> {
  const { results } = await db.prepare(plannedSql).bind(day, now, limit).all<PlannedNotice>();
  return results;
}

/** Takes a notice in hand; false when somebody else has it. @param tries as it was listed */
export async function claim(
  db: D1Database,
  day: string,
  person: string,
  now: number,
  tries: number,
): Promise<boolean> {
  const { meta } = await db.prepare(claimSql).bind(day, person, now, tries).run();
  return meta.changes === 1;
}

/** Takes back a notice that has nothing to say any more or nobody to say it to. */
export async function drop(db: D1Database, day: string, person: string): Promise<void> {
  await db.prepare(dropSql).bind(day, person).run();
}

/** Notes that a notice was taken, and what it told. */
export async function noteSent(
  db: D1Database,
  day: string,
  person: string,
  told: Told,
): Promise<void> {
  await batchIfExpected(db, [
    db.prepare(sentSql).bind(day, person),
    expectChanges(db),
    db.prepare(toldSql).bind(person, JSON.stringify(told), day),
  ]);
}

/** Notes why a notice was not taken. @param again when to try again, unix seconds; null for never */
export async function noteFailure(
  db: D1Database,
  day: string,
  person: string,
  failure: DeliveryFailure,
  again: number | null,
): Promise<void> {
  await (
    again === null
      ? db.prepare(failedSql).bind(day, person, failure)
      : db.prepare(againSql).bind(day, person, failure, again)
  ).run();
}

const lostSql = `SELECT person_id AS person, tries FROM task_notices
  WHERE day = ?1 AND state = 'sending' AND tried_at <= ?2`;

/** Notices of a day that were taken in hand until `before` (unix seconds) and never answered for. */
export async function listLost(
  db: D1Database,
  day: string,
  before: number,
): Promise<{ person: string; tries: number }[]> {
  const { results } = await db
    .prepare(lostSql)
    .bind(day, before)
    .all<{ person: string; tries: number }>();
  return results;
}

const untriedSql = `DELETE FROM task_notices
  WHERE day < ?1 AND state = 'waiting' AND failure IS NULL`;
const endDaySql = `UPDATE task_notices SET state = 'failed',
    failure = iif(state = 'sending', 'fate_unknown', failure)
  WHERE day < ?1 AND state IN ('waiting', 'sending')`;
const forgetSql = `DELETE FROM task_notices WHERE day < ?1`;
const forgetPeopleSql = `DELETE FROM task_notice_people WHERE (wanted = 1 AND looked_on < ?1)
  OR EXISTS (SELECT 1 FROM people WHERE id = person_id AND ended_at IS NOT NULL)`;

/** Ends what earlier days left open, and deletes what is kept of notices before `oldest`. */
export async function tidyUp(db: D1Database, today: string, oldest: string): Promise<void> {
  await db.batch([
    db.prepare(untriedSql).bind(today),
    db.prepare(endDaySql).bind(today),
    db.prepare(forgetSql).bind(oldest),
    db.prepare(forgetPeopleSql).bind(oldest),
  ]);
}

async function batchIfExpected(db: D1Database, statements: D1PreparedStatement[]): Promise<void> {
  try {
    await db.batch(statements);
  } catch (error) {
    if (!isExpectationFailure(error)) throw error;
  }
}
