import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type SoftwarePasskey,
  softwarePasskey,
  type Wanted,
} from '../../../scripts/client/software-passkey.ts';
import { signInAgain, type StaffClient } from '../../../scripts/client/staff-client.ts';
import { challengeLifetime, makeChallenge } from '../../../worker/accounts/challenge.ts';
import { dumpDatabase } from '../support/dump.ts';
import { now } from '../support/scene.ts';
import { addPerson, firstHr } from '../organisation/organisation-scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { postTo, type Reply, setUp } from './account-scene.ts';

const local = 'http://localhost:8787';

let hr: StaffClient;
let person: string;
let passkey: SoftwarePasskey;

beforeEach(async () => {
  hr = await firstHr();
  person = await addPerson(hr, 'm1');
  passkey = await softwarePasskey();
});

const linkFor = (id: string) =>
  hr.post<{ token: string; kind: string }>(`/hr/people/${id}/sign-in-link`);

type Options = Parameters<typeof postTo>[2];

/** Enrols the passkey by a link, as the page does. */
async function enrol(token: string, options: Options = {}): Promise<Reply> {
  const asked = await postTo('/session/enrolment', { token }, options);
  if (asked.status !== 200) return asked;
  const { options: wanted } = JSON.parse(asked.text) as { options: Wanted };
  const answer = await passkey.create(options.at ?? origin, wanted);
  return postTo('/session/enrol', { token, label: '办公电脑', answer }, options);
}

describe('a link for the first passkey', () => {
  it('enrols once, also when it is used twice at once', async () => {
    const { token, kind } = await linkFor(person);
    expect(kind).toBe('enrolment');
    const replies = await Promise.all([enrol(token), enrol(token)]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await enrol(token)).code).toBe('sign_in_link_unknown');
    const { passkeys, sessions } = await dumpDatabase();
    expect([passkeys?.length, sessions?.length]).toEqual([2, 2]);
  });

  it('says the same when it is used, expired, replaced or unknown', async () => {
    const replaced = await linkFor(person);
    const { token } = await linkFor(person);
    const used = await linkFor(await addPerson(hr, 'm2'));
    expect((await enrol(used.token)).status).toBe(200);
    await env.DB.prepare('UPDATE enrolment_links SET expires_at = unixepoch()').run();
    const texts = await Promise.all(
      [replaced.token, token, used.token, 'unknown'].map(async (each) => (await enrol(each)).text),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('sign_in_link_unknown');
  });

  it('of somebody who left enrols nothing', async () => {
    const { token } = await linkFor(person);
    await env.DB.prepare('UPDATE people SET ended_at = unixepoch() WHERE id = ?1')
      .bind(person)
      .run();
    expect((await enrol(token)).status).toBe(401);
  });

  it('signs in by itself nowhere but in a demo on this very machine', async () => {
    const { token } = await linkFor(person);
    const before = await dumpDatabase();
    const demo = { DEMO_SIGN_IN: 'true' };
    const elsewhere = 'http://localhost.niping.test';
    const attempts: Options[] = [
      {},
      { at: local },
      { at: origin, bindings: demo },
      { at: elsewhere, bindings: demo },
      { at: 'http://127.0.0.1:8787', bindings: demo },
      { at: local, bindings: { DEMO_SIGN_IN: 'yes' } },
      { at: local, bindings: { ...demo, RATER_ORIGIN: 'https://rate.niping.test' } },
    ];
    for (const options of attempts) {
      const reply = await postTo('/session/demo', { token }, options);
      expect([options, reply.code, reply.cookie]).toEqual([options, 'not_found', null]);
    }
    expect(await dumpDatabase()).toEqual(before);
    const reply = await postTo('/session/demo', { token }, { at: local, bindings: demo });
    expect([reply.status, reply.cookie?.startsWith('__Host-session=')]).toEqual([200, true]);
  });

  it('is stored as a hash only, as is the session', async () => {
    const { token } = await linkFor(person);
    const beforeUse = JSON.stringify(await dumpDatabase());
    const { cookie } = await enrol(token);
    const secret = /=([^;]+)/.exec(cookie ?? '')?.[1] ?? '';
    expect(secret).toMatch(/^1\.[\w-]{43}$/);
    expect(beforeUse).not.toContain(token);
    expect(JSON.stringify(await dumpDatabase())).not.toContain(secret);
  });

  it('leaves in the log who made it and who used it, and tells the person by e-mail', async () => {
    const letters: { to: string; text: string }[] = [];
    const EMAIL = {
      send: async (letter: { to: string; text: string }) => {
        letters.push(letter);
      },
    } as unknown as SendEmail;
    await env.DB.prepare("UPDATE people SET email = 'm1@niping.test' WHERE id = ?1")
      .bind(person)
      .run();
    const { token } = await linkFor(person);
    await enrol(token, { bindings: { EMAIL, MAIL_FROM: 'niping@niping.test' } });
    expect(letters.map(({ to }) => to)).toEqual(['m1@niping.test']);
    expect(letters[0]?.text).toContain('登记了第一个通行密钥');
    expect(letters[0]?.text).not.toContain(token);
    const log = (await dumpDatabase())['audit_log'] as { action: string; detail: string }[];
    const last = log.filter(({ action }) => action === 'enrol_passkey').at(-1);
    const { person: maker } = await hr.get<{ person: { id: string } }>('/session');
    expect(JSON.parse(last?.detail ?? '')).toEqual({ linkMadeBy: maker.id });
  });

  it('is still good after an answer that came too late, and says so', async () => {
    const { token } = await linkFor(person);
    const use = { purpose: 'enrol', of: token } as const;
    const begun = (await now()) - challengeLifetime;
    const late = { challenge: await makeChallenge(env.SETUP_CODE, begun, use) };
    const answer = await passkey.create(origin, late);
    const reply = await postTo('/session/enrol', { token, label: 'x', answer });
    expect([reply.status, reply.code]).toEqual([401, 'passkey_refused']);
    expect((await enrol(token)).status).toBe(200);
  });

  it('takes no passkey that another origin, another link or nobody recognised has made', async () => {
    const { token } = await linkFor(person);
    const other = await linkFor(await addPerson(hr, 'm2'));
    const wantedFor = async (of: string) => {
      const { text } = await postTo('/session/enrolment', { token: of });
      return (JSON.parse(text) as { options: Wanted }).options;
    };
    const unrecognised = await softwarePasskey(0b1);
    const wanted = await wantedFor(token);
    const answers = [
      await passkey.create('https://niping.example', wanted),
      await passkey.create(origin, await wantedFor(other.token)),
      await unrecognised.create(origin, wanted),
      { ...(await passkey.create(origin, wanted)), id: 'AAAAAAAAAAAAAAAAAAAAAA' },
      { ...(await passkey.create(origin, wanted)), attestationObject: 'oA' },
    ];
    const before = await dumpDatabase();
    for (const answer of answers) {
      const reply = await postTo('/session/enrol', { token, label: 'x', answer });
      expect([reply.status, reply.code]).toEqual([401, 'passkey_refused']);
    }
    expect(await dumpDatabase()).toEqual(before);
  });
});

describe('a link for somebody who has a passkey', () => {
  it('does nothing for HR alone, and leaves the account’s passkey in force', async () => {
    await enrol((await linkFor(person)).token);
    const { token, kind } = await linkFor(person);
    expect(kind).toBe('recovery');
    const before = await dumpDatabase();
    const intruder = await softwarePasskey();
    for (const path of ['/session/enrolment', '/session/enrol']) {
      const answer = await intruder.create(origin, { challenge: 'AAAA' });
      const body = path.endsWith('enrol') ? { token, label: 'x', answer } : { token };
      const reply = await postTo(path, body);
      expect([reply.status, reply.code]).toEqual([403, 'recovery_waits']);
    }
    expect(await dumpDatabase()).toEqual(before);
    await signInAgain(workerFetch, origin, passkey);
  });

  it('works for the operator while there is nobody who could approve it, and then no more', async () => {
    expect((await enrol(await setUp())).status).toBe(200);
    await hr.put(`/hr/people/${person}/roles`, {
      revision: 1,
      hr: false,
      leadership: false,
      auditor: true,
    });
    expect((await enrol(await setUp())).code).toBe('recovery_waits');
  });
});
