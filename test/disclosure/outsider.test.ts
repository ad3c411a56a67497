import { describe, expect, it } from 'vitest';
import keptSets from './adversarial-sets.json' with { type: 'json' };
import { valuesLeft } from './attackers/bound.ts';
import { exhaustClasses, exhaustScores } from './attackers/exhaustive.ts';
import { type AttackedForm, equalForm, unequalForms } from './attackers/forms.ts';
import { drawSets, type SumSet } from './attackers/sets.ts';

const forms = [equalForm, ...unequalForms];
const kept: Record<string, SumSet[]> = keptSets;

/** Sets that leave fewer than three values and are no exception. */
function broken(attacked: AttackedForm, sets: readonly SumSet[]): string[] {
  return sets.flatMap((set) => {
    const values = valuesLeft(attacked, set);
    return values === 'exception' || values >= 3
      ? []
      : [`${set.n} ballots, ${set.sums.join()}: ${values}`];
  });
}

describe('the outsider, who solves for each rating', () => {
  it.each([3, 4, 5, 6, 7])('keeps 3 values for every score of %i ballots', (n) => {
    const { cases, withoutFigures } = exhaustScores(n);
    // Scores that totals have, but for the two at each end that are the exception.
    expect(cases).toBe(81 * n + 1 - 4);
    expect(withoutFigures).toBe(3);
  });

  it('keeps 3 values for all classes and scores of 50 ballots, where scores share totals', () => {
    const { cases, withFigures, withoutFigures } = exhaustClasses(50);
    expect([cases, withFigures, withoutFigures]).toEqual([38_137, 6, 3]);
  });

  it('68: keeps 3 values over drawn sets of 3 to 50 ballots', () => {
    expect(broken(equalForm, drawSets(68, 400, 50))).toEqual([]);
  });

  it('68: keeps 3 values over drawn sets under the unequal weights allowed', () => {
    for (const attacked of unequalForms) {
      expect([attacked.name, broken(attacked, drawSets(69, 12, 16))]).toEqual([attacked.name, []]);
    }
  });

  it('67: keeps 3 values for every set that a search has found to leave few', () => {
    expect(Object.keys(kept).toSorted()).toEqual(forms.map(({ name }) => name).toSorted());
    for (const attacked of forms) {
      const sets = kept[attacked.name] ?? [];
      expect(sets.length).toBeGreaterThan(2);
      expect([attacked.name, broken(attacked, sets)]).toEqual([attacked.name, []]);
    }
  });

  it('is told where the score alone says more, for it solves that too', () => {
    const alike = { n: 5, sums: [50, 50, 50, 50, 50, 50, 50, 50, 49] };
    expect(valuesLeft(equalForm, alike)).toBe('exception');
    const twoLess = { n: 5, sums: [50, 50, 50, 50, 50, 50, 50, 50, 48] };
    expect(valuesLeft(equalForm, twoLess)).toBe(3);
  });
});
