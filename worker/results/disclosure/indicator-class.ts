import { rational, roundHalfEven } from '../../../shared/scoring/rational.ts';
import { HIGH_END_CLASS, LOW_END_CLASS } from './thresholds.ts';

/**
 * A published indicator figure: the mean rating rounded half-even to a whole point with open ends,
 * so 2 stands for ≤ 2 and 9 for ≥ 9.
 */
export type IndicatorClass = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** All classes, low to high. */
export const INDICATOR_CLASSES: readonly IndicatorClass[] = [2, 3, 4, 5, 6, 7, 8, 9];

/** The class of an indicator whose ratings by `n` ballots sum to `sum`, an integer n to 10 n. */
export function indicatorClass(sum: number, n: number): IndicatorClass {
  const rounded = roundHalfEven(rational(sum, n));
  return INDICATOR_CLASSES.find((known) => known >= rounded) ?? HIGH_END_CLASS;
}

/** Least and greatest sum of ratings, both included. */
export type SumRange = { least: number; greatest: number };

/** The least integer above the half below `point` that still rounds half-even to `point`. */
function leastSumRoundingTo(point: number, n: number): number {
  const halfBelow = (2 * point - 1) * n;
  // An even point takes the half below it, an odd one leaves it to its even neighbour.
  return point % 2 === 0 ? Math.ceil(halfBelow / 2) : Math.floor(halfBelow / 2) + 1;
}

/** All sums of ratings of `n` ballots that fall into `indicator`, as a range. */
export function sumsOfClass(indicator: IndicatorClass, n: number): SumRange {
  return {
    least: indicator === LOW_END_CLASS ? n : leastSumRoundingTo(indicator, n),
    greatest: indicator === HIGH_END_CLASS ? 10 * n : leastSumRoundingTo(indicator + 1, n) - 1,
  };
}
