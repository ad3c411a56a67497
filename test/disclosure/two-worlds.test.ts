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
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { plain, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';
import { pickFrom } from './attackers/chance.ts';

const voters = 9;
let scene: Scene;
let start: World;
let opened: OpenedWindow[];
let survey: SurveyManifest;

beforeAll(async () => {
  await resetStorage();
  scene = await openScene();
  start = await saveWorld();
  opened = await Promise.all(scene.links.map(({ link }) => openLink(workerFetch, link)));
  const found = opened[0]?.surveys.find(({ department }) => department === scene.service);
  if (found === undefined) throw new Error('the links do not cover the service');
  survey = found;
});

afterEach(() => vi.restoreAllMocks());

/** Ballots of which no two are alike, sealed once for all worlds. */
async function sealAll(moved: (rater: number, j: number) => number): Promise<PreparedBallot[]> {
  const [first] = opened;
  if (first === undefined) throw new Error('no link is open');
  const ballots = Array.from({ length: voters }, (_, rater) =>
    plain(Array.from({ length: 9 }, (_each, j) => 1 + ((moved(rater, j) * 2 + j * 3) % 10))),
  );
  return Promise.all(ballots.map((ballot) => sealFor(first, survey, ballot)));
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

const inOrder = Array.from({ length: voters }, (_, i) => i);

describe('two worlds', () => {
  it('6: with the same ballots by other links in another order end in the same bytes', async () => {
    const prepared = await sealAll((rater) => rater);
    const one = await world(prepared, inOrder, inOrder);
    const crossed = [11, 4, 7, 9, 0, 2, 10, 1, 8];
    const other = await world(prepared, crossed, [8, 3, 5, 0, 7, 1, 6, 2, 4]);
    expect(one.answers).toHaveLength(9 * voters);
    expect(other).toEqual(one);
  });

  it('2: with ratings permuted among raters, indicator by indicator, write the same answers', async () => {
    const one = await world(await sealAll((rater) => rater), inOrder, inOrder);
    const permuted = await sealAll((rater, j) => (rater + 2 * j + 1) % voters);
    const other = await world(permuted, inOrder, inOrder);
    expect(other.answers).toEqual(one.answers);
    expect(other.tallies).toEqual(one.tallies);
  });
});
