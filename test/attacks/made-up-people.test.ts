import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { signIn, type StaffClient } from '../../scripts/client/staff-client.ts';
import type { WaitingRecovery } from '../../worker/accounts/recovery-store.ts';
import { postTo, setUp } from '../worker/accounts/account-scene.ts';
import { addPerson, signInAs } from '../worker/organisation/organisation-scene.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

let hr: StaffClient;
let victim: string;

beforeEach(async () => {
  await resetStorage();
  hr = await signIn(workerFetch, origin, await setUp());
  victim = await addPerson(hr, 'r1');
  await signInAs(hr, victim);
});

/** Somebody of HR or an auditor whom `maker` makes, and lets in unless told otherwise. */
async function madeUp(maker: StaffClient, number: string, role: 'hr' | 'auditor'): Promise<string> {
  const id = await addPerson(maker, number);
  const roles = { revision: 1, hr: role === 'hr', leadership: false, auditor: role === 'auditor' };
  await maker.put(`/hr/people/${id}/roles`, roles);
  return id;
}

/** A second of HR, let in by the operator. */
async function byOperator(number: string): Promise<StaffClient> {
  await madeUp(hr, number, 'hr');
  const company = { company: '示例通信', timeZone: 'Asia/Shanghai', name: '何人事' };
  const { text } = await postTo('/setup', { ...company, code: env.SETUP_CODE, number });
  return signIn(workerFetch, origin, (JSON.parse(text) as { token: string }).token);
}

async function recoveryBy(maker: StaffClient): Promise<string> {
  await maker.post(`/hr/people/${victim}/sign-in-link`);
  const { recoveries } = await maker.get<{ recoveries: WaitingRecovery[] }>('/access');
  return recoveries[0]?.id ?? '';
}
const approve = (who: StaffClient, id: string) => who.post(`/access/recoveries/${id}/approve`);

describe('95: somebody of HR who makes up a second person', () => {
  it('does not take over an account with it', async () => {
    const other = await byOperator('h2');
    const auditor = await signInAs(hr, await madeUp(hr, 'x1', 'auditor'));
    const id = await recoveryBy(hr);
    await expectRefusal(() => approve(auditor, id), 403, 'second_person_needed');
    const { recoveries } = await auditor.get<{ recoveries: WaitingRecovery[] }>('/access');
    expect(recoveries).toMatchObject([{ mine: false }]);
    // Nor after another passkey has taken the place of the one that came by the link.
    await env.DB.prepare("UPDATE passkeys SET came_by = 'addition', made_by = person_id").run();
    await expectRefusal(() => approve(auditor, id), 403, 'second_person_needed');
    await approve(other, id);
  });

  it('does not either by asking as one of them and approving as another, or as oneself', async () => {
    await byOperator('h2');
    const asking = await signInAs(hr, await madeUp(hr, 'x1', 'hr'));
    const sibling = await signInAs(hr, await madeUp(hr, 'x2', 'hr'));
    const child = await signInAs(asking, await madeUp(asking, 'x3', 'auditor'));
    const id = await recoveryBy(asking);
    for (const who of [hr, sibling, child]) {
      await expectRefusal(() => approve(who, id), 403, 'second_person_needed');
    }
  });

  it('is approved by whom the same person let in where there is nobody else', async () => {
    const auditor = await signInAs(hr, await madeUp(hr, 'x1', 'auditor'));
    await approve(auditor, await recoveryBy(hr));
  });
});
