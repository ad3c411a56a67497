import { beforeEach, describe, expect, it } from 'vitest';
import type { WindowView } from '../../scripts/client/window.ts';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { runClock } from '../worker/support/clock.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { addressOf, apiRoutes, withoutChance } from '../worker/support/routes.ts';
import { cycleLabel, openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { alike, castAll, plain, releaseBy, surveyIdOf } from '../worker/support/survey.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

/** Everything of a view but the one band that may depend on who has answered. */
function withoutBand(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('turnout' in value)) return value;
  return { ...value, turnout: 'band' };
}

/** Bodies that windows take before their links exist, or refuse while they run; none changes one. */
async function pressesOf(scene: Scene, survey: string): Promise<Record<string, object>> {
  const { revision } = await scene.company.hr.get<WindowView>(`/hr/windows/${scene.window}`);
  const asked = { reason: '想知道', kind: 'early_close', confirmation: `${cycleLabel}?` };
  return {
    '/api/hr/windows/:id/submit': { revision },
    '/api/hr/windows/:id/withdraw': { revision },
    '/api/hr/windows/:id/take-out': { survey },
    '/api/hr/windows/:id/extend': { from: 1, closesAt: 2 },
    '/api/hr/windows/:id/requests': asked,
    '/api/hr/windows/:id/confirm-links': { revision: revision + 7 },
    '/api/hr/windows/:id/reminder': { text: '请评价' },
  };
}

/**
 * What every HR route says at this moment, of whatever method; a route that is added later is
 * asked by itself. Those that change something are sent a body that they refuse.
 */
async function everyHrAnswer(scene: Scene, survey: string): Promise<Record<string, unknown>> {
  const presses = await pressesOf(scene, survey);
  const answers: Record<string, unknown> = {};
  const routes = apiRoutes().filter(({ path }) => path.startsWith('/api/hr'));
  expect(routes.length).toBeGreaterThan(20);
  for (const { method, path } of routes) {
    const reply = await workerFetch(`${origin}${addressOf(path, scene, survey)}`, {
      method,
      headers: {
        cookie: scene.company.hr.cookie,
        origin,
        'content-type': 'application/json',
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(presses[path] ?? { unknown: true }) }),
    });
    const text = await reply.text();
    const said: unknown = text === '' ? '' : JSON.parse(text);
    answers[`${method} ${path}`] = [reply.status, withoutChance(withoutBand(said))];
  }
  return answers;
}

/** A window's life from its links to the release, with these ballots by links from `firstLink` on. */
async function live(ballots: readonly Ballot[], firstLink: number) {
  const scene = await openScene();
  const survey = await surveyIdOf(scene);
  const heard: Record<string, unknown>[] = [];
  const listen = async () => heard.push(await everyHrAnswer(scene, survey));
  await listen();
  for (const department of [scene.service, scene.production]) {
    await castAll(scene, ballots, { department, firstLink });
  }
  await listen();
  await passClose(scene);
  await runClock();
  await listen();
  await releaseBy(scene, survey);
  await listen();
  return heard;
}

describe('who has answered', () => {
  it('80: and how many, and what, shows in no answer of any HR route over a window’s life', async () => {
    const few = await live(alike(5, 9), 0);
    await resetStorage();
    const many = await live(
      Array.from({ length: 8 }, (_, rater) =>
        plain(Array.from({ length: 9 }, (_each, j) => 1 + ((rater + j) % 10))),
      ),
      4,
    );
    expect(few.length).toBe(many.length);
    for (const [moment, answers] of few.entries()) {
      expect([moment, many[moment]]).toEqual([moment, answers]);
    }
  });
});
