import type { FormVersion } from '../../../shared/form/form-version.ts';
import { finalWeights } from '../../../shared/form/weights.ts';

/** The nine final weights as integers over their least common denominator. */
export type IntegerWeights = { weights: readonly number[]; denominator: number };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/**
 * The form's final weights over their least common denominator. The bound on shares keeps the
 * denominator under 2^33, so sums of up to 500 ballots are exact in ordinary numbers.
 */
export function integerWeights(form: Pick<FormVersion, 'indicatorGroups'>): IntegerWeights {
  const exact = finalWeights(form);
  const denominator = exact.reduce(
    (common, weight) =>
      (common * weight.denominator) / greatestCommonDivisor(common, weight.denominator),
    1n,
  );
  return {
    weights: exact.map((weight) => Number((weight.numerator * denominator) / weight.denominator)),
    denominator: Number(denominator),
  };
}

/** Σ weight × value over the nine indicators. */
export function weigh({ weights }: IntegerWeights, values: readonly number[]): number {
  return weights.reduce((total, weight, j) => total + weight * (values[j] ?? 0), 0);
}

/** Least and greatest value of Σ weight × sum of ratings, both included. */
export type WeightedRange = { least: number; greatest: number };

function ceilingDivide(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/**
 * All weighted sums that round, half up, to a customer score of `tenths`: what a reader of the
 * exact score knows who has worked out n. Score × 10 = 100 × weighted sum / (n × denominator).
 */
export function weightedSumsOfScore(
  tenths: number,
  n: number,
  { denominator }: IntegerWeights,
): WeightedRange {
  const whole = BigInt(n) * BigInt(denominator);
  return {
    least: Number(ceilingDivide((2n * BigInt(tenths) - 1n) * whole, 200n)),
    greatest: Number(ceilingDivide((2n * BigInt(tenths) + 1n) * whole, 200n) - 1n),
  };
}
