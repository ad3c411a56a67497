import { beforeAll, describe, expect, it } from 'vitest';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import type { FormVersion } from '../../shared/form/form-version.ts';
import { withoutChance } from '../worker/support/routes.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import {
  castAll,
  castBytes,
  plain,
  releaseBy,
  surveyIdOf,
  tallyBy,
} from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { equalForm } from './attackers/forms.ts';
import { knowledgeOf } from './attackers/knowledge.ts';
import { openValues } from './attackers/outsider.ts';
import { type Answers, askAll, managerRoutes, publicRoutes } from './requests.ts';

let scene: Scene;
let start: World;

beforeAll(async () => {
  scene = await openScene({ linksEach: 4 });
  start = await saveWorld();
});

/** Everything that the manager and the public can fetch now. */
async function everything(): Promise<[Answers, Answers]> {
  const manager = await askAll(managerRoutes(), scene, scene.manager);
  return [manager, await askAll(publicRoutes(), scene, undefined)];
}

/** One and the same window lived through with these ballots; what was to be had, step by step. */
async function live(ballots: Ballot[], spoiled: number): Promise<unknown[]> {
  await restoreWorld(start);
  const seen: unknown[] = [];
  const look = async () => seen.push(await everything());
  await look();
  await castAll(scene, ballots);
  const junk = new Uint8Array(9216).fill(0x20);
  for (let made = 0; made < spoiled; made++) await castBytes(scene, ballots.length + made, junk);
  await look();
  const survey = await surveyIdOf(scene);
  await passClose(scene);
  await look();
  await tallyBy(scene, survey);
  await look();
  await releaseBy(scene, survey);
  await look();
  return seen.map(withoutChance);
}

/** Every number in a value, those in texts too. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return (value.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const ratings = (...own: number[]) => plain(own);
const mixed = Array.from({ length: 9 }, (_, rater) =>
  plain(Array.from({ length: 9 }, (_each, j) => 5 + ((rater + j) % 5))),
);

describe('what a manager and the public get, by every route that they can call', () => {
  it('is the same for all answers behind one published row: other n, ratings, texts, spoiled', async () => {
    const nine = Array.from({ length: 9 }, () => ratings(7, 7, 7, 7, 7, 7, 7, 7, 7));
    const twelve = [4, 10, 5, 9, 6, 8, 7, 7, 7, 7, 7, 7].map((own) => ({
      ratings: Array<number>(9).fill(own),
      texts: Array<string>(9).fill('写了很多具体的事'),
    }));
    const one = await live(nine, 0);
    const other = await live(twelve, 3);
    expect(other).toEqual(one);
    expect(JSON.stringify(one.at(-1))).toContain('"customerScoreTenths":700');
  });

  it('5: until the release does not depend on an answer', async () => {
    const high = Array.from({ length: 9 }, () => ratings(9, 10, 9, 10, 9, 10, 9, 10, 9));
    const low = Array.from({ length: 9 }, (_, rater) => ratings(1, 2, 1, 2, 1, 2, 1, 2, 1 + rater));
    const one = await live(high, 0);
    const other = await live(low, 0);
    expect(other.slice(0, -1)).toEqual(one.slice(0, -1));
    expect(other.at(-1)).not.toEqual(one.at(-1));
  });

  it('1, 64: is nothing but the published row, and leaves the outsider 3 values', async () => {
    await restoreWorld(start);
    const before = await everything();
    await castAll(scene, mixed);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    await releaseBy(scene, survey);
    const [manager, open] = await everything();
    const { result, form } = (manager['POST /api/manager/results'] ?? [0, {}])[1] as {
      result: { customerScoreTenths: number; indicators: number[] };
      form: FormVersion;
    };
    expect(Object.keys(result).toSorted()).toEqual(
      ['band', 'customerScoreTenths', 'indicators', 'outcome', 'releasedAt', 'summary'].toSorted(),
    );

    // No number beyond the row, the manifests, the form, the clock, and the score's 20 % of a total.
    const tenths = result.customerScoreTenths;
    const known = new Set(numbersIn([before, result, form, tenths / 10, (tenths * 2) / 100]));
    const numbers = numbersIn(withoutChance([manager, open])).filter(
      (number) => !known.has(number),
    );
    expect(numbers).toEqual([]);

    // What the attacker works with is what was sent.
    const sums = Array.from({ length: 9 }, (_, j) =>
      mixed.reduce((sum, ballot) => sum + (ballot.ratings[j] ?? 0), 0),
    );
    const knowledge = knowledgeOf({ ...equalForm, form }, sums, mixed.length);
    expect([knowledge.tenths, result.indicators.length]).toEqual([tenths, 9]);
    for (const j of sums.keys()) {
      const values = openValues(knowledge, j);
      expect(values.size).toBeGreaterThanOrEqual(3);
      expect(mixed.every((ballot) => values.has(ballot.ratings[j] ?? 0))).toBe(true);
    }
  });
});
