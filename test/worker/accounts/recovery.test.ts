import { beforeEach, describe, expect, it } from 'vitest';
import { signIn, signInAgain, type StaffClient } from '../../../scripts/client/staff-client.ts';
import type { OwnAccount } from '../../../worker/accounts/account-store.ts';
import type { Enrolment, WaitingRecovery } from '../../../worker/accounts/recovery-store.ts';
import { addPerson, firstHr, signInAs } from '../organisation/organisation-scene.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

let hr: StaffClient;
let auditor: StaffClient;
let auditorId: string;
let manager: StaffClient;
let managerId: string;

async function makePeople() {
  const first = await firstHr();
  const a1 = await addPerson(first, 'a1');
  const roles = { revision: 1, hr: false, leadership: false, auditor: true };
  await first.put(`/hr/people/${a1}/roles`, roles);
  const m1 = await addPerson(first, 'm1');
  return {
    first,
    a1,
    a1Client: await signInAs(first, a1),
    m1,
    m1Client: await signInAs(first, m1),
  };
}

beforeEach(async () => {
  const made = await remember('HR, an auditor and a manager', makePeople);
  hr = made.first;
  [auditorId, auditor, managerId, manager] = [made.a1, made.a1Client, made.m1, made.m1Client];
});

const ask = async (person: string): Promise<string> =>
  (await hr.post<{ token: string }>(`/hr/people/${person}/sign-in-link`)).token;
const accessAs = (who: StaffClient) =>
  who.get<{ recoveries: WaitingRecovery[]; enrolments: Enrolment[] }>('/access');
const waitingFor = async (who: StaffClient): Promise<WaitingRecovery> => {
  const [recovery] = (await accessAs(who)).recoveries;
  if (recovery === undefined) throw new Error('no recovery waits');
  return recovery;
};
const enter = (token: string) => signIn(workerFetch, origin, token);

describe('a recovery', () => {
  it('works once a second person has approved it, and is told to whom it concerns', async () => {
    const token = await ask(managerId);
    await expect(enter(token)).rejects.toMatchObject({ code: 'recovery_waits' });
    const { id, mine, madeBy } = await waitingFor(auditor);
    expect([mine, madeBy]).toEqual([true, '何人事']);
    expect((await manager.get<OwnAccount>('/account')).recovery).toMatchObject({ approved: false });
    await auditor.post(`/access/recoveries/${id}/approve`);
    await auditor.post(`/access/recoveries/${id}/approve`);
    const recovered = await enter(token);
    await expect(enter(token)).rejects.toMatchObject({ code: 'sign_in_link_unknown' });

    // Whoever holds the passkey of before is told, however often the new one says that it knows.
    await recovered.post('/account/told');
    const { passkeys } = await manager.get<OwnAccount>('/account');
    expect(passkeys.find(({ untold }) => untold)).toMatchObject({
      cameBy: 'recovery',
      madeBy: '何人事',
      approvedBy: '员工a1',
    });
    await manager.post('/account/told');
    const told = await manager.get<OwnAccount>('/account');
    expect(told.passkeys.some(({ untold }) => untold)).toBe(false);

    const { enrolments } = await accessAs(auditor);
    expect(enrolments.map(({ cameBy, person }) => [person.number, cameBy])).toContainEqual([
      'm1',
      'recovery',
    ]);
    expect(enrolments).toHaveLength(4);
    const log = (await dumpDatabase())['audit_log'] as { action: string }[];
    const actions = log.map(({ action }) => action);
    expect(actions.filter((action) => /recover/.test(action))).toEqual([
      'ask_for_recovery',
      'approve_recovery',
      'recover_account',
    ]);
  });

  it('is approved neither by who asked for it nor by whom it concerns', async () => {
    await ask(managerId);
    const { id, mine } = await waitingFor(hr);
    expect(mine).toBe(false);
    const approve = `/access/recoveries/${id}/approve`;
    await expectRefusal(() => hr.post(approve), 403, 'second_person_needed');
    await ask(auditorId);
    const own = (await accessAs(auditor)).recoveries.find(({ person }) => person.number === 'a1');
    const approveOwn = () => auditor.post(`/access/recoveries/${own?.id}/approve`);
    await expectRefusal(approveOwn, 403, 'second_person_needed');
    await expectRefusal(() => manager.post(approve), 403, 'role_missing');
  });

  it('can be refused by a second person and by whom it concerns, and works no more', async () => {
    const first = await ask(managerId);
    const { id } = await waitingFor(auditor);
    await auditor.post(`/access/recoveries/${id}/approve`);
    await auditor.post(`/access/recoveries/${id}/refuse`);
    await expect(enter(first)).rejects.toMatchObject({ code: 'sign_in_link_unknown' });
    const again = () => auditor.post(`/access/recoveries/${id}/refuse`);
    await expectRefusal(again, 404, 'recovery_unknown');

    const other = await ask(managerId);
    await manager.post('/account/recovery/refuse');
    await expect(enter(other)).rejects.toMatchObject({ code: 'sign_in_link_unknown' });
    expect((await accessAs(auditor)).recoveries).toEqual([]);
  });

  it('loses its approval when another link is made: nobody approves what they have not seen', async () => {
    await ask(managerId);
    const { id } = await waitingFor(auditor);
    const token = await ask(managerId);
    const late = () => auditor.post(`/access/recoveries/${id}/approve`);
    await expectRefusal(late, 404, 'recovery_unknown');
    await expect(enter(token)).rejects.toMatchObject({ code: 'recovery_waits' });
  });

  it('leaves the passkeys there are in force, for their holder to remove', async () => {
    const token = await ask(managerId);
    const { id } = await waitingFor(auditor);
    await auditor.post(`/access/recoveries/${id}/approve`);
    const recovered = await enter(token);
    const { passkeys } = await recovered.get<OwnAccount>('/account');
    const lost = passkeys.find(({ here }) => !here)?.id ?? '';
    await recovered.post(`/account/passkeys/${lost}/remove`);
    await expect(manager.get('/session')).rejects.toMatchObject({ code: 'not_signed_in' });
    if (manager.passkey === undefined) throw new Error('a link enrols a passkey');
    await expect(signInAgain(workerFetch, origin, manager.passkey)).rejects.toMatchObject({
      code: 'passkey_refused',
    });
  });
});
