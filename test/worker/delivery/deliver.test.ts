import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Deliver } from '../../../worker/delivery/delivery.ts';
import { emailBinding } from '../../../worker/delivery/email-binding.ts';
import { mailApi } from '../../../worker/delivery/mail-api.ts';
import { readOutbox } from '../../../worker/delivery/outbox.ts';

afterEach(() => vi.restoreAllMocks());

const message = { to: 'a@example.com', subject: '主题', text: '正文\n' };
const service = { url: 'https://mail.example.com/send', key: 'a key', from: 'niping@example.com' };

/** Answers requests to the world outside from now on; what was asked. */
function outside(answer: () => Response): Request[] {
  const asked: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    asked.push(new Request(input, init));
    return Promise.resolve().then(answer);
  });
  return asked;
}

async function outcomeOf(deliver: Deliver): Promise<string> {
  const taken = await deliver(message);
  return taken.ok ? 'taken' : taken.reason;
}

describe('a mail service', () => {
  it('is handed the message as JSON with its key, and is not followed elsewhere', async () => {
    const asked = outside(() => new Response('{}'));
    expect(await outcomeOf(mailApi(service))).toBe('taken');
    const [request] = asked;
    expect(request?.headers.get('authorization')).toBe('Bearer a key');
    expect(request?.redirect).toBe('manual');
    expect(await request?.json()).toEqual({ from: service.from, ...message });
  });

  it.each([
    [422, 'address_refused'],
    [400, 'address_refused'],
    [401, 'delivery_unavailable'],
    [429, 'delivery_unavailable'],
    [302, 'delivery_unavailable'],
    [503, 'delivery_unavailable'],
    [500, 'fate_unknown'],
  ])('that answers %i: %s', async (status, outcome) => {
    outside(() => new Response(null, { status, headers: { location: 'https://evil.test/' } }));
    expect(await outcomeOf(mailApi(service))).toBe(outcome);
  });

  it('that does not answer leaves open what became of the message, and nothing is logged', async () => {
    const logged = vi.spyOn(console, 'error');
    outside(() => {
      throw new Error('no network');
    });
    expect(await outcomeOf(mailApi(service))).toBe('fate_unknown');
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('the platform’s binding', () => {
  const failing = (code: string): SendEmail => ({
    send: () => Promise.reject(Object.assign(new Error('no'), { code })),
  });

  it('is handed the message', async () => {
    const sent: unknown[] = [];
    const binding: SendEmail = {
      send: (given) => {
        sent.push(given);
        return Promise.resolve({ messageId: 'x' });
      },
    };
    expect(await outcomeOf(emailBinding(binding, service.from))).toBe('taken');
    expect(sent).toEqual([{ from: service.from, ...message }]);
  });

  it.each([
    ['E_RECIPIENT_SUPPRESSED', 'address_refused'],
    ['E_RATE_LIMIT_EXCEEDED', 'delivery_unavailable'],
  ])('that fails with %s: %s', async (code, outcome) => {
    expect(await outcomeOf(emailBinding(failing(code), service.from))).toBe(outcome);
  });
});

describe('the outbox', () => {
  it.each([
    ['nothing', null],
    ['another shape', { messages: [{ file: 1 }] }],
  ])('that answers %s is unavailable', async (_name, answer) => {
    outside(() => Response.json(answer));
    const read = await readOutbox({ url: 'http://127.0.0.1:9/', key: 'k' });
    expect(read.ok ? read.value : read.reason).toBe('delivery_unavailable');
  });
});
