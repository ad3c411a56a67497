import { equalForm } from './forms.ts';
import { tenthsOf, weightedOfScore } from './knowledge.ts';

/** What two windows say of the one rater who joined between them, when nobody else changed. */
export interface Joined {
  /** The newcomer's mean rating, by the attacker: least and greatest, on the scale 1 to 10. */
  least: number;
  greatest: number;
}

/**
 * Subtracts the totals behind two exact scores: before, of `n` ballots, and after, of one more.
 * Equal weights. @param sums nine sums each
 */
export function joinedMean(before: readonly number[], after: readonly number[], n: number): Joined {
  const first = weightedOfScore(equalForm, n, tenthsOf(equalForm, before, n));
  const second = weightedOfScore(equalForm, n + 1, tenthsOf(equalForm, after, n + 1));
  const clamp = (total: number) => Math.min(90, Math.max(9, total)) / 9;
  return {
    least: clamp(second.least - first.greatest),
    greatest: clamp(second.greatest - first.least),
  };
}
