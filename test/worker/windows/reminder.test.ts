import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/result.ts';
import type { Deliver, Message } from '../../../worker/delivery/delivery.ts';
import { remindAll } from '../../../worker/windows/remind.ts';
import { readWindow } from '../../../worker/windows/window-store.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { alike, castAll } from '../support/survey.ts';

beforeEach(resetStorage);

const words = '评价明天截止，请还没有评的同事抓紧。';
const sevens = alike(6);

/** Gives the managers of C1 to C3 an address; the fourth has none. */
async function giveAddresses(): Promise<void> {
  await env.DB.prepare(
    "UPDATE people SET email = number || '@example.com' WHERE number IN ('mC1', 'mC2', 'mC3', 'm1')",
  ).run();
}

async function remind(scene: Scene, refused = '') {
  const sent: Message[] = [];
  const deliver: Deliver = async (message) => {
    if (message.to === refused) return fail('address_refused');
    sent.push(message);
    return ok(true);
  };
  const window = await readWindow(env.DB, scene.window);
  if (window === undefined) throw new Error('there is no window');
  const done = await remindAll({ db: env.DB, deliver }, window, 'hr', words);
  return { sent, done: done.ok ? done.value : done.reason };
}

describe('80: a reminder', () => {
  it('goes to the managers of all client departments alike, whoever has rated', async () => {
    const scene = await openScene();
    await giveAddresses();
    await castAll(scene, sevens);
    const { sent, done } = await remind(scene, 'mC2@example.com');
    expect(done).toEqual({ sent: 2, failed: ['经理C2'], unnamed: ['经理C4'] });
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['mC1@example.com', 'mC3@example.com']);
    expect(new Set(sent.map(({ subject, text }) => subject + text)).size).toBe(1);
    expect(sent[0]?.text).toContain(words);
  });

  it('is sent once a day, is noted, and its words are kept nowhere', async () => {
    const scene = await openScene();
    await giveAddresses();
    const both = await Promise.all([remind(scene), remind(scene)]);
    const said = both.map(({ done }) => (typeof done === 'string' ? done : `${done.sent} sent`));
    expect(said).toHaveLength(2);
    expect(said).toEqual(expect.arrayContaining(['3 sent', 'reminded_today']));
    const dump = await dumpDatabase();
    const noted = (dump['audit_log'] as { action: string }[]).filter(
      ({ action }) => action === 'remind_all',
    );
    expect(noted).toHaveLength(1);
    expect(JSON.stringify(dump)).not.toContain(words);
  });

  it('is not sent before the links are in force or after the close', async () => {
    const scene = await openScene();
    await passClose(scene);
    expect((await remind(scene)).done).toBe('window_state_forbids');
  });

  it('is refused where no delivery is configured', async () => {
    const scene = await openScene();
    const call = () =>
      scene.company.hr.post(`/hr/windows/${scene.window}/reminder`, { text: words });
    await expectRefusal(call, 409, 'delivery_not_configured');
    expect(await scene.company.hr.get(`/hr/windows/${scene.window}/reminder`)).toEqual({
      delivery: 'none',
      managers: 4,
      withoutAddress: 4,
      sentAt: null,
    });
  });
});
