import { add, multiply, rational, type Rational } from './rational.ts';
import type { ScoringPolicy } from './scoring-policy.ts';

/** Duty's, plan's and customer's percent together: 80 as the form is printed. */
export function wholePercent({ duty, plan, customer }: ScoringPolicy): number {
  return duty + plan + customer;
}

/** By what the sum of the parts is multiplied: 1 as printed, 100 / 80 with `to_100`. */
export function scaleFactor(policy: ScoringPolicy): Rational {
  return policy.scale === 'to_100' ? rational(100, wholePercent(policy)) : rational(1);
}

/** The total that full marks in every part give at K = 1, in points. */
export function ceilingOf(policy: ScoringPolicy): Rational {
  return multiply(rational(wholePercent(policy)), scaleFactor(policy));
}

/**
 * Duty's and plan's percent when there is no customer score: its percent goes to them in
 * proportion (30 : 30), so that the ceiling stays.
 */
export function percentsWithoutCustomer(policy: ScoringPolicy): { duty: Rational; plan: Rational } {
  const others = policy.duty + policy.plan;
  const raised = (own: number) => add(rational(own), rational(policy.customer * own, others));
  return { duty: raised(policy.duty), plan: raised(policy.plan) };
}
