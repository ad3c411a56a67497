import { beforeEach, describe, expect, it } from 'vitest';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { addressOf, apiRoutes, withoutChance } from '../worker/support/routes.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

/** Everything that people of these areas can read without doing anything. */
async function everyAnswer(
  scene: Scene,
  survey: string,
  areas: ('hr' | 'manager' | 'reviewer' | 'rate')[],
): Promise<Record<string, unknown>> {
  const cookies = {
    hr: scene.company.hr.cookie,
    manager: scene.manager.cookie,
    reviewer: scene.reviewer.cookie,
    rate: undefined,
  };
  const answers: Record<string, unknown> = {};
  for (const area of areas) {
    const cookie = cookies[area];
    const routes = apiRoutes().filter(
      ({ method, path }) => method === 'GET' && path.startsWith(`/api/${area}`),
    );
    expect(routes.length).toBeGreaterThan(0);
    for (const { path } of routes) {
      const reply = await workerFetch(`${origin}${addressOf(path, scene, survey)}`, {
        method: 'GET',
        headers: cookie === undefined ? {} : { cookie },
      });
      answers[path] = [reply.status, withoutChance(JSON.parse(await reply.text()))];
    }
  }
  return answers;
}

const managersResult = (scene: Scene) =>
  scene.manager.post<{ result: { releasedAt?: number } }>('/manager/results', {
    cycle: scene.cycle,
    department: scene.service,
  });

/** Plays a window's whole life and collects what HR, managers and the public can read of it. */
async function play(ballots: Ballot[]) {
  const scene = await openScene();
  const survey = await surveyIdOf(scene);
  const beforeRelease: unknown[] = [];
  const everybody = async () => {
    beforeRelease.push(await everyAnswer(scene, survey, ['hr', 'manager', 'reviewer', 'rate']));
    beforeRelease.push(withoutChance(await managersResult(scene)));
  };
  await everybody();
  await castAll(scene, ballots.slice(0, 5));
  await everybody();
  await castAll(scene, ballots.slice(5), { firstLink: 5 });
  await everybody();
  await passClose(scene);
  await everybody();
  await tallyBy(scene, survey);
  await everybody();
  await releaseBy(scene, survey);
  const { evidence } = await scene.reviewer.post<{ evidence: unknown[] }>(
    `/reviewer/surveys/${survey}/evidence`,
  );
  return {
    beforeRelease,
    afterRelease: await everyAnswer(scene, survey, ['hr', 'rate']),
    managersList: withoutChance(await scene.manager.get('/manager/results')),
    result: { ...(await managersResult(scene)).result, releasedAt: 0 },
    evidence: evidence.map((triple) => JSON.stringify(triple)).sort(),
  };
}

const high = Array.from({ length: 9 }, (_, index) => ({
  ratings: [10, 10, 9, 10, 8, 10, 10, 9, 10 - (index % 3)],
  texts: Array<string>(9).fill('很好'),
}));
const low = Array.from({ length: 9 }, (_, index) =>
  plain([1, 2, 1, 3, 1, 1, 2, 1, 1 + (index % 4)]),
);

describe('what HR, managers and the public can read', () => {
  it('64, 80: does not depend on the answers before the release, and for HR never', async () => {
    const one = await play(high);
    await resetStorage();
    const other = await play(low);
    expect(one.result).not.toEqual(other.result);
    expect(one.beforeRelease).toEqual(other.beforeRelease);
    expect(one.afterRelease).toEqual(other.afterRelease);
    expect(one.managersList).toEqual(other.managersList);
  });

  it('49: is the same when the same ratings come from other raters in another order', async () => {
    const mixed = Array.from({ length: 9 }, (_, rater) =>
      plain(Array.from({ length: 9 }, (_each, j) => 1 + ((rater * 3 + j * 7) % 10))),
    );
    const permuted = mixed.map((_, rater) =>
      plain(Array.from({ length: 9 }, (_each, j) => mixed[(rater + j) % 9]?.ratings[j] ?? 0)),
    );
    const one = await play(mixed);
    await resetStorage();
    expect(await play(permuted)).toEqual(one);
  });
});
