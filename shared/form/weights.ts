import { compare, multiply, rational, type Rational } from '../scoring/rational.ts';
import { totalShares, type WeightShares } from './weight-bounds.ts';

/**
 * The nine final weights (权重) in the fixed order: group share of all groups × indicator share of
 * its group. Exact, and they sum to 1. Shares that sum to zero weigh nothing.
 */
export function finalWeights(form: WeightShares): Rational[] {
  const allGroups = totalShares(form.indicatorGroups);
  return form.indicatorGroups.flatMap((group) => {
    const inGroup = totalShares(group.indicators);
    return group.indicators.map((indicator) =>
      allGroups === 0 || inGroup === 0
        ? rational(0)
        : multiply(rational(group.weight, allGroups), rational(indicator.weight, inGroup)),
    );
  });
}

/**
 * Whether all nine final weights are the same. Only then is no score left without indicator figures
 * on account of its weights (docs/decisions/0009).
 */
export function hasEqualWeights(form: WeightShares): boolean {
  const [first, ...others] = finalWeights(form);
  return first === undefined || others.every((weight) => compare(weight, first) === 0);
}
