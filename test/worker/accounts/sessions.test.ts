import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { softwarePasskey, type Wanted } from '../../../scripts/client/software-passkey.ts';
import { setUpCompany, signIn } from '../../../scripts/client/staff-client.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const setup = {
  code: env.SETUP_CODE,
  company: '示例通信',
  timeZone: 'Asia/Shanghai',
  number: 'h1',
  name: '何人事',
};
const signedOut = { status: 401, code: 'not_signed_in' };

const setUp = (changed: Partial<typeof setup> = {}) =>
  setUpCompany(workerFetch, origin, { ...setup, ...changed });

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const reply = await exports.default.fetch(`${origin}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: reply.status,
    text: await reply.text(),
    cookie: reply.headers.get('set-cookie'),
  };
}

/** The answer to an enrolment by a link, with its cookie as the browser gets it. */
async function enrolAt(token: string, headers: Record<string, string> = {}) {
  const asked = JSON.parse((await post('/session/enrolment', { token })).text) as {
    options: Wanted;
  };
  const answer = await (await softwarePasskey()).create(origin, asked.options);
  return post('/session/enrol', { token, label: '电脑', answer }, headers);
}

const shift = (column: string, seconds: number) =>
  env.DB.prepare(`UPDATE sessions SET ${column} = ${column} - ?1`).bind(seconds).run();

describe('the set-up', () => {
  it('is refused with a wrong code, and writes nothing', async () => {
    const before = await dumpDatabase();
    for (const code of ['x', `${env.SETUP_CODE}x`, env.SETUP_CODE.slice(1)]) {
      await expect(setUp({ code })).rejects.toMatchObject({ code: 'setup_code_wrong' });
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('makes one company, and for everybody else answers as for a wrong code', async () => {
    await setUp();
    const before = await dumpDatabase();
    for (const changed of [{ number: 'h2' }, { number: 'h1', code: 'wrong' }]) {
      await expect(setUp(changed)).rejects.toMatchObject({ status: 403, code: 'setup_code_wrong' });
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('makes one company when it is asked for twice at once', async () => {
    await Promise.allSettled([setUp({ number: 'h1' }), setUp({ number: 'h2' })]);
    const dump = await dumpDatabase();
    expect(
      [dump['company'], dump['people'], dump['role_grants']].map((rows) => rows?.length),
    ).toEqual([1, 1, 1]);
  });

  it('is the operator’s way back into an HR account, and is in the audit log', async () => {
    await setUp();
    const hr = await signIn(workerFetch, origin, await setUp());
    expect(await hr.get('/session')).toMatchObject({ roles: [{ role: 'hr' }] });
    const log = (await dumpDatabase())['audit_log'] as { actor: string; action: string }[];
    expect(log.map(({ actor, action }) => [actor, action])).toEqual([
      ['operator', 'set_up_company'],
      ['operator', 'make_hr_sign_in_link'],
      [expect.any(String), 'enrol_passkey'],
    ]);
  });

  it('opens no other account than an HR account', async () => {
    await buildScenesCompany(1);
    await expect(setUp({ number: 'm1' })).rejects.toMatchObject({ code: 'setup_code_wrong' });
  });
});

describe('a session', () => {
  it('84: is in a cookie that scripts, other sites and other hosts do not get', async () => {
    const { cookie } = await enrolAt(await setUp());
    const parts = (cookie ?? '').split('; ');
    expect(parts[0]).toMatch(/^__Host-session=1\.[A-Za-z0-9_-]{43}$/);
    expect(parts.slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
  });

  it('84: never takes the id that a browser brought along', async () => {
    const fixed = '__Host-session=fixed-by-an-attacker';
    const { cookie } = await enrolAt(await setUp(), { cookie: fixed });
    expect(cookie).not.toContain('fixed-by-an-attacker');
    const reply = await exports.default.fetch(`${origin}/api/session`, {
      headers: { cookie: fixed },
    });
    expect(reply.status).toBe(401);
    await reply.body?.cancel();
  });

  it('84: ends after two hours without a request', async () => {
    const hr = await signIn(workerFetch, origin, await setUp());
    await shift('last_seen_at', 2 * 3600 - 60);
    expect(await hr.get('/session')).toMatchObject({ person: { name: '何人事' } });
    // That request was seen; two more hours without one are too many.
    await shift('last_seen_at', 2 * 3600 - 60);
    expect(await hr.get('/session')).toMatchObject({ person: { name: '何人事' } });
    await shift('last_seen_at', 2 * 3600);
    await expect(hr.get('/session')).rejects.toMatchObject(signedOut);
  });

  it('84: ends after twelve hours whatever happens', async () => {
    const hr = await signIn(workerFetch, origin, await setUp());
    await shift('created_at', 12 * 3600);
    await expect(hr.get('/hr/organisation')).rejects.toMatchObject(signedOut);
  });

  it('notes that it was seen at most every five minutes', async () => {
    const hr = await signIn(workerFetch, origin, await setUp());
    await shift('last_seen_at', 4 * 60);
    const before = await dumpDatabase();
    await hr.get('/session');
    expect(await dumpDatabase()).toEqual(before);
    await shift('last_seen_at', 60);
    await hr.get('/session');
    expect((await dumpDatabase())['sessions']).toEqual((before['sessions'] ?? []).map(expectSeen));
  });

  it('84: is over at once when it is ended, and ending it again is harmless', async () => {
    const hr = await signIn(workerFetch, origin, await setUp());
    await hr.post('/session/end');
    await expect(hr.get('/session')).rejects.toMatchObject(signedOut);
    expect(await hr.post('/session/end')).toEqual({ signedIn: false });
  });

  it('84: loses a role in the very moment in which it is taken away', async () => {
    const company = await buildScenesCompany(1);
    const { hr, people, departments } = company;
    const manager = await company.signInAs('m1');
    await manager.get('/manager/results');
    await hr.put(`/hr/departments/${departments.get('SV')}`, {
      revision: 2,
      code: 'SV',
      name: '用户服务',
      raterLinks: 0,
      manager: people.get('m2'),
      reviewer: people.get('r1'),
    });
    await expect(manager.get('/manager/results')).rejects.toMatchObject({
      status: 403,
      code: 'role_missing',
    });
  });

  it('84: is over when its person leaves', async () => {
    const company = await buildScenesCompany(1);
    const manager = await company.signInAs('m1');
    await env.DB.prepare('UPDATE people SET ended_at = unixepoch() WHERE id = ?1')
      .bind(company.people.get('m1'))
      .run();
    await expect(manager.get('/session')).rejects.toMatchObject(signedOut);
  });
});

/** A session that was seen a moment ago. */
function expectSeen(session: unknown): unknown {
  const { created_at: createdAt } = session as { created_at: number };
  return {
    ...(session as object),
    last_seen_at: expect.toSatisfy((seen: number) => seen >= createdAt),
  };
}
