import { beforeEach, describe, it } from 'vitest';
import { runClock } from '../worker/support/clock.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { cycleLabel, openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { alike, castAll, releaseBy, surveyIdOf } from '../worker/support/survey.ts';

beforeEach(resetStorage);

const sevens = alike(6);

/** HR tries everything that could open a closed window again, or let more links into it. */
async function expectClosedForGood(scene: Scene, survey: string): Promise<void> {
  const { hr } = scene.company;
  const at = `/hr/windows/${scene.window}`;
  const { revision, closesAt, latestCloseAt } = await hr.get<{
    revision: number;
    closesAt: number;
    latestCloseAt: number;
  }>(at);
  const plan = {
    departments: [scene.service],
    opensAt: closesAt,
    closesAt: latestCloseAt,
    latestCloseAt,
    graceMinutes: 0,
    threshold: 3,
  };
  const early = { kind: 'early_close', reason: '再试一次', confirmation: cycleLabel };
  for (const [path, body] of [
    ['extend', { from: closesAt, closesAt: latestCloseAt }],
    ['submit', { revision }],
    ['withdraw', { revision }],
    ['take-out', { survey }],
    ['prepare', {}],
    ['links', {}],
    ['requests', early],
  ] as const) {
    const press = () => hr.post(`${at}/${path}`, body);
    await expectRefusal(press, 409, 'window_state_forbids');
  }
  const change = () => hr.put(at, { ...plan, revision, clients: [] });
  await expectRefusal(change, 409, 'window_state_forbids');
  const approval = () =>
    scene.reviewer.post(`/reviewer/surveys/${survey}/return`, { reason: '重来' });
  await expectRefusal(approval, 409, 'survey_state_forbids');
}

describe('71: a window whose close has passed', () => {
  it('is opened again by nobody: in grace, after the tally, after the release', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    await castAll(scene, sevens);
    await passClose(scene);
    await expectClosedForGood(scene, survey);
    await runClock();
    await expectClosedForGood(scene, survey);
    await releaseBy(scene, survey);
    await expectClosedForGood(scene, survey);
  });
});
