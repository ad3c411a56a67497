import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { customerScore } from '../../../shared/scoring/customer-score.ts';
import { UNEQUAL_FORMS } from './forms.ts';

/**
 * The score computed another way: everything over one common denominator, ballot by ballot, and
 * the rounding by comparing remainders.
 */
function tenthsOverCommonDenominator(form: FormVersion, ballots: number[][]): number {
  const groupTotal = form.indicatorGroups.reduce((total, { weight }) => total + weight, 0);
  const insideTotals = form.indicatorGroups.map(({ indicators }) =>
    indicators.reduce((total, { weight }) => total + weight, 0),
  );
  const denominator = BigInt(insideTotals.reduce((product, total) => product * total, groupTotal));
  const integerWeights = form.indicatorGroups.flatMap(({ weight, indicators }, g) =>
    indicators.map(
      (indicator) =>
        (denominator * BigInt(weight) * BigInt(indicator.weight)) /
        BigInt(groupTotal * (insideTotals[g] ?? 1)),
    ),
  );
  let numerator = 0n;
  for (const ballot of ballots) {
    for (const [j, rating] of ballot.entries()) {
      numerator += BigInt(rating) * 100n * (integerWeights[j] ?? 0n);
    }
  }
  const whole = denominator * BigInt(ballots.length);
  const rest = numerator % whole;
  return Number((numerator - rest) / whole) + (rest * 2n >= whole ? 1 : 0);
}

const ballot = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 9, maxLength: 9 });
const sumsOf = (ballots: number[][]) =>
  Array.from({ length: 9 }, (_, j) => ballots.reduce((total, b) => total + (b[j] ?? 0), 0));

describe('the customer score', () => {
  it('is 90.0 when everybody gives 9', () => {
    expect(
      customerScore(
        defaultFormVersion,
        Array.from({ length: 9 }, () => 45),
        5,
      ),
    ).toEqual({
      exact: { numerator: 90n, denominator: 1n },
      tenths: 900,
    });
  });

  it('equals an independent computation over one common denominator', () => {
    const forms = fc.constantFrom(defaultFormVersion, ...UNEQUAL_FORMS);
    fc.assert(
      fc.property(forms, fc.array(ballot, { minLength: 1, maxLength: 30 }), (form, ballots) => {
        expect(customerScore(form, sumsOf(ballots), ballots.length).tenths).toBe(
          tenthsOverCommonDenominator(form, ballots),
        );
      }),
    );
  });

  it('rounds every possible total of up to 50 ballots half up', () => {
    const wrong: string[] = [];
    for (let n = 1; n <= 50; n++) {
      for (let total = 9 * n; total <= 90 * n; total++) {
        const each = Math.floor(total / 9);
        const sums = Array.from({ length: 9 }, (_, j) => each + (j < total % 9 ? 1 : 0));
        const { tenths } = customerScore(defaultFormVersion, sums, n);
        // 100 T / 9 n rounded half up, in whole numbers.
        if (tenths !== Math.floor((200 * total + 9 * n) / (18 * n))) wrong.push(`${n}:${total}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('does not change when ratings move between raters', () => {
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 2, maxLength: 12 }), (ballots) => {
        const shifted = ballots.map((own, r) =>
          own.map((_, j) => ballots[(r + j) % ballots.length]?.[j] ?? 0),
        );
        const n = ballots.length;
        expect(customerScore(defaultFormVersion, sumsOf(shifted), n)).toEqual(
          customerScore(defaultFormVersion, sumsOf(ballots), n),
        );
      }),
    );
  });

  it('is not computed from sums that the number of ballots cannot give', () => {
    const sums = Array.from({ length: 9 }, () => 51);
    expect(() => customerScore(defaultFormVersion, sums, 5)).toThrow(RangeError);
    expect(() => customerScore(defaultFormVersion, sums.slice(1), 6)).toThrow(RangeError);
  });
});
