import { describe, expect, it } from 'vitest';

import type { FormVersion } from '../../../shared/form/form-version.ts';
import { customerScore } from '../../../shared/scoring/customer-score.ts';
import {
  indicatorClass,
  type IndicatorClass,
} from '../../../worker/results/disclosure/indicator-class.ts';
import { mustMergeFigures } from '../../../worker/results/disclosure/safe-merge.ts';
import { formWithShares, UNEQUAL_FORMS } from '../scoring/forms.ts';
import { classRanges, integers } from './outsider.ts';

/** Forms whose nine final weights are small integers over a small denominator, written out. */
const FORMS = [
  {
    form: formWithShares({
      groups: [1, 1, 1],
      inside: [
        [1, 1, 1],
        [1, 1],
        [1, 1, 1, 1],
      ],
    }),
    weights: [4, 4, 4, 6, 6, 3, 3, 3, 3],
    whole: 36,
  },
  {
    form: formWithShares({
      groups: [20, 30, 50],
      inside: [
        [1, 1, 2],
        [1, 1],
        [5, 3, 1, 1],
      ],
    }),
    weights: [1, 1, 2, 3, 3, 5, 3, 1, 1],
    whole: 20,
  },
];

type Room = { weight: number; most: number };

/** All weighted sums up to `limit` that integers from 0 to `most` can make, marked in a table. */
function sumsUpTo(limit: number, rooms: Room[]): Uint8Array {
  let made = new Uint8Array(limit + 1);
  made[0] = 1;
  for (const { weight, most } of rooms) {
    const next = new Uint8Array(limit + 1);
    for (let sum = 0; sum <= limit; sum++) {
      if (made[sum] !== 1) continue;
      for (let d = 0; d <= most && sum + d * weight <= limit; d++) next[sum + d * weight] = 1;
    }
    made = next;
  }
  return made;
}

/**
 * All weighted sums that round to the score: 100 × sum / (n × whole) half up, in tenths; found by
 * trying every sum.
 */
function sumsOfScore(tenths: number, n: number, whole: number): number[] {
  const from = Math.max(0, Math.floor((tenths * n * whole) / 100) - n * whole);
  return Array.from({ length: 2 * n * whole }, (_, i) => from + i).filter(
    (sum) => Math.floor((200 * sum + n * whole) / (2 * n * whole)) === tenths,
  );
}

/** Every class vector that the score may have near the high end, by brute force from the top. */
function classesNearTop(weights: number[], n: number, leastSum: number): IndicatorClass[][] {
  const ranges = classRanges(n);
  const found: IndicatorClass[][] = [];
  const grow = (chosen: IndicatorClass[], sum: number) => {
    const rest = weights.slice(chosen.length).reduce((total, weight) => total + weight, 0);
    if (sum + rest * 10 * n < leastSum) return;
    const weight = weights[chosen.length];
    if (weight === undefined) {
      found.push(chosen);
      return;
    }
    for (const [indicator, { greatest }] of ranges) {
      grow([...chosen, indicator], sum + weight * greatest);
    }
  };
  grow([], 0);
  return found;
}

describe('safe merge under unequal weights', () => {
  it.each(FORMS)('reads the final weights of $whole as written out', ({ form, weights, whole }) => {
    for (const [j, weight] of weights.entries()) {
      const sums = weights.map((_, i) => (i === j ? 20 : 10));
      const { exact } = customerScore(form, sums, 10);
      expect(Number(exact.numerator) / Number(exact.denominator)).toBeCloseTo(
        10 + (10 * weight) / whole,
      );
    }
  });

  it.each(FORMS)(
    'leaves an outsider who knows the rule more than the end, for weights over $whole, 8 ballots and scores from 96.0',
    ({ form, weights, whole }) => {
      const n = 8;
      const ranges = classRanges(n);
      const failures: string[] = [];
      for (let tenths = 960; tenths <= 1000; tenths++) {
        const sums = sumsOfScore(tenths, n, whole).filter((sum) => sum <= 10 * n * whole);
        const [least = 0, greatest = 0] = [sums[0], sums[sums.length - 1]];
        // The exception: there the score alone, with or without figures, pins the heaviest.
        if (10 * n * whole - least < 2 * Math.max(...weights)) continue;
        const freeWithout = weights.map(() => false);
        let leftOut = 0;
        for (const classes of classesNearTop(weights, n, least)) {
          const held = classes.map(
            (indicator) => ranges.get(indicator) ?? { least: 0, greatest: 0 },
          );
          const top = held.reduce(
            (total, range, j) => total + (weights[j] ?? 0) * range.greatest,
            0,
          );
          const rooms = held.map((range, j) => ({
            weight: weights[j] ?? 0,
            most: range.greatest - range.least,
          }));
          const [near, far] = [Math.max(0, top - greatest), top - least];
          const isPossible = (made: Uint8Array, taken: number) =>
            made.subarray(Math.max(0, near - taken), far - taken + 1).includes(1);
          if (!isPossible(sumsUpTo(far, rooms), 0)) continue;
          // Free: some sums that fit keep this indicator 2 or more from the end of the scale.
          const free = classes.map((indicator, j) => {
            if (indicator !== 9) return true;
            const taken = 2 * (weights[j] ?? 0);
            if (far < taken) return false;
            const others = rooms.map((room, i) =>
              i === j ? { ...room, most: room.most - 2 } : room,
            );
            return isPossible(sumsUpTo(far - taken, others), taken);
          });
          if (mustMergeFigures({ form, n, tenths, classes })) {
            leftOut += 1;
            for (const [j, isFree] of free.entries()) if (isFree) freeWithout[j] = true;
          } else if (free.includes(false)) {
            failures.push(`${tenths} shows ${classes.join('')}`);
          }
        }
        if (leftOut > 0 && freeWithout.includes(false)) failures.push(`${tenths} tells by absence`);
      }
      expect(failures).toEqual([]);
    },
  );

  it('does not show by absence that eight indicators have nothing but tens', () => {
    const form = FORMS[1]?.form;
    if (form === undefined) throw new Error('There is a second form.');
    // The lightest indicator at the top of class 8, everything else at 10 times 8.
    const atTop = [68, 80, 80, 80, 80, 80, 80, 80, 80];
    const { tenths } = customerScore(form, atTop, 8);
    const spread = [80, 80, 74, 80, 80, 80, 80, 80, 80];
    expect(customerScore(form, spread, 8).tenths).toBe(tenths);
    const classesOf = (lowest: IndicatorClass[]): IndicatorClass[] => [
      ...lowest,
      ...Array.from({ length: 9 - lowest.length }, () => 9 as const),
    ];
    expect(mustMergeFigures({ form, n: 8, tenths, classes: classesOf([8]) })).toBe(true);
    expect(mustMergeFigures({ form, n: 8, tenths, classes: classesOf([]) })).toBe(true);
  });

  const shownOf100 = (form: FormVersion) => {
    const pick = integers(1999);
    return Array.from({ length: 100 }, () => {
      const n = pick(8, 60);
      const sums = Array.from({ length: 9 }, () => pick(5 * n, 9 * n));
      const { tenths } = customerScore(form, sums, n);
      const classes = sums.map((sum) => indicatorClass(sum, n));
      return mustMergeFigures({ form, n, tenths, classes });
    }).filter((isMerged) => !isMerged).length;
  };

  it('keeps the figures of ordinary surveys when the weights have no simple ratio', () => {
    const form = UNEQUAL_FORMS[4];
    if (form === undefined) throw new Error('There is a fifth form.');
    expect(shownOf100(form)).toBe(100);
  });

  it.each(FORMS)('keeps most of them when the weights are few parts of $whole', ({ form }) => {
    expect(shownOf100(form)).toBeGreaterThan(80);
  });
});
