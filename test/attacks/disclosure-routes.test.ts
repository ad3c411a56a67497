import { beforeAll, describe, expect, it } from 'vitest';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { withoutChance } from '../worker/support/routes.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

let scene: Scene;
let survey: string;
let start: World;

beforeAll(async () => {
  scene = await openScene({ linksEach: 4 });
  survey = await surveyIdOf(scene);
  start = await saveWorld();
});

const all = (rating: number) => plain(Array<number>(9).fill(rating));

interface Result {
  outcome: string;
  customerScoreTenths?: number;
  band?: string;
  indicators?: number[] | null;
}

/** Plays a window with these ballots; what the department's manager then gets of it. */
async function outcomeOf(ballots: Ballot[]): Promise<Result> {
  await restoreWorld(start);
  await castAll(scene, ballots);
  await passClose(scene);
  if ((await tallyBy(scene, survey)) === 'tallied') await releaseBy(scene, survey);
  return (await managersResult()).result;
}

const managersResult = () =>
  scene.manager.post<{ result: Result }>('/manager/results', {
    cycle: scene.cycle,
    department: scene.service,
  });

/** Every byte that the manager can read, without what is random or passes with time. */
async function managersView(): Promise<string> {
  const views = [await managersResult(), await scene.manager.get('/manager/results')];
  return JSON.stringify(withoutChance(views));
}

const mixed = (count: number) =>
  Array.from({ length: count }, (_, rater) =>
    plain(Array.from({ length: 9 }, (_each, j) => 5 + ((rater + j) % 4))),
  );

describe('a manager', () => {
  it('61: gets the same bytes for every number of ballots below the threshold', async () => {
    const views = new Set<string>();
    for (const ballots of [[], [all(10)], [all(1), all(1), all(2)], mixed(4)]) {
      const result = await outcomeOf(ballots);
      expect(result).toEqual({ outcome: 'withheld' });
      views.add(await managersView());
    }
    expect(views.size).toBe(1);
  });

  it('61: gets the score alone from the threshold to seven ballots, then figures too', async () => {
    const bands: Record<number, string> = { 5: '5-7', 7: '5-7', 8: '8-14', 15: '15+' };
    for (const [count, band] of Object.entries(bands)) {
      const result = await outcomeOf(mixed(Number(count)));
      expect([result.outcome, result.band]).toEqual(['published', band]);
      expect(Object.keys(result).sort()).toEqual([
        'band',
        'customerScoreTenths',
        'indicators',
        'outcome',
        'releasedAt',
        'summary',
      ]);
      const figures = result.indicators?.length ?? 0;
      expect(figures).toBe(Number(count) < 8 ? 0 : 9);
    }
  });

  it('61: gets the score of three ballots where the company chose a threshold of three', async () => {
    const small = await openScene({ threshold: 3 });
    await castAll(small, mixed(3));
    const three = await surveyIdOf(small);
    await passClose(small);
    await tallyBy(small, three);
    await releaseBy(small, three);
    const { result } = await small.manager.post<{ result: Result }>('/manager/results', {
      cycle: small.cycle,
      department: small.service,
    });
    expect(result).toMatchObject({ outcome: 'published', band: '3-4', indicators: null });
  });

  it('65: learns of unanimous ends by the score alone, or at most the open class', async () => {
    for (const [rating, open, tenths] of [
      [10, 9, 1000],
      [1, 2, 100],
    ] as const) {
      const result = await outcomeOf(Array.from({ length: 9 }, () => all(rating)));
      expect(result.customerScoreTenths).toBe(tenths);
      const classes = result.indicators ?? [];
      expect(classes.every((indicator) => indicator === open)).toBe(true);
    }
  });

  it('66: gets the same bytes for every set with the same score and classes', async () => {
    const oneLow = [...Array.from({ length: 9 }, () => all(7)), all(6)];
    // The same sums, spread over other ratings.
    const spread = [6, 8, 7, 7, 7, 7, 9, 5, 8, 5].map(all);
    await outcomeOf(oneLow);
    const first = await managersView();
    await outcomeOf(spread);
    expect(await managersView()).toBe(first);
  });

  it('64: gets no number while a survey is open, closed or tallied', async () => {
    await restoreWorld(start);
    const nothing = await managersView();
    expect((await managersResult()).result).toEqual({ outcome: 'none' });
    await castAll(scene, mixed(9));
    expect(await managersView()).toBe(nothing);
    await passClose(scene);
    expect(await managersView()).toBe(nothing);
    await tallyBy(scene, survey);
    expect(await managersView()).toBe(nothing);
  });

  it('81: of another department is refused as if the department did not exist', async () => {
    await outcomeOf(mixed(9));
    const stranger = await scene.company.signInAs('m2');
    const ask = (department: string) =>
      stranger.post('/manager/results', { cycle: scene.cycle, department });
    for (const department of [scene.service, 'x'.repeat(21)]) {
      await expect(ask(department)).rejects.toMatchObject({
        status: 404,
        code: 'department_unknown',
      });
    }
    const list = await stranger.get<{ department: { id: string } }[]>('/manager/results');
    expect(list.map(({ department }) => department.id)).toEqual([scene.production]);
  });

  it('81: alone has a manager’s routes, whatever other roles there are', async () => {
    await outcomeOf(mixed(9));
    const asked = { cycle: scene.cycle, department: scene.service };
    const refused = { status: 403, code: 'role_missing' };
    for (const person of [scene.company.hr, scene.reviewer]) {
      await expect(person.post('/manager/results', asked)).rejects.toMatchObject(refused);
      await expect(person.get('/manager/results')).rejects.toMatchObject(refused);
    }
    await expect(scene.manager.post('/reviewer/results', asked)).rejects.toMatchObject(refused);
    await expect(scene.manager.get('/hr/windows')).rejects.toMatchObject(refused);
  });
});
