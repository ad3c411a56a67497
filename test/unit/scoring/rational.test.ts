import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  add,
  compare,
  formatRational,
  multiply,
  parseRational,
  rational,
  roundHalfEven,
  roundHalfUp,
  sum,
  type Rational,
} from '../../../shared/scoring/rational.ts';

const fraction = fc
  .tuple(fc.bigInt(-10_000n, 10_000n), fc.bigInt(1n, 10_000n))
  .map(([n, d]) => rational(n, d));

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function isNormalised({ numerator, denominator }: Rational): boolean {
  return denominator > 0n && gcd(numerator < 0n ? -numerator : numerator, denominator) === 1n;
}

describe('a fraction', () => {
  it('is read back from its text', () => {
    fc.assert(
      fc.property(fraction, (a) => {
        expect(parseRational(formatRational(a))).toEqual(a);
      }),
    );
    expect(parseRational('384/5')).toEqual(rational(384, 5));
  });

  it('is normalised whatever is computed', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect([a, add(a, b), multiply(a, b), sum([a, b, a])].every(isNormalised)).toBe(true);
      }),
    );
  });

  it('adds, multiplies and compares as cross-multiplied integers do', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const common = a.denominator * b.denominator;
        const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
        const [added, times] = [add(a, b), multiply(a, b)];
        expect(added.numerator * common).toBe((left + right) * added.denominator);
        expect(times.numerator * common).toBe(a.numerator * b.numerator * times.denominator);
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('has its sign above the line', () => {
    expect(rational(3, -6)).toEqual(rational(-1, 2));
    expect(rational(0, -7)).toEqual(rational(0));
  });

  it('has no zero denominator', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
  });

  it('reads as numerator and denominator, or as a whole number', () => {
    expect(formatRational(rational(768, 10))).toBe('384/5');
    expect(formatRational(rational(96, 1))).toBe('96');
  });
});

describe('rounding', () => {
  it('sends a half up, to the last place asked for', () => {
    expect(roundHalfUp(rational(76_805, 1000), 2)).toBe(7681);
    expect(roundHalfUp(rational(768_049, 10_000), 2)).toBe(7680);
    expect(roundHalfUp(rational(1, 20), 1)).toBe(1);
    expect(roundHalfUp(rational(-1, 2), 0)).toBe(0);
  });

  it('half-even sends a half to the even neighbour', () => {
    const halves = [1, 3, 5, 15, 17, 19].map((n) => roundHalfEven(rational(n, 2)));
    expect(halves).toEqual([0, 2, 2, 8, 8, 10]);
    expect(roundHalfEven(rational(2501, 1000))).toBe(3);
    expect(roundHalfEven(rational(-1, 2))).toBe(0);
  });

  it('is never off by more than half a place', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 3 }), (value, decimals) => {
        const place = 10n ** BigInt(decimals);
        const distance = (rounded: number, scale: bigint) =>
          2n * (value.numerator * scale - BigInt(rounded) * value.denominator);
        const up = distance(roundHalfUp(value, decimals), place);
        expect(-value.denominator <= up && up < value.denominator).toBe(true);
        const even = distance(roundHalfEven(value), 1n);
        expect(-value.denominator <= even && even <= value.denominator).toBe(true);
      }),
    );
  });
});
