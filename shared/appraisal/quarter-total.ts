import { fail, ok, type Result } from '../result.ts';
import { rational, roundHalfUp } from '../scoring/rational.ts';

/**
 * A quarter's total from its monthly totals, all in hundredths of a point: the exact mean of the
 * rounded totals, rounded once, half up, to two decimals. Fails with `no_months` for none.
 */
export function quarterTotal(months: readonly number[]): Result<number, 'no_months'> {
  if (months.length === 0) return fail('no_months');
  const added = months.reduce((total, month) => total + month, 0);
  return ok(roundHalfUp(rational(added, months.length), 0));
}
