/**
 * An exact fraction. Always normalised: the denominator is positive and shares no factor with the
 * numerator, so two equal values have equal fields.
 */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `numerator / denominator`, normalised. Throws on a zero denominator, which only a bug can make. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new RangeError('A fraction has no zero denominator.');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n, d * sign);
  return { numerator: (n * sign) / divisor, denominator: (d * sign) / divisor };
}

const ZERO: Rational = rational(0n);

/** `a + b`, exact. */
export function add(a: Rational, b: Rational): Rational {
  return rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/** `a × b`, exact. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The exact sum of all values; zero for none. */
export function sum(values: readonly Rational[]): Rational {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** −1 when `a < b`, 0 when they are equal, 1 when `a > b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/**
 * `value` rounded to `decimals` places, a half going up, as an integer of the last place:
 * 76.805 with 2 decimals is 7681.
 */
export function roundHalfUp(value: Rational, decimals: number): number {
  const scaled = value.numerator * 10n ** BigInt(decimals);
  return Number(floorDivide(2n * scaled + value.denominator, 2n * value.denominator));
}

/** `value` rounded to a whole number, a half going to the even neighbour: 2.5 is 2, 3.5 is 4. */
export function roundHalfEven(value: Rational): number {
  const floor = floorDivide(value.numerator, value.denominator);
  const twiceRest = 2n * (value.numerator - floor * value.denominator);
  const up =
    twiceRest > value.denominator || (twiceRest === value.denominator && floor % 2n !== 0n);
  return Number(up ? floor + 1n : floor);
}

/** The fraction as text for explanations and records: `384/5`, or `76` for a whole number. */
export function formatRational(value: Rational): string {
  return value.denominator === 1n
    ? value.numerator.toString()
    : `${value.numerator.toString()}/${value.denominator.toString()}`;
}

/** The fraction that `formatRational` wrote. Throws on any other text, which only a bug can make. */
export function parseRational(text: string): Rational {
  const [numerator = '', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
}
