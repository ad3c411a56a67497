import type { DeliveryFailure } from '../delivery/delivery.ts';

/** How the notices of one day fared; what they said and to whom is not in it. */
export interface NoticeDay {
  /** `YYYY-MM-DD`. */
  day: string;
  sent: number;
  /** Not handed over yet, or to be tried again. */
  waiting: number;
  failed: Record<DeliveryFailure, number>;
}

/** Somebody with an office who cannot be told. */
export interface Unreachable {
  id: string;
  number: string;
  name: string;
  because: 'no_address' | 'address_refused';
}

/** Days and people that one answer lists. */
const listedDays = 14;
const listedPeople = 100;

const daysSql = `SELECT day, state, failure, count(*) AS count FROM task_notices
  WHERE day IN (SELECT DISTINCT day FROM task_notices ORDER BY day DESC LIMIT ${listedDays})
  GROUP BY day, state, failure ORDER BY day DESC`;
// An address counts as refused until a later notice was taken.
const unreachableSql = `WITH officers AS (
    SELECT person_id FROM role_grants WHERE role IN ('manager', 'reviewer')
    UNION SELECT person_id FROM substitutes WHERE from_at <= unixepoch() AND until_at > unixepoch())
  SELECT p.id, p.number, p.name,
    iif(p.email IS NULL, 'no_address', 'address_refused') AS because, count(*) OVER () AS total
  FROM officers o JOIN people p ON p.id = o.person_id
  WHERE p.ended_at IS NULL AND (p.email IS NULL OR (
    SELECT t.failure FROM task_notices t WHERE t.person_id = p.id AND t.state IN ('sent', 'failed')
    ORDER BY t.day DESC LIMIT 1) = 'address_refused')
  ORDER BY p.number LIMIT ${listedPeople}`;

/** How notices fared on the last days on which there were some, the newest first. */
export async function listNoticeDays(db: D1Database): Promise<NoticeDay[]> {
  const { results } = await db.prepare(daysSql).all<{
    day: string;
    state: 'waiting' | 'sending' | 'sent' | 'failed';
    failure: DeliveryFailure | null;
    count: number;
  }>();
  const days = new Map<string, NoticeDay>();
  for (const { day, state, failure, count } of results) {
    const one = days.get(day) ?? {
      day,
      sent: 0,
      waiting: 0,
      failed: { address_refused: 0, delivery_unavailable: 0, fate_unknown: 0 },
    };
    days.set(day, one);
    if (state === 'sent') one.sent += count;
    else if (state === 'failed' && failure !== null) one.failed[failure] += count;
    else one.waiting += count;
  }
  return [...days.values()];
}

/** Managers, reviewers and substitutes who cannot be told, and how many there are in all. */
export async function listUnreachable(
  db: D1Database,
): Promise<{ total: number; rows: Unreachable[] }> {
  const { results } = await db.prepare(unreachableSql).all<Unreachable & { total: number }>();
  return {
    total: results[0]?.total ?? 0,
    rows: results.map(({ id, number, name, because }) => ({ id, number, name, because })),
  };
}
