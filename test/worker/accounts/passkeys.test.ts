import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type SoftwarePasskey,
  softwarePasskey,
  type Wanted,
} from '../../../scripts/client/software-passkey.ts';
import { signInAgain, type StaffClient } from '../../../scripts/client/staff-client.ts';
import {
  challengeLifetime,
  type ChallengeUse,
  makeChallenge,
} from '../../../worker/accounts/challenge.ts';
import { readPasskey, signInByPasskey } from '../../../worker/accounts/passkey-store.ts';
import { policy } from '../../../worker/accounts/policy.ts';
import { readVersionedSecret } from '../../../worker/versioned-secret.ts';
import { addPerson, firstHr, signInAs } from '../organisation/organisation-scene.ts';
import { dumpDatabase } from '../support/dump.ts';
import { now } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { postTo } from './account-scene.ts';

let hr: StaffClient;
let passkey: SoftwarePasskey;

beforeEach(async () => {
  hr = await firstHr();
  if (hr.passkey === undefined) throw new Error('a link enrols a passkey');
  passkey = hr.passkey;
});

const signInUse: ChallengeUse = { purpose: 'sign_in', of: '' };

async function wantedToSignIn(): Promise<Wanted> {
  const { text } = await postTo('/session/challenge', {});
  return (JSON.parse(text) as { options: Wanted }).options;
}

const ownChallenge = async (use: ChallengeUse, before = 0, secret: string = env.SETUP_CODE) => ({
  challenge: await makeChallenge(secret, (await now()) - before, use),
});

describe('a passkey', () => {
  it('signs in, and the wish for it writes nothing', async () => {
    const before = await dumpDatabase();
    const { text } = await postTo('/session/challenge', {});
    expect(await dumpDatabase()).toEqual(before);
    // Nothing in it depends on who has an account.
    expect(JSON.parse(text)).toMatchObject({ options: { allowCredentials: [] } });
    const again = await signInAgain(workerFetch, origin, passkey);
    expect(again.cookie).not.toBe(hr.cookie);
    expect(await again.get('/session')).toMatchObject({ person: { name: '何人事' } });
  });

  it('84: has an answer that counts once', async () => {
    const answer = await passkey.show(origin, await wantedToSignIn());
    const replies = await Promise.all([
      postTo('/session', { answer }),
      postTo('/session', { answer }),
    ]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await postTo('/session', { answer })).code).toBe('passkey_refused');
    expect((await dumpDatabase())['sessions']).toHaveLength(2);
  });

  it('95: is refused in the same words whether it is unknown, wrong, late or for something else', async () => {
    const wanted = await wantedToSignIn();
    const good = await passkey.show(origin, wanted);
    const unrecognised = await softwarePasskey(0b1);
    const { person } = await hr.get<{ person: { id: string } }>('/session');
    const answers = {
      unknown: await (await softwarePasskey()).show(origin, wanted),
      'not recognised': await unrecognised.show(origin, wanted),
      'another’s signature': {
        ...(await (await softwarePasskey()).show(origin, wanted)),
        id: good.id,
      },
      'another origin': await passkey.show('https://niping.example', wanted),
      'a subdomain': await passkey.show('https://x.niping.test', wanted),
      'a challenge of its own': await passkey.show(origin, { challenge: 'A'.repeat(75) }),
      'a challenge under another secret': await passkey.show(
        origin,
        await ownChallenge(signInUse, 0, 'x'.repeat(32)),
      ),
      'a late answer': await passkey.show(origin, await ownChallenge(signInUse, challengeLifetime)),
      'a confirmation': await passkey.show(
        origin,
        await ownChallenge({ purpose: 'confirm', of: person.id }),
      ),
      'half a signature': { ...good, signature: good.signature.slice(0, 40) },
    };
    const before = await dumpDatabase();
    const texts = new Set<string>();
    for (const [name, answer] of Object.entries(answers)) {
      const reply = await postTo('/session', { answer });
      expect([name, reply.status, reply.code, reply.cookie]).toEqual([
        name,
        401,
        'passkey_refused',
        null,
      ]);
      texts.add(reply.text);
    }
    expect(texts.size).toBe(1);
    expect(await dumpDatabase()).toEqual(before);
  });

  it('is refused when it counts less than it did: somebody has a copy', async () => {
    await env.DB.prepare('UPDATE passkeys SET sign_count = 5').run();
    await expect(signInAgain(workerFetch, origin, passkey)).rejects.toMatchObject({
      code: 'passkey_refused',
    });
  });

  it('that counts, and its copy, do not both sign in with the same count', async () => {
    await env.DB.prepare('UPDATE passkeys SET sign_count = 5').run();
    const { id } = await passkey.show(origin, await wantedToSignIn());
    const stored = await readPasskey(env.DB, id);
    if (stored === undefined) throw new Error('the passkey is there');
    const pepper = readVersionedSecret(env.SESSION_PEPPER);
    if (!pepper.ok) throw new Error('the pepper is readable');
    const expiresAt = (await now()) + challengeLifetime;
    const sessions = await Promise.all(
      ['own', 'copied'].map((challenge) =>
        signInByPasskey(env.DB, pepper.value, stored, { challenge, expiresAt, signCount: 6 }),
      ),
    );
    expect(sessions.filter((session) => session !== undefined)).toHaveLength(1);
  });

  it('84: of somebody who left signs in no more', async () => {
    await env.DB.prepare('UPDATE people SET ended_at = unixepoch()').run();
    await expect(signInAgain(workerFetch, origin, passkey)).rejects.toMatchObject({
      code: 'passkey_refused',
    });
  });
});

const grave = policy.filter(([, , , fresh]) => fresh === 'fresh');
const passTenMinutes = () =>
  env.DB.prepare('UPDATE sessions SET confirmed_at = confirmed_at - 600').run();

describe('a grave step', () => {
  it('is what the product promises to ask for twice', () => {
    const paths = grave.map(([method, path]) => `${method} ${path}`);
    for (const step of [
      'POST /hr/windows/:id/links',
      'POST /hr/windows/:id/confirm-links',
      'POST /hr/windows/:id/requests',
      'POST /reviewer/surveys/:id/release',
      'POST /reviewer/surveys/:id/void',
      'PUT /hr/people/:id/roles',
      'POST /hr/people/:id/sign-in-link',
    ]) {
      expect(paths).toContain(step);
    }
  });

  it('is refused ten minutes after the sign-in, whatever it is, and changes nothing', async () => {
    const { person } = await hr.get<{ person: { id: string } }>('/session');
    const add = (code: string) =>
      hr.post<{ id: string }>('/hr/departments', { code, name: `部门${code}`, raterLinks: 0 });
    const held = {
      auditor: '',
      leadership: '',
      reviewer: (await add('X')).id,
      manager: (await add('Y')).id,
    };
    for (const [role, department] of Object.entries(held)) {
      await env.DB.prepare('INSERT INTO role_grants VALUES (?1, ?2, ?3)')
        .bind(person.id, role, department)
        .run();
    }
    await passTenMinutes();
    const before = await dumpDatabase();
    for (const [method, path] of grave) {
      const address = `/api${path.replace(/:[a-z]+/gi, 'x'.repeat(21))}`;
      const reply = await workerFetch(origin + address, {
        method,
        headers: { origin, cookie: hr.cookie, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      const { code } = JSON.parse(await reply.text()) as { code: string };
      expect([path, reply.status, code]).toEqual([path, 403, 'sign_in_again']);
    }
    expect(await dumpDatabase()).toEqual(before);
  });

  it('can be taken once the passkey was shown again, in the same session', async () => {
    const id = await addPerson(hr, 'm1');
    await passTenMinutes();
    const link = () => hr.post(`/hr/people/${id}/sign-in-link`);
    await expect(link()).rejects.toMatchObject({ status: 403, code: 'sign_in_again' });
    const { options } = await hr.post<{ options: Wanted }>('/session/confirm/challenge');
    const answer = await passkey.show(origin, options);
    await hr.post('/session/confirm', { answer });
    await link();
    await expect(hr.post('/session/confirm', { answer })).rejects.toMatchObject({
      code: 'passkey_refused',
    });
  });

  it('is not confirmed by another person’s passkey, nor by an answer meant for signing in', async () => {
    const other = await signInAs(hr, await addPerson(hr, 'm1'));
    await passTenMinutes();
    const { options } = await hr.post<{ options: Wanted }>('/session/confirm/challenge');
    const answers = [
      await other.passkey?.show(origin, options),
      await passkey.show(origin, await wantedToSignIn()),
      await passkey.show(origin, await ownChallenge({ purpose: 'confirm', of: 'x'.repeat(21) })),
    ];
    for (const answer of answers) {
      await expect(hr.post('/session/confirm', { answer })).rejects.toMatchObject({
        code: 'passkey_refused',
      });
    }
    await expect(hr.post('/session/confirm/demo')).rejects.toMatchObject({ code: 'not_found' });
  });
});
