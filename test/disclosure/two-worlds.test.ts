import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  activateFor,
  castFor,
  finish,
  type OpenedWindow,
  openLink,
  sealFor,
} from '../../scripts/client/rater-client.ts';
import type { PreparedBallot } from '../../shared/rating-protocol/rater.ts';
import type { SurveyManifest } from '../../shared/rating-protocol/manifest.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { plain, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';
import { pickFrom } from './attackers/chance.ts';

/** From the fewest to the most that the other attackers go through. */
const sizes = [3, 9, 50];
let scene: Scene;
let start: World;
let opened: OpenedWindow[];
let survey: SurveyManifest;

beforeAll(async () => {
  scene = await openScene({ linksEach: 13, threshold: 3 });
  start = await saveWorld();
  opened = await Promise.all(scene.links.map(({ link }) => openLink(workerFetch, link)));
  const found = opened[0]?.surveys.find(({ department }) => department === scene.service);
  if (found === undefined) throw new Error('the links do not cover the service');
  survey = found;
});

afterEach(() => vi.restoreAllMocks());

/** Ratings of all raters, by chance and repeatable, with both ends among them. */
function drawn(n: number): number[][] {
  const pick = pickFrom(n);
  const ratings = Array.from({ length: n }, () => Array.from({ length: 9 }, () => pick(1, 10)));
  return ratings.with(0, Array<number>(9).fill(1)).with(1, Array<number>(9).fill(10));
}

/** Ballots with these ratings, sealed once for all worlds. */
async function sealAll(ratings: number[][]): Promise<PreparedBallot[]> {
  const [first] = opened;
  if (first === undefined) throw new Error('no link is open');
  return Promise.all(ratings.map((each) => sealFor(first, survey, plain(each))));
}

/** The numbers below `n`, or `count` of them, in an order of chance. */
function shuffled(n: number, seed: number, count = n): number[] {
  const pick = pickFrom(seed);
  return Array.from({ length: n }, (_, i) => ({ i, at: pick(0, 1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ i }) => i);
}

/** All chance of the Worker's tally, the same in every world. */
function fixChance(): void {
  const pick = pickFrom(49);
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (!(array instanceof Uint8Array)) throw new Error('only bytes are drawn here');
    for (const at of array.keys()) array[at] = pick(0, 255);
    return array;
  });
}

/** Plays the window: `links[i]` signs ballot `i`, in this order of arrival; what the tally writes. */
async function world(prepared: PreparedBallot[], links: number[], order: number[]) {
  await restoreWorld(start);
  for (const index of order) {
    const [ballot, link] = [prepared[index], opened[links[index] ?? 0]];
    if (ballot === undefined || link === undefined) throw new Error('no such ballot or link');
    const signed = await finish(ballot, await activateFor(workerFetch, link, ballot));
    await castFor(workerFetch, origin, signed);
  }
  const id = await surveyIdOf(scene);
  await passClose(scene);
  fixChance();
  expect(await tallyBy(scene, id)).toBe('tallied');
  vi.restoreAllMocks();
  const { answers, tallies, survey_receipts: receipts, ballots } = await dumpDatabase();
  return { answers, tallies, receipts, ballots };
}

const inOrder = (n: number) => Array.from({ length: n }, (_, i) => i);

describe.each(sizes)('two worlds of %i ballots', (n) => {
  const ratings = drawn(n);
  let prepared: PreparedBallot[];
  let one: Awaited<ReturnType<typeof world>>;

  beforeAll(async () => {
    prepared = await sealAll(ratings);
    one = await world(prepared, inOrder(n), inOrder(n));
  });

  it('6: with the same ballots by other links in another order end in the same bytes', async () => {
    const other = await world(prepared, shuffled(opened.length, 7, n), shuffled(n, 8));
    expect(one.answers).toHaveLength(9 * n);
    expect(other).toEqual(one);
  });

  it('2: with ratings permuted among raters, indicator by indicator, write the same answers', async () => {
    const orders = Array.from({ length: 9 }, (_, j) => shuffled(n, 20 + j));
    const permuted = ratings.map((each, rater) =>
      each.map((_, j) => ratings[orders[j]?.[rater] ?? 0]?.[j] ?? 0),
    );
    const other = await world(await sealAll(permuted), inOrder(n), inOrder(n));
    expect(other.answers).toEqual(one.answers);
    expect(other.tallies).toEqual(one.tallies);
  });
});
