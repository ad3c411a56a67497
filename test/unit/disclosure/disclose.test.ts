import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { disclose } from '../../../worker/results/disclosure/disclose.ts';
import { indicatorClass, sumsOfClass } from '../../../worker/results/disclosure/indicator-class.ts';
import { classRanges } from './outsider.ts';

const form = defaultFormVersion;
const all = (sum: number) => Array.from({ length: 9 }, () => sum);

describe('an indicator class', () => {
  it('is the mean rounded half-even with open ends, and its range is exactly the sums it holds', () => {
    for (let n = 1; n <= 60; n++) {
      for (const [indicator, range] of classRanges(n)) {
        expect(sumsOfClass(indicator, n)).toEqual(range);
        expect(indicatorClass(range.least, n)).toBe(indicator);
        expect(indicatorClass(range.greatest, n)).toBe(indicator);
      }
    }
  });
});

describe('a survey with fewer ballots than the threshold', () => {
  it('is withheld, the same for every number of ballots and every answer', () => {
    const results = [0, 1, 2, 3, 4].flatMap((n) =>
      [1, 5, 10].map((rating) => JSON.stringify(disclose(form, 5, all(n * rating), n))),
    );
    expect(new Set(results)).toEqual(new Set(['{"kind":"withheld"}']));
  });

  it('is withheld below a threshold above the default too', () => {
    expect(disclose(form, 50, all(49 * 6), 49)).toEqual({ kind: 'withheld' });
    expect(disclose(form, 50, all(50 * 6), 50)).toMatchObject({ kind: 'published' });
  });
});

describe('a survey with enough ballots', () => {
  it.each([5, 6, 7])('shows the score without indicator figures for %i ballots', (n) => {
    expect(disclose(form, 5, all(7 * n), n)).toEqual({
      kind: 'published',
      customerScoreTenths: 700,
      band: '5-7',
      indicators: undefined,
    });
  });

  it('shows no indicator figures below 8 ballots even if the threshold is lower', () => {
    expect(disclose(form, 3, all(21), 3)).toMatchObject({ band: '3-4', indicators: undefined });
  });

  it('shows indicator figures from 8 ballots on', () => {
    const sums = [16, 20, 25, 33, 41, 50, 58, 66, 72];
    expect(disclose(form, 5, sums, 8)).toMatchObject({
      kind: 'published',
      band: '8-14',
      indicators: [2, 2, 3, 4, 5, 6, 7, 8, 9],
    });
  });

  it.each([
    [3, '3-4'],
    [4, '3-4'],
    [5, '5-7'],
    [7, '5-7'],
    [8, '8-14'],
    [14, '8-14'],
    [15, '15+'],
    [500, '15+'],
  ])('says of %i ballots only that they are %s', (n, band) => {
    expect(disclose(form, 3, all(6 * n), n)).toMatchObject({ band });
  });

  it('is the same when ratings move between raters', () => {
    const ballot = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(ballot, { minLength: 5, maxLength: 16 }),
        fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
        (ballots, shifts) => {
          const n = ballots.length;
          const sums = (of: number[][]) =>
            shifts.map((_, j) => of.reduce((total, b) => total + (b[j] ?? 0), 0));
          const moved = ballots.map((_, r) =>
            shifts.map((shift, j) => ballots[(r + shift) % n]?.[j] ?? 0),
          );
          expect(JSON.stringify(disclose(form, 5, sums(moved), n))).toBe(
            JSON.stringify(disclose(form, 5, sums(ballots), n)),
          );
        },
      ),
    );
  });
});

describe('agreement of everybody at an end', () => {
  it.each([8, 20, 100, 500])('shows no figures beside the score of %i ballots', (n) => {
    for (const sum of [n, 10 * n]) {
      expect(disclose(form, 5, all(sum), n)).toMatchObject({
        customerScoreTenths: (1000 * sum) / (10 * n),
        indicators: undefined,
      });
    }
  });

  it('in the middle of the scale pins nobody and shows the figures', () => {
    expect(disclose(form, 5, all(40), 8)).toMatchObject({ indicators: all(5) });
  });
});
