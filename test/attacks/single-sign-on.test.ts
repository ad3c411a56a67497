import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../scripts/client/staff-client.ts';
import { newTrip, openTrip, sealTrip } from '../../worker/accounts/sso/trip.ts';
import type { ForgedToken } from '../support/provider-wish.ts';
import { otherClient } from '../support/provider-wish.ts';
import { postTo, setUp } from '../worker/accounts/account-scene.ts';
import {
  begin,
  finish,
  signInThere,
  tellProvider,
  withProvider,
} from '../worker/accounts/sso/visit.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

const victim = 'ma@example.com';

beforeAll(async () => {
  await resetStorage();
  const hr = await signIn(workerFetch, origin, await setUp());
  await hr.post('/hr/people', { number: 'm1', name: '马经理', email: victim, department: null });
});
afterEach(() => tellProvider({ token: null, codes: 'fresh', down: false }));

/** Runs an attack and expects that nothing was written by it. */
async function writesNothing(attack: () => Promise<unknown>): Promise<void> {
  const before = await dumpDatabase();
  await attack();
  expect(await dumpDatabase()).toEqual(before);
}

describe('95: an answer that the provider did not give for this sign-in', () => {
  const soon = Math.floor(Date.now() / 1000);
  const forgeries: Record<string, ForgedToken> = {
    'a wrong audience': { claims: { aud: otherClient.id } },
    'several audiences, another one authorized': {
      claims: { aud: ['niping', otherClient.id], azp: otherClient.id },
    },
    'another issuer': { claims: { iss: 'https://elsewhere.test' } },
    'another nonce': { claims: { nonce: 'x'.repeat(43) } },
    'no nonce': { claims: { nonce: null } },
    'an expired token': { claims: { iat: soon - 7200, exp: soon - 3600 } },
    'no subject': { claims: { sub: null } },
    'a key that the provider does not publish': { signed: 'strange' },
    'no signature': { signed: 'none' },
  };

  it('is refused for a wrong audience, issuer, nonce, time or signature', async () => {
    await writesNothing(async () => {
      for (const [name, token] of Object.entries(forgeries)) {
        await tellProvider({ token });
        const sent = await begin();
        const reply = await finish(await signInThere(sent.address, victim), sent.cookie);
        expect([name, reply.status, reply.code]).toEqual([name, 401, 'sso_refused']);
      }
    });
  });

  it('is refused with an expired code, a used one, and one for another page of the provider', async () => {
    const used = await begin();
    const returned = await signInThere(used.address, victim);
    expect((await finish(returned, used.cookie)).status).toBe(200);
    await writesNothing(async () => {
      const sent = await begin();
      const { state = '' } = await signInThere(sent.address, victim);
      expect((await finish({ ...returned, state }, sent.cookie)).code).toBe('sso_refused');

      await tellProvider({ codes: 'expired' });
      const late = await begin();
      const expired = await signInThere(late.address, victim);
      expect((await finish(expired, late.cookie)).code).toBe('sso_refused');
      await tellProvider({ codes: 'fresh' });

      const mine = await begin();
      const foreign = new URL(mine.address);
      foreign.searchParams.set('client_id', otherClient.id);
      const stolen = await signInThere(foreign, victim);
      expect((await finish(stolen, mine.cookie)).code).toBe('sso_refused');
    });
  });

  it('is refused, not called unreachable, when the provider does not know our secret', async () => {
    const bindings = withProvider({ SSO_CLIENT_SECRET: 'not-the-secret-at-all' });
    const sent = await begin(false, bindings);
    const returned = await signInThere(sent.address, victim);
    expect((await finish(returned, sent.cookie, bindings)).code).toBe('sso_refused');
  });

  it('is refused with a code whose challenge was another’s', async () => {
    await writesNothing(async () => {
      const attacker = await begin();
      const own = await begin();
      const injected = new URL(attacker.address);
      const { state = '' } = await signInThere(own.address, victim);
      const { code = '', iss = '' } = await signInThere(injected, victim);
      expect((await finish({ code, iss, state }, own.cookie)).code).toBe('sso_refused');
    });
  });

  it('is refused when it names another provider, or none where this one names itself', async () => {
    await writesNothing(async () => {
      for (const iss of ['https://elsewhere.test', undefined]) {
        const sent = await begin();
        const { code = '', state = '' } = await signInThere(sent.address, victim);
        const returned = { code, state, ...(iss === undefined ? {} : { iss }) };
        expect([iss, (await finish(returned, sent.cookie)).code]).toEqual([iss, 'sso_refused']);
      }
    });
  });
});

describe('84, 85: a way back', () => {
  it('ends nothing in a browser that did not begin it, nor with another state', async () => {
    const attacker = await begin();
    const returned = await signInThere(attacker.address, 'attacker@example.com');
    const own = await begin();
    await writesNothing(async () => {
      for (const cookie of ['', own.cookie, `__Host-sso=${'A'.repeat(400)}`]) {
        expect([cookie.length, (await finish(returned, cookie)).code]).toEqual([
          cookie.length,
          'sso_expired',
        ]);
      }
      const stateless = await finish({ ...returned, state: '' }, attacker.cookie);
      expect(stateless.code).toBe('sso_expired');
    });
  });

  it('ends once: neither a replayed state nor two at once begin a second session', async () => {
    const sent = await begin();
    expect((await finish(await signInThere(sent.address, victim), sent.cookie)).status).toBe(200);
    // A new code for the same state, nonce and challenge, so that only the state is used.
    const again = await signInThere(sent.address, victim);
    await writesNothing(async () => {
      expect((await finish(again, sent.cookie)).code).toBe('sso_expired');
    });
    const twice = await begin();
    const codes = [
      await signInThere(twice.address, victim),
      await signInThere(twice.address, victim),
    ];
    const replies = await Promise.all(codes.map((returned) => finish(returned, twice.cookie)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it('ends on the host on which it began, at the provider to which it led', async () => {
    const sent = await begin();
    const returned = await signInThere(sent.address, victim);
    await writesNothing(async () => {
      const elsewhere = await finish(returned, sent.cookie, withProvider(), 'https://niping2.test');
      expect(elsewhere.code).toBe('sso_expired');
      const moved = withProvider({ SSO_ISSUER: `${env.TEST_IDENTITY_PROVIDER_URL}/` });
      expect((await finish(returned, sent.cookie, moved)).code).toBe('sso_expired');
    });
  });

  it('is sealed: changed by a bit, under another secret, or too old, it opens nothing', async () => {
    const secret = env.SETUP_CODE;
    const trip = await newTrip('https://id.test', false, 1000);
    const seal = await sealTrip(secret, origin, trip);
    expect(seal).not.toContain(trip.verifier);
    expect(await openTrip(secret, origin, seal, 1599)).toEqual(trip);
    const last = seal.at(-5) === 'A' ? 'B' : 'A';
    const changed = seal.slice(0, -5) + last + seal.slice(-4);
    const opened = [
      await openTrip(secret, origin, seal, 1600),
      await openTrip(secret, origin, changed, 1000),
      await openTrip(`${secret}x`, origin, seal, 1000),
      await openTrip(secret, `${origin}.evil.test`, seal, 1000),
      await openTrip(secret, origin, 'AAAA', 1000),
    ];
    expect(opened).toEqual(Array(5).fill(undefined));
  });

  it('begins by a request of our own page only, and asking writes nothing', async () => {
    await writesNothing(async () => {
      const bindings = withProvider();
      const options = { bindings, at: origin };
      const body = { again: false };
      expect((await postTo('/session/sso/begin', body, options)).status).toBe(200);
      const { address, cookie } = await begin();
      expect(cookie).not.toContain(address.searchParams.get('state'));
      for (const name of ['state', 'nonce', 'code_challenge']) {
        expect(address.searchParams.get(name)).toHaveLength(43);
      }
      expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    });
  });
});
