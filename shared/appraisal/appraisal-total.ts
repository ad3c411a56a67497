import { ceilingOf, percentsWithoutCustomer, scaleFactor } from '../scoring/policy-figures.ts';
import {
  formatRational,
  multiply,
  rational,
  roundHalfUp,
  sum,
  type Rational,
} from '../scoring/rational.ts';
import type { ScoringPolicy } from '../scoring/scoring-policy.ts';

/**
 * The published customer score in tenths of a point, or why there is none. A score that is not
 * available is never 0 and takes part in no figure.
 */
export type CustomerPart =
  | { kind: 'published'; tenths: number }
  | { kind: 'not_available'; because: 'withheld' | 'void' | 'no_survey' };

/** A figure for reading: exact as a fraction (`384/5`), and rounded half up at `decimals` places. */
export type Figure = { exact: string; rounded: number; decimals: number };

/** One step of the computation with all its numbers; points and scores are of 100, weights percent. */
export type TotalStep =
  | { step: 'customer_not_available'; because: 'withheld' | 'void' | 'no_survey' }
  | { step: 'reweighted'; part: 'duty' | 'plan'; printedPercent: number; percent: Figure }
  | {
      step: 'part';
      part: 'duty' | 'plan' | 'customer';
      score: Figure;
      percent: Figure;
      points: Figure;
    }
  | { step: 'sum'; points: Figure }
  | { step: 'scaled'; factor: Figure; points: Figure }
  | { step: 'key_indicator_value'; value: Figure; points: Figure }
  | { step: 'rounded'; hundredths: number };

/**
 * An appraisal total (总分) in hundredths of a point with its explanation. `ceiling` is the total
 * that full marks in every part give at K = 1, in hundredths; `ceilingAtK` at this K.
 */
export type AppraisalTotal = {
  hundredths: number;
  ceiling: number;
  ceilingAtK: number;
  withoutCustomerScore: boolean;
  steps: TotalStep[];
};

type Part = { part: 'duty' | 'plan' | 'customer'; score: Rational; percent: Rational };

/** A value for reading, rounded half up at `decimals` places. */
export function figure(value: Rational, decimals = 2): Figure {
  return { exact: formatRational(value), rounded: roundHalfUp(value, decimals), decimals };
}

function pointsOf({ score, percent }: Part): Rational {
  return multiply(score, multiply(percent, rational(1, 100)));
}

function partsOf(inputs: TotalInputs): Part[] {
  const { policy, duty, plan, customer } = inputs;
  if (customer.kind === 'not_available') {
    const percents = percentsWithoutCustomer(policy);
    return [
      { part: 'duty', score: duty, percent: percents.duty },
      { part: 'plan', score: plan, percent: percents.plan },
    ];
  }
  return [
    { part: 'duty', score: duty, percent: rational(policy.duty) },
    { part: 'plan', score: plan, percent: rational(policy.plan) },
    {
      part: 'customer',
      score: rational(customer.tenths, 10),
      percent: rational(policy.customer),
    },
  ];
}

function unavailableSteps({ policy, customer }: TotalInputs): TotalStep[] {
  if (customer.kind === 'published') return [];
  const percents = percentsWithoutCustomer(policy);
  return [
    { step: 'customer_not_available', because: customer.because },
    ...(['duty', 'plan'] as const).map((part) => ({
      step: 'reweighted' as const,
      part,
      printedPercent: policy[part],
      percent: figure(percents[part]),
    })),
  ];
}

/**
 * What a total is made of: the duty and plan scores (0 to 100) and the key-indicator value K
 * (0 to 1), all exact, and the customer score as published.
 */
export type TotalInputs = {
  policy: ScoringPolicy;
  duty: Rational;
  plan: Rational;
  customer: CustomerPart;
  keyIndicatorValue: Rational;
};

/**
 * The form's total: (duty × 30 % + plan × 30 % + customer × 20 %) × K with the policy's percents.
 * Exact until the one rounding at the end, half up to two decimals.
 */
export function appraisalTotal(inputs: TotalInputs): AppraisalTotal {
  const { policy, customer, keyIndicatorValue } = inputs;
  const parts = partsOf(inputs);
  const added = sum(parts.map(pointsOf));
  const factor = scaleFactor(policy);
  const scaled = multiply(added, factor);
  const exact = multiply(scaled, keyIndicatorValue);
  const ceiling = ceilingOf(policy);
  const hundredths = roundHalfUp(exact, 2);
  return {
    hundredths,
    ceiling: roundHalfUp(ceiling, 2),
    ceilingAtK: roundHalfUp(multiply(ceiling, keyIndicatorValue), 2),
    withoutCustomerScore: customer.kind === 'not_available',
    steps: [
      ...unavailableSteps(inputs),
      ...parts.map((part) => ({
        step: 'part' as const,
        part: part.part,
        score: figure(part.score),
        percent: figure(part.percent),
        points: figure(pointsOf(part)),
      })),
      { step: 'sum', points: figure(added) },
      ...(policy.scale === 'to_100'
        ? [{ step: 'scaled' as const, factor: figure(factor, 4), points: figure(scaled) }]
        : []),
      { step: 'key_indicator_value', value: figure(keyIndicatorValue, 4), points: figure(exact) },
      { step: 'rounded', hundredths },
    ],
  };
}
