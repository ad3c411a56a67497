import { leastValues, valuesByScore } from './bound.ts';
import type { AttackedForm } from './forms.ts';

/** Scores, in tenths, from which on towards either end of the scale the exception may hold. */
export interface Exception {
  n: number;
  low: number;
  high: number;
}

/** Scores without exception, in a row, after which the search goes no farther from the end. */
const quiet = 40;

/** The score farthest from an end at which the score alone leaves fewer than three values. */
export function exceptionOf(attacked: AttackedForm, n: number): Exception {
  const farthest = (end: number, step: 1 | -1): number => {
    let last = end;
    for (let tenths = end; Math.abs(tenths - last) <= quiet; tenths += step) {
      const values = valuesByScore(attacked, n, tenths);
      // Scores that no sums have tell nothing.
      if (values > 0 && values < leastValues) last = tenths;
    }
    return last;
  };
  return { n, low: farthest(100, 1), high: farthest(1000, -1) };
}
