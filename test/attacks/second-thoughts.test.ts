import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../scripts/client/staff-client.ts';
import { runClock } from '../worker/support/clock.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { cycleLabel, openScene, type Scene } from '../worker/support/scene.ts';

beforeEach(resetStorage);

/** A scene whose two departments have a reviewer each, and HR's wish to close its window early. */
async function earlyClose(): Promise<{ scene: Scene; second: StaffClient; id: string }> {
  const scene = await openScene();
  await env.DB.prepare(
    `UPDATE role_grants SET person_id = ?1 WHERE role = 'reviewer' AND department_id = ?2`,
  )
    .bind(scene.company.people.get('r2') ?? '', scene.production)
    .run();
  const { id } = await scene.company.hr.post<{ id: string }>(
    `/hr/windows/${scene.window}/requests`,
    { kind: 'early_close', reason: '都评完了', confirmation: cycleLabel },
  );
  return { scene, second: await scene.company.signInAs('r2'), id };
}

const isOpen = async () =>
  (await env.DB.prepare('SELECT closes_at > unixepoch() AS open FROM windows').first('open')) === 1;

describe('79: a reviewer who has approved an early close', () => {
  it('and refuses it before the other approves, has refused it', async () => {
    const { scene, second, id } = await earlyClose();
    await scene.reviewer.post(`/reviewer/requests/${id}/approve`);
    await scene.reviewer.post(`/reviewer/requests/${id}/refuse`);
    const approve = () => second.post(`/reviewer/requests/${id}/approve`);
    await expectRefusal(approve, 409, 'request_state_forbids');
    await runClock();
    expect(await isOpen()).toBe(true);
  });

  it('is told that it is too late to refuse once the window is closed', async () => {
    const { scene, second, id } = await earlyClose();
    await scene.reviewer.post(`/reviewer/requests/${id}/approve`);
    await second.post(`/reviewer/requests/${id}/approve`);
    expect(await isOpen()).toBe(false);
    const refuse = () => scene.reviewer.post(`/reviewer/requests/${id}/refuse`);
    await expectRefusal(refuse, 409, 'request_state_forbids');
    await second.post(`/reviewer/requests/${id}/approve`);
  });
});
