import { compare, multiply, rational, type Rational } from '../scoring/rational.ts';

/**
 * Bounds of an indicator's final weight. Above a quarter, the exact customer score would itself
 * say what one indicator's sum is; below a twentieth an indicator could be moved from end to end
 * without showing in the score, and asking for it would be pretence.
 */
const LEAST_FINAL_WEIGHT = rational(1, 20);
const GREATEST_FINAL_WEIGHT = rational(1, 4);

type WeightShares = {
  indicatorGroups: readonly { weight: number; indicators: readonly { weight: number }[] }[];
};

function total(entries: readonly { weight: number }[]): number {
  return entries.reduce((sum, entry) => sum + entry.weight, 0);
}

/**
 * The nine final weights (权重) in the fixed order: group share of all groups × indicator share of
 * its group. Exact, and they sum to 1. Shares that sum to zero weigh nothing.
 */
export function finalWeights(form: WeightShares): Rational[] {
  const allGroups = total(form.indicatorGroups);
  return form.indicatorGroups.flatMap((group) => {
    const inGroup = total(group.indicators);
    return group.indicators.map((indicator) =>
      allGroups === 0 || inGroup === 0
        ? rational(0)
        : multiply(rational(group.weight, allGroups), rational(indicator.weight, inGroup)),
    );
  });
}

/** For each final weight, whether it is outside its bounds, and on which side. */
export function weightFaults(form: WeightShares): ('too_small' | 'too_large' | undefined)[] {
  return finalWeights(form).map((weight) => {
    if (compare(weight, LEAST_FINAL_WEIGHT) < 0) return 'too_small';
    if (compare(weight, GREATEST_FINAL_WEIGHT) > 0) return 'too_large';
    return undefined;
  });
}
