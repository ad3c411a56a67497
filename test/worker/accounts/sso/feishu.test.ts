import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import { feishuProvider } from '../../../../worker/accounts/sso/feishu.ts';
import { newTrip } from '../../../../worker/accounts/sso/trip.ts';
import { firstHr } from '../../organisation/organisation-scene.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { origin } from '../../support/worker-fetch.ts';
import { begin, comeInAs, finish, signInThere, tellProvider, withProvider } from './visit.ts';

const feishu = withProvider({ SSO_PROVIDER: 'feishu' });
let hr: StaffClient;

beforeEach(async () => {
  hr = await firstHr();
  const email = 'ma@example.com';
  await hr.post('/hr/people', { number: 'm1', name: '马经理', email, department: null });
});
afterEach(() => tellProvider({ down: false }));

describe('signing in with Feishu', () => {
  it('goes to Feishu’s own addresses, or Lark’s, and to no other', async () => {
    for (const host of ['feishu.cn', 'larksuite.com']) {
      const issuer = `https://accounts.${host}`;
      const config = { kind: 'feishu', clientId: 'a', clientSecret: 'b', only: false } as const;
      const trip = await newTrip(issuer, false, 0);
      const begun = await feishuProvider({ ...config, issuer }).begin(trip, `${origin}/x`);
      expect(begun.ok && begun.value.origin + begun.value.pathname).toBe(
        `${issuer}/open-apis/authen/v1/authorize`,
      );
    }
  });

  it('knows people by the mailbox of the company at first and by their id ever after', async () => {
    expect((await comeInAs('ma@example.com', feishu)).status).toBe(200);
    await env.DB.prepare("UPDATE people SET email = NULL WHERE number = 'm1'").run();
    expect((await comeInAs('ma@example.com', feishu)).status).toBe(200);
    const bound = await env.DB.prepare('SELECT issuer, subject FROM sso_identities').raw();
    expect(bound).toEqual([[feishu.SSO_ISSUER, 'ou_ma@example.com']]);
    const row = await env.DB.prepare(
      'SELECT max(unixepoch() - confirmed_at) AS ago FROM sessions WHERE passkey_id IS NULL',
    ).first<{ ago: number }>();
    expect(row?.ago).toBeLessThan(60);
  });

  it('believes no address that somebody typed, and no answer that is not for this sign-in', async () => {
    const before = await dumpDatabase();
    expect((await comeInAs('typed:ma@example.com', feishu)).code).toBe('sso_account_unknown');
    expect((await comeInAs(undefined, feishu)).code).toBe('sso_cancelled');
    const own = await begin(false, feishu);
    const attacker = await begin(false, feishu);
    const { code = '' } = await signInThere(attacker.address, 'ma@example.com');
    const { state = '' } = await signInThere(own.address, 'ma@example.com');
    expect((await finish({ code, state }, own.cookie, feishu)).code).toBe('sso_refused');
    expect((await finish({ state }, own.cookie, feishu)).code).toBe('sso_refused');
    const wrong = withProvider({ SSO_PROVIDER: 'feishu', SSO_CLIENT_SECRET: 'x'.repeat(16) });
    expect((await comeInAs('ma@example.com', wrong)).code).toBe('sso_refused');
    const sent = await begin(false, feishu);
    const returned = await signInThere(sent.address, 'ma@example.com');
    await tellProvider({ down: true });
    expect((await finish(returned, sent.cookie, feishu)).code).toBe('sso_unavailable');
    expect(await dumpDatabase()).toEqual(before);
  });
});
