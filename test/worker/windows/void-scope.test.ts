import { beforeEach, describe, expect, it } from 'vitest';
import type { WindowView } from '../../../scripts/client/window.ts';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { cycleLabel, openScene, passClose, type Scene } from '../support/scene.ts';
import { alike, castAll, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';

beforeEach(resetStorage);

const sevens = alike(6);
const ask = (scene: Scene) =>
  scene.company.hr.post<{ id: string }>(`/hr/windows/${scene.window}/requests`, {
    kind: 'void',
    reason: '窗口设错了',
    confirmation: cycleLabel,
  });

interface Tasks {
  requestsToApprove: {
    id: string;
    voidConcerns: { reaches: { names: string[] }; leaves: { names: string[] } };
  }[];
}

describe('a void asked for after the first tally', () => {
  it('reaches what is not tallied, says so by name, and leaves the rest to its reviewer', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    await passClose(scene);
    const survey = await surveyIdOf(scene);
    await tallyBy(scene, survey);
    await ask(scene);
    const { requestsToApprove } = await scene.reviewer.get<Tasks>('/reviewer/tasks');
    expect(requestsToApprove[0]?.voidConcerns).toMatchObject({
      reaches: { count: 1, names: ['生产中心'] },
      leaves: { count: 1, names: ['用户服务'] },
    });
    await scene.reviewer.post(`/reviewer/requests/${requestsToApprove[0]?.id ?? ''}/approve`);
    await runClock();
    const { state } = await scene.company.hr.get<WindowView>(`/hr/windows/${scene.window}`);
    expect(state).toBe('closed');
    const outcomes = (await dumpDatabase())['published_results'] as { outcome: string }[];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['void']);
    await releaseBy(scene, survey);
    expect((await keyNames()).map((name) => name.split('/')[0])).toEqual(['evidence', 'words']);
  });

  it('is refused when nothing is left to void', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    await passClose(scene);
    for (const department of [scene.service, scene.production]) {
      await tallyBy(scene, await surveyIdOf(scene, department));
    }
    await expectRefusal(() => ask(scene), 409, 'window_state_forbids');
  });

  it('lapses when everything was tallied before its last approval', async () => {
    const scene = await openScene();
    await ask(scene);
    const { requestsToApprove } = await scene.reviewer.get<Tasks>('/reviewer/tasks');
    await castAll(scene, sevens);
    await passClose(scene);
    for (const department of [scene.service, scene.production]) {
      await tallyBy(scene, await surveyIdOf(scene, department));
    }
    await scene.reviewer.post(`/reviewer/requests/${requestsToApprove[0]?.id ?? ''}/approve`);
    const dump = await dumpDatabase();
    expect((dump['window_requests'] as { state: string }[])[0]?.state).toBe('refused');
    expect((dump['windows'] as { state: string }[])[0]?.state).not.toBe('void');
  });
});

describe('a void before the first tally', () => {
  it('is one of the whole window', async () => {
    const scene = await openScene();
    await castAll(scene, sevens);
    await ask(scene);
    const { requestsToApprove } = await scene.reviewer.get<Tasks>('/reviewer/tasks');
    expect(requestsToApprove[0]?.voidConcerns.leaves.names).toEqual([]);
    await scene.reviewer.post(`/reviewer/requests/${requestsToApprove[0]?.id ?? ''}/approve`);
    const dump = await dumpDatabase();
    expect((dump['windows'] as { state: string }[])[0]?.state).toBe('void');
    expect(dump['ballots']).toEqual([]);
    expect(dump['published_results']).toHaveLength(2);
  });
});
