import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import type { Deliver } from '../delivery/delivery.ts';
import { readCompany } from '../organisation/company-store.ts';
import { isLive } from './lifecycle.ts';
import { listClientManagers, mayRemind } from './reminder-store.ts';
import type { WindowRecord } from './window-store.ts';

/** Messages under way at once: as many connections as the platform lets one request have. */
const atOnce = 6;

/** What became of a reminder. */
export interface Reminded {
  /** Messages that were taken. */
  sent: number;
  /** Names of managers whose message was not. */
  failed: string[];
  /** Names of managers without an address. */
  unnamed: string[];
}

/**
 * Sends the same words to the managers of all client departments, at most once a day. It is
 * noted first and sent then: cut short, it is not sent twice.
 */
export async function remindAll(
  context: { db: D1Database; deliver: Deliver },
  window: WindowRecord,
  actor: string,
  text: string,
): Promise<Result<Reminded, 'window_state_forbids' | 'reminded_today'>> {
  const { db, deliver } = context;
  if (!isLive(window.state) || window.now >= window.closesAt) return fail('window_state_forbids');
  const [{ name: company }, managers] = await Promise.all([
    readCompany(db),
    listClientManagers(db, window.id),
  ]);
  const done = await commitAudited(
    db,
    {
      chain: 'windows',
      actor,
      action: 'remind_all',
      subject: window.id,
      detail: { managers: managers.length },
    },
    mayRemind(db, window.id),
  );
  if (done === undefined) return fail('reminded_today');
  const subject = `${company}：部门服务评价提醒 / Rating of departments, a reminder`;
  const waiting = managers.filter(({ email }) => email !== null);
  const failed: string[] = [];
  const queue = [...waiting];
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const taken = await deliver({ to: next.email ?? '', subject, text: `${text}\n` });
      if (!taken.ok) failed.push(next.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const unnamed = managers.filter(({ email }) => email === null).map(({ name }) => name);
  return ok({ sent: waiting.length - failed.length, failed: failed.toSorted(), unnamed });
}
