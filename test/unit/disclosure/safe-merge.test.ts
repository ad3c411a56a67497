import { describe, expect, it } from 'vitest';

import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { customerScore } from '../../../shared/scoring/customer-score.ts';
import { disclose } from '../../../worker/results/disclosure/disclose.ts';
import { indicatorClass, sumsOfClass } from '../../../worker/results/disclosure/indicator-class.ts';
import { mustMergeFigures } from '../../../worker/results/disclosure/safe-merge.ts';
import {
  classMultisets,
  classRanges,
  integers,
  possibleRatings,
  totalsOfScore,
} from './outsider.ts';

const form = defaultFormVersion;
const figuresOf = (sums: number[], n: number) => {
  const result = disclose(form, 5, sums, n);
  return result.kind === 'published' ? result.indicators : undefined;
};

describe('safe merge', () => {
  it('leaves the figures out one below the greatest total of the classes, and keeps them two below', () => {
    // n = 8: the greatest sum of class 8 is 68, of class ≥ 9 it is 80.
    const top = [68, 80, 80, 80, 80, 80, 80, 80, 80];
    const less = (by: number) => top.map((sum, j) => (j === 3 ? sum - by : sum));
    expect(figuresOf(top, 8)).toBeUndefined();
    expect(figuresOf(less(1), 8)).toBeUndefined();
    expect(figuresOf(less(2), 8)).toEqual([8, 9, 9, 9, 9, 9, 9, 9, 9]);
  });

  it('leaves the figures out one above the least total of the classes, and keeps them two above', () => {
    // n = 8: the least sum of class 3 is 21, of class ≤ 2 it is 8.
    const bottom = [21, 8, 8, 8, 8, 8, 8, 8, 8];
    const more = (by: number) => bottom.map((sum, j) => (j === 3 ? sum + by : sum));
    expect(figuresOf(bottom, 8)).toBeUndefined();
    expect(figuresOf(more(1), 8)).toBeUndefined();
    expect(figuresOf(more(2), 8)).toEqual([3, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('keeps the figures when no class is at an end, however near the total is', () => {
    expect(
      figuresOf(
        Array.from({ length: 9 }, () => 68),
        8,
      ),
    ).toHaveLength(9);
  });

  it('depends on the score and the classes only, not on the sums behind them', () => {
    const pick = integers(20_011_101);
    const seen = new Map<string, string>();
    for (let i = 0; i < 4000; i++) {
      const n = pick(8, 40);
      const ends = pick(0, 1) * 9 * n;
      const sums = Array.from({ length: 9 }, () => Math.abs(ends - pick(0, 3)) + n).map((sum) =>
        Math.min(10 * n, sum),
      );
      const { tenths } = customerScore(form, sums, n);
      const key = [n, tenths, ...sums.map((sum) => indicatorClass(sum, n))].join();
      const shown = JSON.stringify(figuresOf(sums, n));
      expect(seen.get(key) ?? shown).toBe(shown);
      seen.set(key, shown);
    }
  });

  it('contains the rule Σh − T ≤ 1 and T − Σl ≤ 1 for equal weights and any number of ballots', () => {
    const pick = integers(30_20);
    const missed: string[] = [];
    for (let i = 0; i < 3000; i++) {
      const n = pick(8, 60);
      const classes = Array.from({ length: 9 }, () => pick(2, 9) as 2 | 9);
      const ranges = classes.map((indicator) => sumsOfClass(indicator, n));
      const within = pick(0, 1);
      for (const [end, top] of [
        [9, true],
        [2, false],
      ] as const) {
        if (!classes.includes(end)) continue;
        const sums = ranges.map(({ least, greatest }) => (top ? greatest : least));
        const j = classes.indexOf(end);
        sums[j] = (sums[j] ?? 0) + (top ? -within : within);
        if (figuresOf(sums, n) !== undefined) missed.push(`${n}:${sums.join()}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('an outsider who knows the rule, the score and the number of ballots', () => {
  it.each([8, 9, 10, 11])(
    'keeps 3 values for every rating beside figures of %i ballots, over all classes and totals',
    (n) => {
      const ranges = classRanges(n);
      const failures: string[] = [];
      for (const classes of classMultisets()) {
        const held = classes.map((indicator) => ranges.get(indicator) ?? { least: 0, greatest: 0 });
        const least = held.reduce((total, range) => total + range.least, 0);
        const greatest = held.reduce((total, range) => total + range.greatest, 0);
        // Farther than 3 from both ends every sum can be 3 away from its own.
        const totals = [...Array(4).keys()].flatMap((d) => [least + d, greatest - d]);
        for (const total of totals.filter((t) => least <= t && t <= greatest)) {
          const tenths = Math.floor((200 * total + 9 * n) / (18 * n));
          if (mustMergeFigures({ form, n, tenths, classes })) continue;
          const [low, high] = [held[0], held[8]];
          if (low === undefined || high === undefined) continue;
          const lowSums = [low.least, Math.min(low.greatest, low.least + total - least)];
          const highSums = [
            Math.max(high.least, high.greatest - (greatest - total)),
            high.greatest,
          ];
          if (possibleRatings(lowSums, n) < 3 || possibleRatings(highSums, n) < 3) {
            failures.push(`${classes.join('')}:${total}`);
          }
        }
      }
      expect(failures).toEqual([]);
    },
  );

  it.each([8, 9, 10, 11])(
    'keeps 9 values when the figures of %i ballots are left out, except at T ≤ 9n + 1 and T ≥ 90n − 1',
    (n) => {
      const ranges = classRanges(n);
      // For each total: the sums any indicator may have, over all classes that would be left out.
      const sumsAt = new Map<number, Set<number>>();
      for (const classes of classMultisets()) {
        const held = classes.map((indicator) => ranges.get(indicator) ?? { least: 0, greatest: 0 });
        const least = held.reduce((total, range) => total + range.least, 0);
        const greatest = held.reduce((total, range) => total + range.greatest, 0);
        for (const total of [least, least + 1, greatest - 1, greatest]) {
          const tenths = Math.floor((200 * total + 9 * n) / (18 * n));
          if (!mustMergeFigures({ form, n, tenths, classes })) continue;
          const sums = sumsAt.get(total) ?? new Set<number>();
          for (const range of held) {
            sums.add(Math.max(range.least, range.greatest - (greatest - total)));
            sums.add(Math.min(range.greatest, range.least + total - least));
          }
          sumsAt.set(total, sums);
        }
      }
      const failures = [...sumsAt]
        .filter(([total]) => total > 9 * n + 1 && total < 90 * n - 1)
        .filter(([, sums]) => possibleRatings(sums, n) < 9);
      expect(failures.map(([total]) => total)).toEqual([]);
      expect(sumsAt.size).toBeGreaterThan(100);
    },
  );

  it('keeps 3 values for every rating over random and extreme sets of 8 to 30 ballots', () => {
    const pick = integers(74);
    const failures: string[] = [];
    for (let i = 0; i < 3000; i++) {
      const n = pick(8, 30);
      const spread = pick(0, 3) === 0 ? 9 * n : pick(0, 4);
      const sums = Array.from({ length: 9 }, () =>
        pick(0, 1) === 0 ? n + pick(0, spread) : 10 * n - pick(0, spread),
      );
      const { tenths } = customerScore(form, sums, n);
      const figures = figuresOf(sums, n);
      const ranges = classRanges(n);
      const whole = { least: n, greatest: 10 * n };
      const held = sums.map((_, j) => {
        const figure = figures?.[j];
        return figure === undefined ? whole : (ranges.get(figure) ?? whole);
      });
      const totals = totalsOfScore(tenths, n);
      const actual = sums.reduce((total, sum) => total + sum, 0);
      if (actual <= 9 * n + 1 || actual >= 90 * n - 1) continue;
      for (const [j, own] of held.entries()) {
        const others = held.filter((_, i2) => i2 !== j);
        const othersLeast = others.reduce((total, range) => total + range.least, 0);
        const othersGreatest = others.reduce((total, range) => total + range.greatest, 0);
        const possible = totals.flatMap((total) => {
          const from = Math.max(own.least, total - othersGreatest);
          const to = Math.min(own.greatest, total - othersLeast);
          return from <= to ? [from, to] : [];
        });
        if (possibleRatings(possible, n) < 3) failures.push(`${n}:${sums.join()}:${j}`);
      }
    }
    expect(failures).toEqual([]);
  });
});
