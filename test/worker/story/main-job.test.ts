import { beforeEach, describe, expect, it } from 'vitest';
import { openLink, rate } from '../../../scripts/client/rater-client.ts';
import { endWindow } from '../../../scripts/client/window.ts';
import { resetStorage } from '../support/reset.ts';
import { cycleLabel, openScene, type Scene } from '../support/scene.ts';
import { workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const texts = ['按时给了巡检清单', '', '', '', '', '', '', '', '培训材料晚到两天'];

/** Rates both departments by the first `count` links; returns the ratings of `service` by rater. */
async function rateBy(scene: Scene, count: number): Promise<number[][]> {
  const given: number[][] = [];
  for (const [index, { link }] of scene.links.slice(0, count).entries()) {
    const opened = await openLink(workerFetch, link);
    for (const survey of opened.surveys) {
      const ratings = Array.from({ length: 9 }, (_, j) => 1 + ((index * 3 + j * 2) % 10));
      await rate(workerFetch, opened, survey, { ratings, texts });
      if (survey.department === scene.service) given.push(ratings);
    }
  }
  return given;
}

async function finish(scene: Scene): Promise<string> {
  const { company, reviewer } = scene;
  await endWindow(company.hr, [reviewer], scene.window, {
    kind: 'early_close',
    label: cycleLabel,
    reason: '大家都评完了',
  });
  const tasks = await reviewer.get<{
    surveysToAudit: { survey: string; department: { id: string; name: string } }[];
  }>('/reviewer/tasks');
  const task = tasks.surveysToAudit.find(({ department }) => department.id === scene.service);
  await reviewer.post(`/reviewer/surveys/${task?.survey}/tally`);
  return task?.survey ?? '';
}

const result = (scene: Scene) =>
  scene.manager.post<{ result: unknown }>('/manager/results', {
    cycle: scene.cycle,
    department: scene.service,
  });

describe('the main job through the routes', () => {
  it('publishes the exact customer score and nine classes of nine ballots', async () => {
    const scene = await openScene();
    const given = await rateBy(scene, 9);
    const survey = await finish(scene);
    await scene.reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation: '用户服务' });
    const total = given.flat().reduce((sum, rating) => sum + rating, 0);
    const { result: published } = await result(scene);
    expect(published).toMatchObject({
      outcome: 'published',
      band: '8-14',
      // C = mean of all ratings × 10; tenths, rounded half up.
      customerScoreTenths: Math.floor((total * 100 * 2 + 81) / (81 * 2)),
    });
    expect((published as { indicators: number[] }).indicators).toHaveLength(9);
  });

  it('publishes only the customer score of six ballots', async () => {
    const scene = await openScene();
    await rateBy(scene, 6);
    const survey = await finish(scene);
    await scene.reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation: '用户服务' });
    expect((await result(scene)).result).toMatchObject({ outcome: 'published', indicators: null });
  });

  it('withholds four ballots without a number anywhere', async () => {
    const scene = await openScene();
    await rateBy(scene, 4);
    await finish(scene);
    expect((await result(scene)).result).toEqual({ outcome: 'withheld' });
  });
});
