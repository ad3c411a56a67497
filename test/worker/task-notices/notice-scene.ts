import { env } from 'cloudflare:workers';
import { fail, ok } from '../../../shared/result.ts';
import type { DeliveryFailure, Message } from '../../../worker/delivery/delivery.ts';
import { sendTaskNotices } from '../../../worker/task-notices/send.ts';

/** A moment as the company's clock shows it, `YYYY-MM-DD HH:MM`, in unix seconds. */
export function shanghai(moment: string): number {
  return Date.parse(`${moment.replace(' ', 'T')}:00+08:00`) / 1000;
}

/** A mailbox that takes what it is sent, or refuses it for one of these reasons first. */
export function mailbox(refusals: DeliveryFailure[] = [], tellsRepeats = false) {
  const messages: Message[] = [];
  return {
    messages,
    kind: 'mail' as const,
    tellsRepeats,
    origin: 'https://niping.test',
    deliver: async (message: Message) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) return fail(refusal);
      messages.push(message);
      return ok(true as const);
    },
    /** Lets the clock run at a moment of the company; to whom what came then. */
    async at(moment: string, db = env.DB): Promise<string[]> {
      const before = messages.length;
      await sendTaskNotices(db, this, shanghai(moment));
      return messages
        .slice(before)
        .map(({ to }) => to)
        .toSorted();
    },
  };
}

/** Lets everybody be told anew, and gives each of these numbers an address of its own. */
export async function freshNotices(numbers: readonly string[]): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('DELETE FROM task_notices'),
    env.DB.prepare('DELETE FROM task_notice_people'),
    env.DB.prepare('DELETE FROM company_days'),
    env.DB.prepare('DELETE FROM substitutes'),
    env.DB.prepare('UPDATE company SET task_notices_on = 1, task_notice_hour = 9'),
    env.DB.prepare(
      `UPDATE people SET email = iif(number IN (SELECT value FROM json_each(?1)),
         number || '@example.com', NULL)`,
    ).bind(JSON.stringify(numbers)),
  ]);
}

/** What is kept of the notices of a day: how often each state and reason. */
export async function keptOf(day: string): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    `SELECT state || coalesce(' ' || failure, '') AS what, count(*) AS n FROM task_notices
     WHERE day = ?1 GROUP BY 1`,
  )
    .bind(day)
    .all<{ what: string; n: number }>();
  return Object.fromEntries(results.map(({ what, n }) => [what, n]));
}
