import type { FormVersion } from '../../../shared/form/form-version.ts';
import { sumsOfClass, type IndicatorClass, type SumRange } from './indicator-class.ts';
import { isReachable, type Deficit } from './reachable.ts';
import { HIGH_END_CLASS, LOW_END_CLASS, PINNED_WITHIN, SEARCH_BUDGET } from './thresholds.ts';
import {
  integerWeights,
  weightedSumsOfScore,
  type IntegerWeights,
  type WeightedRange,
} from './weighted-sum.ts';

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

/** How far Σ weight × sum stays below what the ranges allow at most, for all scores that fit. */
type Slack = { weights: readonly number[]; ranges: readonly SumRange[]; target: WeightedRange };

function weigh(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((total, weight, j) => total + weight * (values[j] ?? 0), 0);
}

/** The knowledge seen from the high end: deficits h_j − S_j ≥ 0 whose weighted sum is in `target`. */
function slackFromTop(integer: IntegerWeights, ranges: SumRange[], scores: WeightedRange): Slack {
  const highest = weigh(
    integer.weights,
    ranges.map(({ greatest }) => greatest),
  );
  return {
    weights: integer.weights,
    ranges,
    target: { least: highest - scores.greatest, greatest: highest - scores.least },
  };
}

/** The same seen from the low end: excesses S_j − l_j ≥ 0. */
function slackFromBottom(
  integer: IntegerWeights,
  ranges: SumRange[],
  scores: WeightedRange,
): Slack {
  const lowest = weigh(
    integer.weights,
    ranges.map(({ least }) => least),
  );
  return {
    weights: integer.weights,
    ranges,
    target: { least: scores.least - lowest, greatest: scores.greatest - lowest },
  };
}

/** Whether no vector of sums that fits lets indicator `j` be more than `PINNED_WITHIN` off its end. */
function isPinned({ weights, ranges, target }: Slack, j: number): boolean {
  const apart = PINNED_WITHIN + 1;
  const deficits = weights.map((weight, i): Deficit => {
    const { least, greatest } = ranges[i] ?? { least: 0, greatest: 0 };
    return { weight, most: greatest - least - (i === j ? apart : 0) };
  });
  if (deficits.some(({ most }) => most < 0)) return true;
  const taken = apart * (weights[j] ?? 0);
  const rest = { least: target.least - taken, greatest: target.greatest - taken };
  return isReachable(deficits, rest, SEARCH_BUDGET) !== 'reachable';
}

/**
 * For equal weights: whether some total that the score allows leaves all indicators together at
 * most `PINNED_WITHIN` from the end. Up to n = 11 a score belongs to one total and this is the
 * literal rule Σh − T ≤ 1; above, several totals share a score, and the nearest to the end decides,
 * so that the decision says no more about the total than the score does. Whatever `isPinned` would
 * find, this finds too.
 */
function mayBeAtEnd({ weights, target }: Slack): boolean {
  const unit = weights[0] ?? 1;
  const nearest = Math.max(0, Math.ceil(target.least / unit));
  return nearest <= PINNED_WITHIN;
}

/**
 * Safe merge: whether indicator figures beside this exact score would pin the sum of an indicator
 * with an end class within 1 of its end, and with it everybody's rating. Then the score is shown
 * without any figure. A function of the published alone, so that leaving out says nothing more;
 * exact over all integer sums that score and classes allow (see `SEARCH_BUDGET`).
 */
export function mustMergeFigures({ form, n, tenths, classes }: PublishedFigures): boolean {
  const integer = integerWeights(form);
  const ranges = classes.map((indicator) => sumsOfClass(indicator, n));
  const scores = weightedSumsOfScore(tenths, n, integer);
  const weightsAreEqual = integer.weights.every((weight) => weight === integer.weights[0]);
  const ends = [
    { end: HIGH_END_CLASS, slack: slackFromTop(integer, ranges, scores) },
    { end: LOW_END_CLASS, slack: slackFromBottom(integer, ranges, scores) },
  ];
  return ends.some(({ end, slack }) => {
    if (!classes.some((indicator) => indicator === end)) return false;
    if (weightsAreEqual) return mayBeAtEnd(slack);
    return classes.some((indicator, j) => indicator === end && isPinned(slack, j));
  });
}
