import type { FormVersion } from '../form/form-version.ts';
import { finalWeights } from '../form/weights.ts';
import { multiply, rational, roundHalfUp, sum, type Rational } from './rational.ts';

/** A customer score (客户评价得分): exact, and rounded once, half up, to tenths of a point. */
export type CustomerScore = { exact: Rational; tenths: number };

/**
 * Table 3A: Σ over indicators of mean rating × 10 × weight, on the hundred-mark system.
 * `sums` are the nine sums of ratings over the `n` counted ballots, in the fixed order. Throws when
 * that is not nine integers from n to 10 n, which only a bug can make.
 */
export function customerScore(
  form: Pick<FormVersion, 'indicatorGroups'>,
  sums: readonly number[],
  n: number,
): CustomerScore {
  const weights = finalWeights(form);
  if (sums.length !== weights.length || !sums.every((s) => n <= s && s <= 10 * n)) {
    throw new RangeError('The sums of ratings do not belong to this number of ballots.');
  }
  const exact = sum(weights.map((weight, j) => multiply(weight, rational(10 * (sums[j] ?? 0), n))));
  return { exact, tenths: roundHalfUp(exact, 1) };
}
