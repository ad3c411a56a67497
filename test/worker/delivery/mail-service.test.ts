import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emailBinding } from '../../../worker/delivery/email-binding.ts';
import { type MailApi, mailApi } from '../../../worker/delivery/mail-api.ts';

const token = 'kzlPoJ1jYbXLBOwCnGvZ4Q';
const message = {
  to: 'staff@example.com',
  subject: '部门服务评价',
  text: `您好：\n\nhttps://rate.example.com/#${token}\n`,
};
const once = { key: 'a key of sixteen', from: 'niping@example.com', rests: [5, 10] };
const repeated = { ...once, repeatHeader: 'Idempotency-Key' };
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

let logged: string[];
/** Lines logged that say what was sent or to whom. */
const told = () => logged.filter((line) => line.includes(token) || line.includes(message.to));
beforeEach(() => {
  logged = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
      logged.push(said.map(String).join(' '));
    });
  }
});
afterEach(() => vi.restoreAllMocks());

/** Hands one message to a service that takes these steps; what it came to on both sides. */
async function hand(service: Omit<MailApi, 'url'>, steps: (number | 'lose' | 'hang')[]) {
  const url = `${env.TEST_MAIL_URL}/${crypto.randomUUID()}`;
  await (await fetch(url, { method: 'PUT', body: JSON.stringify(steps) })).body?.cancel();
  // Short where it has to run out, and long enough there for a busy machine to answer the next try.
  const patience = steps.includes('hang') ? 2000 : 20_000;
  const taken = await mailApi({ ...service, url, patience })(message);
  const seen: {
    asked: { headers: Record<string, string>; body: unknown }[];
    delivered: unknown[];
  } = await (await fetch(url)).json();
  return {
    outcome: taken.ok ? 'taken' : taken.reason,
    told: told(),
    tries: seen.asked.length,
    asked: seen.asked,
    delivered: seen.delivered.length,
    keys: new Set(seen.asked.map(({ headers }) => headers['idempotency-key'])),
  };
}

describe('a mail service at the other end of a connection', () => {
  it('gets the message whole, once, with its key', async () => {
    const { outcome, asked, tries } = await hand(once, [202]);
    expect([outcome, tries]).toEqual(['taken', 1]);
    expect(asked[0]?.body).toEqual({ from: once.from, ...message });
    expect(asked[0]?.headers).toMatchObject({ authorization: `Bearer ${once.key}` });
    expect(asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it.each([
    [[422], 'address_refused', 0],
    [[401], 'delivery_unavailable', 0],
    [[307], 'delivery_unavailable', 0],
    [[503, 200], 'delivery_unavailable', 0],
    [['lose', 200], 'fate_unknown', 1],
    [['hang', 200], 'fate_unknown', 1],
  ] as const)(
    'that does not tell repetitions and %j is asked once: %s',
    async (steps, outcome, delivered) => {
      const met = await hand(once, [...steps]);
      expect(met).toMatchObject({ outcome, tries: 1, delivered, told: [] });
    },
  );

  it.each([
    [['lose', 200], 'taken', 2, 1],
    [['hang', 'lose', 200], 'taken', 3, 1],
    [[429, 503, 202], 'taken', 3, 1],
    [['lose', 409, 200], 'taken', 3, 1],
    [[500], 'fate_unknown', 3, 0],
    [[422, 200], 'address_refused', 1, 0],
    [[401, 200], 'delivery_unavailable', 1, 0],
    [[307, 200], 'delivery_unavailable', 1, 0],
  ] as const)(
    'that tells them and %j: %s after %i, delivered %i times',
    async (steps, outcome, tries, delivered) => {
      const met = await hand(repeated, [...steps]);
      expect(met).toMatchObject({ outcome, tries, delivered, told: [] });
      expect(met.keys.size).toBe(1);
    },
  );

  it('that is not there leaves open what became of the message', async () => {
    const gone = { ...repeated, url: 'http://127.0.0.1:1/' };
    expect(await mailApi(gone)(message)).toEqual({ ok: false, reason: 'fate_unknown' });
    expect(told()).toEqual([]);
  });

  it('tells repetitions over several calls by what the caller gives', async () => {
    const service = { ...repeated, url: `${env.TEST_MAIL_URL}/${crypto.randomUUID()}` };
    for (let call = 0; call < 2; call += 1) {
      expect(await mailApi(service)({ ...message, repeat: 'the-same' })).toMatchObject({
        ok: true,
      });
    }
    const seen: { asked: unknown[]; delivered: unknown[] } = await (
      await fetch(service.url)
    ).json();
    expect([seen.asked.length, seen.delivered.length]).toEqual([2, 1]);
    expect(seen.delivered).toEqual([{ from: once.from, ...message }]);
  });

  it('learns nothing of the link by the value that tells repetitions, which each message has for itself', async () => {
    const [first, second] = [await hand(repeated, [200]), await hand(repeated, [200])];
    expect(new Set([...first.keys, ...second.keys]).size).toBe(2);
    expect([...first.keys].join()).not.toContain(token);
  });
});

describe('the platform’s binding in its local runtime', () => {
  it('takes a message, and one that it may not send is not sent', async () => {
    const deliver = emailBinding(env.TEST_EMAIL, 'niping@example.com');
    expect(await deliver(message)).toEqual({ ok: true, value: true });
    const elsewhere = await deliver({ ...message, to: 'else@example.com' });
    expect(elsewhere).toEqual({ ok: false, reason: 'fate_unknown' });
    expect(told()).toEqual([]);
  });
});
