import { INDICATOR_CLASSES, sumsOfClass, type IndicatorClass } from './indicator-class.ts';
import {
  CLASS_AT_END,
  classesFit,
  isPinned,
  pinAny,
  type End,
  type ScoreKnowledge,
} from './pinned.ts';
import type { Reachability } from './reachable.ts';
import { SEARCH_BUDGET } from './thresholds.ts';

/** What a vector of classes must show: that figures would be left out, and that `free` is not pinned. */
type Witness = { free: number | undefined };

function isWitness(
  knowledge: ScoreKnowledge,
  classes: readonly IndicatorClass[],
  { free }: Witness,
): Reachability {
  if (!pinAny(knowledge, classes)) return 'unreachable';
  if (free !== undefined && isPinned(knowledge, classes, free)) return 'unreachable';
  return classesFit(knowledge, classes);
}

/**
 * Looks for classes at this score whose figures are left out because an indicator is pinned at
 * `end`, with indicator `free` not pinned. Pinning needs all indicators near the ends of their
 * classes, so only classes whose ends weigh within four of the heaviest units of the score are tried.
 */
function findMerged(end: End, knowledge: ScoreKnowledge, free?: number): Reachability {
  const { n, integer, scores } = knowledge;
  const { weights } = integer;
  const reach = 4 * Math.max(...weights);
  const least = end === 'high' ? scores.least : scores.greatest - reach;
  const greatest = end === 'high' ? scores.least + reach : scores.greatest;
  const sums = INDICATOR_CLASSES.map((indicator) => {
    const range = sumsOfClass(indicator, n);
    return { indicator, sum: end === 'high' ? range.greatest : range.least };
  });
  const [lowestSum, highestSum] = [sums[0]?.sum ?? 0, sums[sums.length - 1]?.sum ?? 0];
  // The class at the end comes last: with it `free` is mostly pinned, which would waste the budget.
  const choices = end === 'high' ? sums : sums.toReversed();
  const order = weights
    .map((_, j) => j)
    .toSorted((a, b) => {
      if (a === free || b === free) return a === free ? -1 : 1;
      return (weights[b] ?? 0) - (weights[a] ?? 0);
    });
  const restWeight = order.map((_, at) =>
    order.slice(at + 1).reduce((total, j) => total + (weights[j] ?? 0), 0),
  );
  const classes: IndicatorClass[] = weights.map(() => CLASS_AT_END[end]);
  let steps = 0;

  // Indicators of equal weight can change places, so only one order of their classes is tried.
  function search(at: number, weighed: number, from: number): Reachability {
    const j = order[at];
    if (j === undefined) return isWitness(knowledge, classes, { free });
    const [weight, rest] = [weights[j] ?? 0, restWeight[at] ?? 0];
    const next = order[at + 1];
    const isTwin = j !== free && next !== undefined && weights[next] === weight;
    for (const [choice, { indicator, sum }] of choices.entries()) {
      if (choice < from) continue;
      const own = weighed + weight * sum;
      if (own + rest * highestSum < least || own + rest * lowestSum > greatest) continue;
      steps += 1;
      if (steps > SEARCH_BUDGET) return 'unknown';
      classes[j] = indicator;
      const found = search(at + 1, own, isTwin ? choice : 0);
      if (found !== 'unreachable') return found;
    }
    return 'unreachable';
  }

  return search(0, 0, 0);
}

function findMergedAtAnyEnd(knowledge: ScoreKnowledge, free?: number): Reachability {
  const atHigh = findMerged('high', knowledge, free);
  if (atHigh === 'reachable') return atHigh;
  const atLow = findMerged('low', knowledge, free);
  return atLow === 'unreachable' ? atHigh : atLow;
}

/**
 * Whether at this score the very absence of figures would tell: some classes are left out because
 * they pin an indicator, and all that are left out pin the same one, so that a reader who knows the
 * rule would learn its ratings. Happens with unequal weights only, near the ends of the scale;
 * with equal ones the order of the indicators is open. Depends on form, n and score alone.
 */
export function absenceTells(knowledge: ScoreKnowledge): boolean {
  const { weights } = knowledge.integer;
  const oneOfEachWeight = [...new Set(weights)].map((weight) => weights.indexOf(weight));
  const allCanBeFree = oneOfEachWeight.every(
    (j) => findMergedAtAnyEnd(knowledge, j) === 'reachable',
  );
  return !allCanBeFree && findMergedAtAnyEnd(knowledge) !== 'unreachable';
}
