import type { FormVersion } from '../../../shared/form/form-version.ts';
import type { IndicatorClass } from './indicator-class.ts';
import { CLASS_AT_END, pinAny, slackFrom, type End, type ScoreKnowledge } from './pinned.ts';
import { absenceTells } from './telling-score.ts';
import { PINNED_WITHIN } from './thresholds.ts';
import { integerWeights, weightedSumsOfScore } from './weighted-sum.ts';

/**
 * Everything a reader of a result with indicator figures knows: the form, the exact customer
 * score in tenths, the nine classes, and (worst case) the number of counted ballots.
 */
export type PublishedFigures = {
  form: Pick<FormVersion, 'indicatorGroups'>;
  n: number;
  tenths: number;
  classes: readonly IndicatorClass[];
};

/**
 * The rule Σh − T ≤ 1 for a class ≥ 9 (T − Σl ≤ 1 for ≤ 2) when all weights are equal. Up to n = 11
 * a score belongs to one total T; above, several totals share it, and the one nearest to the end
 * decides, so that the decision says no more about T than the score does. The search for unequal
 * weights would find nothing that this leaves: all totals at most 1 off are also some total.
 */
function mayBeAtEnd(
  end: End,
  knowledge: ScoreKnowledge,
  classes: readonly IndicatorClass[],
): boolean {
  if (!classes.includes(CLASS_AT_END[end])) return false;
  const unit = knowledge.integer.weights[0] ?? 1;
  const slack = slackFrom(end, knowledge, classes);
  return Math.ceil(slack.least / unit) <= PINNED_WITHIN;
}

/**
 * Safe merge: whether indicator figures beside this exact score would pin the sum of an indicator
 * with an end class within 1 of its end, and with it everybody's rating; or whether leaving figures
 * out at this score would itself do that. Then the score is shown without any figure. A function
 * of the published alone, so that leaving out says nothing more; exact over all integer sums that
 * score and classes allow (see `SEARCH_BUDGET`).
 */
export function mustMergeFigures({ form, n, tenths, classes }: PublishedFigures): boolean {
  const integer = integerWeights(form);
  const knowledge = { n, integer, scores: weightedSumsOfScore(tenths, n, integer) };
  if (integer.weights.every((weight) => weight === integer.weights[0])) {
    return mayBeAtEnd('high', knowledge, classes) || mayBeAtEnd('low', knowledge, classes);
  }
  return pinAny(knowledge, classes) || absenceTells(knowledge);
}
