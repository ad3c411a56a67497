import type { WeightedRange } from './weighted-sum.ts';

/** A variable of the search: an integer from 0 to `most`, counted with `weight`. */
export type Deficit = { weight: number; most: number };

/** Whether a combination exists; `unknown` when the budget ended first. */
export type Reachability = 'reachable' | 'unreachable' | 'unknown';

/** Variables of the same weight act as one with their bounds added: same sums, fewer branches. */
function merged(deficits: readonly Deficit[]): Deficit[] {
  const most = new Map<number, number>();
  for (const deficit of deficits) {
    most.set(deficit.weight, (most.get(deficit.weight) ?? 0) + deficit.most);
  }
  return [...most]
    .map(([weight, bound]) => ({ weight, most: bound }))
    .toSorted((a, b) => b.weight - a.weight);
}

/**
 * Whether integers within their bounds exist whose weighted sum lies in `target`. An exact
 * depth-first search, heaviest weight first, cut wherever the rest can no longer reach the target;
 * at most `budget` steps. All numbers are non-negative integers, weights positive.
 */
export function isReachable(
  deficits: readonly Deficit[],
  target: WeightedRange,
  budget: number,
): Reachability {
  const variables = merged(deficits);
  const restMost = variables.map((_, i) =>
    variables.slice(i + 1).reduce((total, { weight, most }) => total + weight * most, 0),
  );
  let steps = 0;

  function search(i: number, least: number, greatest: number): Reachability {
    if (greatest < 0) return 'unreachable';
    const variable = variables[i];
    if (variable === undefined) return least <= 0 ? 'reachable' : 'unreachable';
    const { weight, most } = variable;
    const from = Math.max(0, Math.ceil((least - (restMost[i] ?? 0)) / weight));
    const to = Math.min(most, Math.floor(greatest / weight));
    for (let value = to; value >= from; value--) {
      steps += 1;
      if (steps > budget) return 'unknown';
      const found = search(i + 1, least - value * weight, greatest - value * weight);
      if (found !== 'unreachable') return found;
    }
    return 'unreachable';
  }

  return search(0, target.least, target.greatest);
}
