import { valuesLeft } from './bound.ts';
import { pickFrom } from './chance.ts';
import type { AttackedForm } from './forms.ts';
import { drawSets, type SumSet } from './sets.ts';

/** A set that leaves few values, found by search. */
export interface Adversarial extends SumSet {
  values: number;
}

/**
 * Climbs from drawn sets towards fewer values, a point or a class edge at a time, and returns the
 * worst set of each climb that the exception does not cover.
 */
export function searchAdversaries(
  attacked: AttackedForm,
  { seed, climbs, steps }: { seed: number; climbs: number; steps: number },
): Adversarial[] {
  const pick = pickFrom(seed);
  const worst: Adversarial[] = [];
  for (const start of drawSets(seed, climbs, 20)) {
    let best: Adversarial | undefined;
    let at = start;
    for (let step = 0; step < steps; step++) {
      const values = valuesLeft(attacked, at);
      if (values !== 'exception' && (best === undefined || values <= best.values)) {
        best = { ...at, values };
      }
      const from = best ?? at;
      const j = pick(0, 8);
      const by = pick(0, 3) === 0 ? pick(-from.n, from.n) : pick(-2, 2);
      at = {
        n: from.n,
        sums: from.sums.map((sum, i) =>
          i === j ? Math.min(10 * from.n, Math.max(from.n, sum + by)) : sum,
        ),
      };
    }
    if (best !== undefined) worst.push(best);
  }
  return worst.toSorted((a, b) => a.values - b.values || a.n - b.n);
}
