import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type SoftwarePasskey,
  softwarePasskey,
  type Wanted,
} from '../../../scripts/client/software-passkey.ts';
import { signInAgain, type StaffClient } from '../../../scripts/client/staff-client.ts';
import type { OwnAccount } from '../../../worker/accounts/account-store.ts';
import { addPerson, firstHr, signInAs } from '../organisation/organisation-scene.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

let hr: StaffClient;
let manager: StaffClient;
let second: SoftwarePasskey;

beforeEach(async () => {
  ({ hr, manager } = await remember('HR and a manager', async () => {
    const first = await firstHr();
    return { hr: first, manager: await signInAs(first, await addPerson(first, 'm1')) };
  }));
  second = await softwarePasskey();
});

const accountOf = (who: StaffClient) => who.get<OwnAccount>('/account');
const signInBy = (passkey: SoftwarePasskey | undefined) => {
  if (passkey === undefined) throw new Error('a link enrols a passkey');
  return signInAgain(workerFetch, origin, passkey);
};

async function add(who: StaffClient, passkey: SoftwarePasskey, label: string): Promise<void> {
  const { options } = await who.post<{ options: Wanted }>('/account/passkeys/challenge');
  const answer = await passkey.create(origin, options);
  await who.post('/account/passkeys', { label, answer });
}

describe('one’s own account', () => {
  it('shows its passkeys with how they came, and its sessions, and reading it writes nothing', async () => {
    const before = await dumpDatabase();
    const account = await accountOf(manager);
    expect(account).toMatchObject({
      passkeys: [
        { label: '软件密钥', cameBy: 'enrolment', madeBy: '何人事', here: true, untold: false },
      ],
      sessions: [{ passkey: '软件密钥', here: true }],
      recovery: null,
    });
    expect(JSON.stringify(account)).not.toContain(manager.cookie.split('=')[1]);
    expect(await dumpDatabase()).toEqual(before);
  });

  it('takes several passkeys, each with a name that can be changed', async () => {
    await add(manager, second, '手机');
    const other = await signInBy(second);
    const { passkeys, sessions } = await accountOf(other);
    expect(passkeys.map(({ cameBy }) => cameBy).toSorted()).toEqual(['addition', 'enrolment']);
    expect(sessions).toHaveLength(2);
    const id = passkeys.find(({ here }) => here)?.id ?? '';
    await manager.put(`/account/passkeys/${id}`, { label: '新手机' });
    expect((await accountOf(other)).passkeys.find(({ here }) => here)?.label).toBe('新手机');
    await expect(add(other, second, '手机')).rejects.toMatchObject({ code: 'passkey_refused' });
  });

  it('takes twenty passkeys and no more', async () => {
    const { passkeys } = await accountOf(manager);
    await env.DB.prepare(
      `INSERT INTO passkeys SELECT CAST(randomblob(16) AS BLOB), person_id, public_key, 0, label,
         'addition', person_id, NULL, created_at, NULL, told_until
       FROM passkeys, json_each(?2) WHERE label = ?1 AND person_id <> made_by`,
    )
      .bind(passkeys[0]?.label, JSON.stringify(Array.from({ length: 19 }, (_, place) => place)))
      .run();
    await expect(add(manager, second, '手机')).rejects.toMatchObject({
      status: 409,
      code: 'too_many_passkeys',
    });
  });

  it('loses a passkey with everything that is signed in by it, but never the last one', async () => {
    await add(manager, second, '手机');
    const other = await signInBy(second);
    const [id] = (await accountOf(other)).passkeys.flatMap((each) => (each.here ? [each.id] : []));
    await manager.post(`/account/passkeys/${id}/remove`);
    await expect(other.get('/account')).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(signInBy(second)).rejects.toMatchObject({ code: 'passkey_refused' });
    const last = (await accountOf(manager)).passkeys[0]?.id ?? '';
    await expectRefusal(
      () => manager.post(`/account/passkeys/${last}/remove`),
      409,
      'last_passkey',
    );
    const again = () => manager.post(`/account/passkeys/${id}/remove`);
    await expectRefusal(again, 404, 'passkey_unknown');
  });

  it('keeps one passkey when the last two are removed at once', async () => {
    await add(manager, second, '手机');
    const { passkeys } = await accountOf(manager);
    const other = await signInBy(second);
    await Promise.allSettled([
      manager.post(`/account/passkeys/${passkeys[0]?.id}/remove`),
      other.post(`/account/passkeys/${passkeys[1]?.id}/remove`),
    ]);
    const kept = await Promise.allSettled([signInBy(manager.passkey), signInBy(second)]);
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('81: has no passkey and no session of anybody else', async () => {
    const foreign = await accountOf(hr);
    const passkey = `/account/passkeys/${foreign.passkeys[0]?.id}`;
    await expectRefusal(() => manager.post(`${passkey}/remove`), 404, 'passkey_unknown');
    const rename = () => manager.put(passkey, { label: '我的' });
    await expectRefusal(rename, 404, 'passkey_unknown');
    const session = `/account/sessions/${foreign.sessions[0]?.name}/end`;
    await expectRefusal(() => manager.post(session), 404, 'session_unknown');
  });

  it('84: ends one session, or all others, at once', async () => {
    const others = [await signInBy(manager.passkey), await signInBy(manager.passkey)];
    const { sessions } = await accountOf(manager);
    const name = sessions.find(({ here }) => !here)?.name ?? '';
    await manager.post(`/account/sessions/${name}/end`);
    const left = await Promise.allSettled(others.map((each) => each.get('/session')));
    expect(left.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await manager.post('/account/sessions/end-others');
    for (const other of others) {
      await expect(other.get('/session')).rejects.toMatchObject({ code: 'not_signed_in' });
    }
    expect((await accountOf(manager)).sessions).toHaveLength(1);
    await hr.get('/session');
  });
});
