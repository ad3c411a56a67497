import { sumsOfClass, type IndicatorClass } from './indicator-class.ts';
import { isReachable, type Reachability } from './reachable.ts';
import { HIGH_END_CLASS, LOW_END_CLASS, PINNED_WITHIN, SEARCH_BUDGET } from './thresholds.ts';
import { weigh, type IntegerWeights, type WeightedRange } from './weighted-sum.ts';

/** What a reader of an exact customer score knows who has worked out the number of ballots. */
export type ScoreKnowledge = { n: number; integer: IntegerWeights; scores: WeightedRange };

export type End = 'high' | 'low';

export const CLASS_AT_END: { readonly [end in End]: IndicatorClass } = {
  high: HIGH_END_CLASS,
  low: LOW_END_CLASS,
};

/**
 * How far, in weighted sums, all indicators together are from one end of their classes: deficits
 * h_j − S_j from the high end, excesses S_j − l_j from the low one. Never above what it holds.
 */
export function slackFrom(
  end: End,
  { n, integer, scores }: ScoreKnowledge,
  classes: readonly IndicatorClass[],
): WeightedRange {
  const ranges = classes.map((indicator) => sumsOfClass(indicator, n));
  const ends = ranges.map(({ least, greatest }) => (end === 'high' ? greatest : least));
  const extreme = weigh(integer, ends);
  return end === 'high'
    ? { least: extreme - scores.greatest, greatest: extreme - scores.least }
    : { least: scores.least - extreme, greatest: scores.greatest - extreme };
}

/**
 * Whether sums exist that the score and the classes allow, with indicator `away` (if given) at
 * least `PINNED_WITHIN` + 1 from that end of its class.
 */
function sumsExist(
  end: End,
  knowledge: ScoreKnowledge,
  classes: readonly IndicatorClass[],
  away?: number,
): Reachability {
  const { n, integer } = knowledge;
  const slack = slackFrom(end, knowledge, classes);
  const apart = PINNED_WITHIN + 1;
  const taken = away === undefined ? 0 : apart * (integer.weights[away] ?? 0);
  const room = classes.map((indicator, j) => {
    const { least, greatest } = sumsOfClass(indicator, n);
    return {
      weight: integer.weights[j] ?? 0,
      most: greatest - least - (j === away ? apart : 0),
    };
  });
  const target = { least: slack.least - taken, greatest: slack.greatest - taken };
  return room.some(({ most }) => most < 0)
    ? 'unreachable'
    : isReachable(room, target, SEARCH_BUDGET);
}

/** Whether any sums fit the score and the classes. */
export function classesFit(
  knowledge: ScoreKnowledge,
  classes: readonly IndicatorClass[],
): Reachability {
  return sumsExist('high', knowledge, classes);
}

/**
 * Whether score and classes pin the sum of indicator `j` within 1 of the end of the scale: its
 * class is at an end, and no sums that fit let it be farther off.
 */
export function isPinned(
  knowledge: ScoreKnowledge,
  classes: readonly IndicatorClass[],
  j: number,
): boolean {
  return (['high', 'low'] as const).some(
    (end) =>
      classes[j] === CLASS_AT_END[end] && sumsExist(end, knowledge, classes, j) !== 'reachable',
  );
}

/** Whether score and classes pin any indicator. */
export function pinAny(knowledge: ScoreKnowledge, classes: readonly IndicatorClass[]): boolean {
  return classes.some((_, j) => isPinned(knowledge, classes, j));
}
