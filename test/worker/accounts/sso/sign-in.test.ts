import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { softwarePasskey, type Wanted } from '../../../../scripts/client/software-passkey.ts';
import { signIn, type StaffClient } from '../../../../scripts/client/staff-client.ts';
import { createApp } from '../../../../worker/app.ts';
import { firstHr } from '../../organisation/organisation-scene.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { origin, workerFetch } from '../../support/worker-fetch.ts';
import { postTo, setUp } from '../account-scene.ts';
import {
  begin,
  comeInAs,
  cookieOf,
  finish,
  signInThere,
  tellProvider,
  withProvider,
} from './visit.ts';

let hr: StaffClient;

beforeEach(async () => {
  hr = await firstHr();
});
afterEach(() => tellProvider({ token: null, codes: 'fresh', down: false }));

/** A person with an address; the id. */
async function person(number: string, email: string | null): Promise<string> {
  const fields = { number, name: `${number}号`, email, department: null };
  return (await hr.post<{ id: string }>('/hr/people', fields)).id;
}

/** Whose session the Worker has begun. */
async function whoIs(setCookie: string | null): Promise<unknown> {
  const headers = { cookie: cookieOf(setCookie, '__Host-session') };
  const reply = await workerFetch(`${origin}/api/session`, { method: 'GET', headers });
  return (JSON.parse(await reply.text()) as { person: { id: string } }).person.id;
}

const ways = async (bindings = {}) => {
  const reply = await createApp().fetch(new Request(`${origin}/api/session/ways`), {
    ...env,
    ...bindings,
  });
  return reply.json();
};

describe('signing in where the company signs in', () => {
  it('is offered where it is configured, beside passkeys or alone', async () => {
    expect(await ways()).toEqual({ passkeys: true, sso: null });
    expect(await ways(withProvider())).toEqual({ passkeys: true, sso: 'openid' });
    expect(await ways(withProvider({ SSO_ONLY: 'true' }))).toEqual({
      passkeys: false,
      sso: 'openid',
    });
    expect((await postTo('/session/sso/begin', { again: false })).code).toBe('not_found');
  });

  it('lets somebody in who left and came back under another staff number', async () => {
    const email = 'back@example.com';
    const enter = async () => {
      const sent = await begin();
      return finish(await signInThere(sent.address, email), sent.cookie);
    };
    const former = await person('p1', email);
    expect(await whoIs((await enter()).cookie)).toBe(former);
    await hr.post(`/hr/people/${former}/end`, { revision: 1 });
    expect((await enter()).code).toBe('sso_account_unknown');
    const returned = await person('p2', email);
    expect(await whoIs((await enter()).cookie)).toBe(returned);
  });

  it('knows somebody by the verified address at first and by the subject ever after', async () => {
    const id = await person('m1', 'Ma@Example.com');
    const first = await comeInAs('ma@example.com');
    expect([first.status, await whoIs(first.cookie)]).toEqual([200, id]);
    // The address goes to somebody else, at the provider it is still the same person.
    await hr.put(`/hr/people/${id}`, {
      revision: 1,
      number: 'm1',
      name: '马经理',
      email: null,
      department: null,
    });
    const other = await person('m2', 'ma@example.com');
    const again = await comeInAs('ma@example.com');
    expect(await whoIs(again.cookie)).toBe(id);
    expect(await whoIs((await comeInAs('new-subject:ma@example.com')).cookie)).toBe(other);
    const identities = await env.DB.prepare(
      'SELECT subject, person_id FROM sso_identities ORDER BY subject',
    ).raw();
    expect(identities).toEqual([
      ['ma@example.com', id],
      ['new-subject:ma@example.com', other],
    ]);
    const entries = await env.DB.prepare(
      "SELECT actor, subject, detail FROM audit_log WHERE action = 'bind_identity' ORDER BY seq",
    ).raw();
    const detail = JSON.stringify({ binding: 'first', linkMadeBy: null });
    expect(entries).toEqual([
      [id, id, detail],
      [other, other, detail],
    ]);
  });

  it('begins a new session each time, whatever the browser brings along', async () => {
    await person('m1', 'ma@example.com');
    const planted = `__Host-session=${'a'.repeat(43)}`;
    const first = await comeInAs('ma@example.com', withProvider(), planted);
    const second = await comeInAs('ma@example.com', withProvider(), planted);
    const sessions = [first, second].map(({ cookie }) => cookieOf(cookie, '__Host-session'));
    expect(new Set([...sessions, planted]).size).toBe(3);
    expect(first.cookie).toMatch(
      /__Host-session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );
  });

  it('refuses who has left, whom nobody knows, whose address is not verified or of two people', async () => {
    const gone = await person('m1', 'gone@example.com');
    expect((await comeInAs('gone@example.com')).status).toBe(200);
    await hr.post(`/hr/people/${gone}/end`, { revision: 1 });
    await person('m2', 'unverified.wu@example.com');
    await person('m3', 'shared@example.com');
    await person('m4', 'shared@example.com');
    await person('m5', 'kelvin@example.com');
    const before = await dumpDatabase();
    for (const login of [
      'gone@example.com',
      'nobody@example.com',
      'unverified.wu@example.com',
      'shared@example.com',
      '\u212aelvin@example.com',
    ]) {
      expect([login, (await comeInAs(login)).code]).toEqual([login, 'sso_account_unknown']);
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('goes on when the provider has changed its key, between the way there and the way back', async () => {
    const id = await person('m1', 'ma@example.com');
    expect((await comeInAs('ma@example.com')).status).toBe(200);
    const sent = await begin();
    await tellProvider({ rotate: true });
    const reply = await finish(await signInThere(sent.address, 'ma@example.com'), sent.cookie);
    expect([reply.status, await whoIs(reply.cookie)]).toEqual([200, id]);
  });

  it('says which it was: cancelled there, or nobody answers', async () => {
    expect((await comeInAs(undefined)).code).toBe('sso_cancelled');
    const sent = await begin();
    const returned = await signInThere(sent.address, 'ma@example.com');
    await tellProvider({ down: true });
    expect((await finish(returned, sent.cookie)).code).toBe('sso_unavailable');
    const bindings = withProvider();
    const refused = await postTo('/session/sso/begin', { again: false }, { bindings });
    expect([refused.status, refused.code]).toEqual([503, 'sso_unavailable']);
    const nowhere = withProvider({ SSO_ISSUER: 'http://127.0.0.1:1' });
    const unreachable = await postTo('/session/sso/begin', { again: false }, { bindings: nowhere });
    expect(unreachable.code).toBe('sso_unavailable');
  });
});

describe('a grave step after single sign-on', () => {
  const confirmedAgo = async () => {
    const row = await env.DB.prepare(
      'SELECT unixepoch() - confirmed_at AS ago FROM sessions WHERE passkey_id IS NULL',
    ).first<{ ago: number }>();
    return row?.ago;
  };

  it('is not open to whoever the provider knew already, but to whom it has just asked', async () => {
    await person('m1', 'ma@example.com');
    await comeInAs('ma@example.com');
    expect(await confirmedAgo()).toBeGreaterThan(600);
    await env.DB.prepare('DELETE FROM sessions WHERE passkey_id IS NULL').run();
    const sent = await begin(true);
    expect(sent.address.searchParams.get('prompt')).toBe('login');
    const reply = await finish(await signInThere(sent.address, 'ma@example.com'), sent.cookie);
    expect(reply.status).toBe(200);
    expect(await confirmedAgo()).toBeLessThan(60);
  });

  it('is not open when the provider says that it asked an hour ago, or not when', async () => {
    await person('m1', 'ma@example.com');
    const anHourAgo = Math.floor(Date.now() / 1000) - 3600;
    for (const time of [anHourAgo, null, 'now']) {
      await tellProvider({ token: { claims: { auth_time: time } } });
      const sent = await begin(true);
      const reply = await finish(await signInThere(sent.address, 'ma@example.com'), sent.cookie);
      expect([time, reply.code]).toEqual([time, 'sso_refused']);
    }
  });
});

describe('an account that has a way in', () => {
  it('is not opened by an address that somebody wrote, unless a second person has approved it', async () => {
    const auditor = await person('a1', null);
    await hr.put(`/hr/people/${auditor}/roles`, {
      revision: 1,
      hr: false,
      leadership: false,
      auditor: true,
    });
    const link = (id: string) =>
      hr.post<{ token: string; kind: string }>(`/hr/people/${id}/sign-in-link`);
    const second = await signIn(workerFetch, origin, (await link(auditor)).token);
    const id = await person('m1', 'mine@example.com');
    await signIn(workerFetch, origin, (await link(id)).token);
    expect((await comeInAs('mine@example.com')).code).toBe('sso_account_waits');
    await link(id);
    expect((await comeInAs('mine@example.com')).code).toBe('sso_account_waits');
    const { recoveries } = await second.get<{ recoveries: { id: string }[] }>('/access');
    await second.post(`/access/recoveries/${recoveries[0]?.id ?? ''}/approve`);
    expect(await whoIs((await comeInAs('mine@example.com')).cookie)).toBe(id);
    const { enrolments } = await second.get<{ enrolments: object[] }>('/access');
    expect(enrolments).toContainEqual({
      person: { name: 'm1号', number: 'm1' },
      cameBy: 'identity',
      madeBy: '何人事',
      approvedBy: 'a1号',
      at: expect.any(Number) as number,
    });
    // It is used up: another identity with the same address needs another one.
    expect((await comeInAs('other:mine@example.com')).code).toBe('sso_account_waits');
  });

  it('is connected by whoever is signed in to it and has just shown that', async () => {
    const id = await person('m1', 'ma@example.com');
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    const own = await signIn(workerFetch, origin, token);
    const { cookie } = own;
    expect((await comeInAs('ma@example.com', withProvider(), hr.cookie)).code).toBe(
      'sso_account_waits',
    );
    const age = 'UPDATE sessions SET confirmed_at = confirmed_at - 600 WHERE person_id = ?1';
    await env.DB.prepare(age).bind(id).run();
    expect((await comeInAs('ma@example.com', withProvider(), cookie)).code).toBe(
      'sso_account_waits',
    );
    await env.DB.prepare(age.replace('- 600', '+ 600')).bind(id).run();
    expect(await whoIs((await comeInAs('ma@example.com', withProvider(), cookie)).cookie)).toBe(id);
  });

  it('loses it with every session that came by it, but never its last way in', async () => {
    const id = await person('m1', 'ma@example.com');
    const alone = await comeInAs('ma@example.com');
    const bindings = withProvider();
    const drop = (cookie: string, settings = bindings) =>
      postTo('/session/sso/disconnect', {}, { cookie, bindings: settings });
    const session = cookieOf(alone.cookie, '__Host-session');
    await env.DB.prepare('UPDATE sessions SET confirmed_at = unixepoch()').run();
    expect((await drop(session)).code).toBe('last_way_in');
    await env.DB.prepare('DELETE FROM sso_identities').run();
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    const { cookie } = await signIn(workerFetch, origin, token);
    await comeInAs('ma@example.com', bindings, cookie);
    expect((await drop(cookie, withProvider({ SSO_ONLY: 'true' }))).code).toBe('sso_only');
    expect([(await drop(cookie)).status, (await drop(cookie)).status]).toEqual([200, 200]);
    const left = await env.DB.prepare(
      'SELECT count(*) AS n FROM sessions WHERE person_id = ?1 AND passkey_id IS NULL',
    )
      .bind(id)
      .first<{ n: number }>();
    expect(left).toEqual({ n: 0 });
    expect((await comeInAs('ma@example.com')).code).toBe('sso_account_waits');
  });

  it('gets no first passkey by a link of HR once it is connected', async () => {
    const id = await person('m1', 'ma@example.com');
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    expect((await comeInAs('ma@example.com')).status).toBe(200);
    expect((await postTo('/session/enrolment', { token })).status).toBe(401);
    const later = await hr.post<{ kind: string }>(`/hr/people/${id}/sign-in-link`);
    expect(later.kind).toBe('recovery');
  });
});

describe('where it is the only way in', () => {
  it('lets nobody in by a passkey or a link, but the operator’s', async () => {
    const bindings = withProvider({ SSO_ONLY: 'true' });
    const id = await person('m1', 'ma@example.com');
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    const passkey = hr.passkey ?? (await softwarePasskey());
    const asked = await postTo('/session/challenge', {});
    const { options } = JSON.parse(asked.text) as { options: Wanted };
    const answer = await passkey.show(origin, options);
    const replies = [
      await postTo('/session/challenge', {}, { bindings }),
      await postTo('/session', { answer }, { bindings }),
      await postTo('/session/enrolment', { token }, { bindings }),
    ];
    expect(replies.map(({ code }) => code)).toEqual(['sso_only', 'sso_only', 'sso_only']);
    expect((await comeInAs('ma@example.com', bindings)).status).toBe(200);
    const way = await postTo('/session/enrolment', { token: await setUp() }, { bindings });
    expect(way.status).toBe(200);
  });
});
