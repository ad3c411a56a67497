import { beforeAll, describe, expect, it } from 'vitest';
import type { OverviewHeading } from '../../../worker/overview/overview-store.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';
import type { Overview } from './overview-scene.ts';

let scene: Scene;
let survey: string;
let open: World;

beforeAll(async () => {
  await resetStorage();
  scene = await openScene();
  survey = await surveyIdOf(scene);
  open = await saveWorld();
});

/** An answer without the moments at which it was read and tallied. */
function timeless(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) =>
    ['at', 'now', 'since'].includes(key) ? 'time' : value,
  );
}

/** Everything that HR can read of the overview and take out of it, in every order of figures. */
async function everything(): Promise<string[]> {
  const { hr } = scene.company;
  const path = `/hr/cycles/${scene.cycle}/overview`;
  const read = [timeless(await hr.get<OverviewHeading>(path))];
  for (const [purpose, sort] of [
    ['view', 'score'],
    ['view', 'waits'],
    ['print', 'total'],
    ['export', 'customer'],
  ]) {
    const query = { sort, direction: 'desc' };
    read.push(timeless(await hr.post<Overview>(path, { purpose, query })));
  }
  return read;
}

/** What is read while ballots arrive, once they are tallied, and once the result is released. */
async function world(
  ratings: number[][],
): Promise<Record<'open' | 'tallied' | 'released', string[]>> {
  await restoreWorld(open);
  await castAll(scene, ratings.map(plain));
  const whileOpen = await everything();
  await passClose(scene);
  expect(await tallyBy(scene, survey)).toBe('tallied');
  const tallied = await everything();
  await releaseBy(scene, survey);
  return { open: whileOpen, tallied, released: await everything() };
}

describe('answers that are not released', () => {
  it('change no byte of the overview, of its print nor of its export', async () => {
    const low = Array.from({ length: 5 }, (_, rater) => Array<number>(9).fill(1 + (rater % 3)));
    const high = Array.from({ length: 5 }, (_, rater) => Array<number>(9).fill(10 - (rater % 2)));
    const one = await world(low);
    const other = await world(high);
    expect(other.open).toEqual(one.open);
    expect(other.tallied).toEqual(one.tallied);
    // One released score of a cycle is still not shown beside others.
    expect(other.released).toEqual(one.released);
    // And what they are read of does move on.
    expect(one.tallied).not.toEqual(one.open);
    expect(one.released).not.toEqual(one.tallied);
  });
});
