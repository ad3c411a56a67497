import { fewestValuesBesideAbsence } from './absence.ts';
import type { AttackedForm } from './forms.ts';
import { knowledgeOf, tenthsOf } from './knowledge.ts';
import { fewestValues } from './outsider.ts';
import type { SumSet } from './sets.ts';

/** Values that must stay open for every rating. */
export const leastValues = 3;

/**
 * The fewest values, at most three, that a score alone leaves for a rating, whatever is shown
 * beside it; none when no sums have this score. Fewer than three is the exception said to raters:
 * everybody agrees at an end of the scale.
 */
export function valuesByScore(attacked: AttackedForm, n: number, tenths: number): number {
  const held = attacked.parts.map(() => ({ least: n, greatest: 10 * n }));
  return fewestValues({ attacked, n, tenths, held, hasFigures: false }, leastValues);
}

/**
 * The fewest values that the outsider has to leave open for a rating of this set, or 'exception'
 * where the score alone says more. Exact beside figures and below 8 ballots; beside figures that
 * are left out, the search ends once three are proved.
 */
export function valuesLeft(attacked: AttackedForm, { n, sums }: SumSet): number | 'exception' {
  const tenths = tenthsOf(attacked, sums, n);
  if (valuesByScore(attacked, n, tenths) < leastValues) return 'exception';
  const knowledge = knowledgeOf(attacked, sums, n);
  if (knowledge.hasFigures || n < 8) return fewestValues(knowledge);
  return fewestValuesBesideAbsence(attacked, sums, n, leastValues);
}
