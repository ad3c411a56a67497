import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { appraisalTotal, type CustomerPart } from '../../../shared/appraisal/appraisal-total.ts';
import { quarterTotal } from '../../../shared/appraisal/quarter-total.ts';
import { percentsWithoutCustomer } from '../../../shared/scoring/policy-figures.ts';
import { add, compare, multiply, rational } from '../../../shared/scoring/rational.ts';
import {
  defaultScoringPolicy,
  scoringPolicySchema,
  type ScoringPolicy,
} from '../../../shared/scoring/scoring-policy.ts';

const paper = {
  policy: defaultScoringPolicy,
  duty: rational(100),
  plan: rational(96),
  customer: { kind: 'published', tenths: 900 } as CustomerPart,
  keyIndicatorValue: rational(1),
};
const withheld: CustomerPart = { kind: 'not_available', because: 'withheld' };

describe('the appraisal total', () => {
  it('is 76.80 for the figures of the paper form, under a ceiling of 80', () => {
    const total = appraisalTotal(paper);
    expect(total).toMatchObject({ hundredths: 7680, ceiling: 8000, withoutCustomerScore: false });
    expect(total.steps).toEqual([
      {
        step: 'part',
        part: 'duty',
        score: { exact: '100', rounded: 10_000, decimals: 2 },
        percent: { exact: '30', rounded: 3000, decimals: 2 },
        points: { exact: '30', rounded: 3000, decimals: 2 },
      },
      {
        step: 'part',
        part: 'plan',
        score: { exact: '96', rounded: 9600, decimals: 2 },
        percent: { exact: '30', rounded: 3000, decimals: 2 },
        points: { exact: '144/5', rounded: 2880, decimals: 2 },
      },
      {
        step: 'part',
        part: 'customer',
        score: { exact: '90', rounded: 9000, decimals: 2 },
        percent: { exact: '20', rounded: 2000, decimals: 2 },
        points: { exact: '18', rounded: 1800, decimals: 2 },
      },
      { step: 'sum', points: { exact: '384/5', rounded: 7680, decimals: 2 } },
      {
        step: 'key_indicator_value',
        value: { exact: '1', rounded: 10_000, decimals: 4 },
        points: { exact: '384/5', rounded: 7680, decimals: 2 },
      },
      { step: 'rounded', hundredths: 7680 },
    ]);
  });

  it('gives the weight of a withheld customer score to duty and plan and keeps the ceiling', () => {
    const total = appraisalTotal({ ...paper, customer: withheld });
    // 100 × 40 % + 96 × 40 %
    expect(total).toMatchObject({ hundredths: 7840, ceiling: 8000, withoutCustomerScore: true });
    expect(total.steps.slice(0, 3)).toEqual([
      { step: 'customer_not_available', because: 'withheld' },
      {
        step: 'reweighted',
        part: 'duty',
        printedPercent: 30,
        percent: { exact: '40', rounded: 4000, decimals: 2 },
      },
      {
        step: 'reweighted',
        part: 'plan',
        printedPercent: 30,
        percent: { exact: '40', rounded: 4000, decimals: 2 },
      },
    ]);
  });

  it('never counts a customer score that is not available as 0', () => {
    const zero = appraisalTotal({ ...paper, customer: { kind: 'published', tenths: 0 } });
    for (const because of ['withheld', 'void', 'no_survey'] as const) {
      const total = appraisalTotal({ ...paper, customer: { kind: 'not_available', because } });
      expect(total.hundredths).toBeGreaterThan(zero.hundredths);
      expect(total.steps.some((step) => step.step === 'part' && step.part === 'customer')).toBe(
        false,
      );
    }
  });

  it('shares out a withheld weight in the proportion of duty and plan, and loses none of it', () => {
    const percent = fc.integer({ min: 0, max: 33 });
    fc.assert(
      fc.property(percent, percent, percent, (duty, plan, customer) => {
        fc.pre(duty + plan > 0);
        const policy: ScoringPolicy = { ...defaultScoringPolicy, duty, plan, customer };
        const shared = percentsWithoutCustomer(policy);
        expect(add(shared.duty, shared.plan)).toEqual(rational(duty + plan + customer));
        expect(multiply(shared.duty, rational(plan))).toEqual(
          multiply(shared.plan, rational(duty)),
        );
      }),
    );
  });

  it('is multiplied by the key-indicator value, and so is its ceiling', () => {
    const total = appraisalTotal({ ...paper, keyIndicatorValue: rational(95, 100) });
    expect(total).toMatchObject({ hundredths: 7296, ceiling: 8000, ceilingAtK: 7600 });
  });

  it('is rounded once, at the end, half up', () => {
    // 30 % of 33.35 = 10.005; rounding a part first would give the same, rounding down would not.
    const only = {
      ...paper,
      plan: rational(0),
      customer: { kind: 'published', tenths: 0 },
    } as const;
    expect(appraisalTotal({ ...only, duty: rational(3335, 100) }).hundredths).toBe(1001);
    // 0.004 + 0.004 would vanish if the parts were rounded by themselves.
    const small = { ...only, duty: rational(4, 300), plan: rational(4, 300) };
    expect(appraisalTotal(small).hundredths).toBe(1);
  });

  it('is scaled to 100 only when the policy says so, with a step that shows it', () => {
    const policy: ScoringPolicy = { ...defaultScoringPolicy, scale: 'to_100' };
    const total = appraisalTotal({ ...paper, policy });
    expect(total).toMatchObject({ hundredths: 9600, ceiling: 10_000 });
    expect(total.steps).toContainEqual({
      step: 'scaled',
      factor: { exact: '5/4', rounded: 12_500, decimals: 4 },
      points: { exact: '96', rounded: 9600, decimals: 2 },
    });
    expect(appraisalTotal(paper).steps.some(({ step }) => step === 'scaled')).toBe(false);
  });

  it('equals an independent computation over one common denominator', () => {
    const hundredPoints = fc.integer({ min: 0, max: 1_000_000 });
    const tenths = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });
    const percent = fc.integer({ min: 1, max: 33 });
    fc.assert(
      fc.property(
        fc.tuple(percent, percent, percent),
        fc.tuple(hundredPoints, hundredPoints, hundredPoints),
        tenths,
        fc.boolean(),
        ([duty, plan, customer], [dutyScore, planScore, k], c, to100) => {
          const policy: ScoringPolicy = {
            ...defaultScoringPolicy,
            duty,
            plan,
            customer,
            scale: to100 ? 'to_100' : 'as_printed',
          };
          const total = appraisalTotal({
            policy,
            duty: rational(dutyScore, 10_000),
            plan: rational(planScore, 10_000),
            customer: c === undefined ? withheld : { kind: 'published', tenths: c },
            keyIndicatorValue: rational(k, 1_000_000),
          });
          // Hundredths = numerator / denominator, all in one fraction.
          const [d, p, w] = [BigInt(duty), BigInt(plan), BigInt(customer)];
          const [ds, ps, kk] = [BigInt(dutyScore), BigInt(planScore), BigInt(k)];
          const carried =
            c === undefined
              ? (d * ds + p * ps) * (d + p + w)
              : (d * ds + p * ps + w * BigInt(c) * 1000n) * (d + p);
          const numerator = carried * kk * (to100 ? 100n : 1n);
          const denominator = (d + p) * 10_000n * 1_000_000n * (to100 ? d + p + w : 1n);
          const rest = numerator % denominator;
          const expected = (numerator - rest) / denominator + (rest * 2n >= denominator ? 1n : 0n);
          expect(BigInt(total.hundredths)).toBe(expected);
          expect(total.hundredths).toBeLessThanOrEqual(total.ceilingAtK);
          expect(total.ceiling).toBe(to100 ? 10_000 : (duty + plan + customer) * 100);
        },
      ),
    );
  });
});

describe('a quarter', () => {
  it('is the exact mean of its rounded monthly totals, rounded half up', () => {
    expect(quarterTotal([7680, 7681, 7681])).toEqual({ ok: true, value: 7681 });
    expect(quarterTotal([7680, 7681])).toEqual({ ok: true, value: 7681 });
    expect(quarterTotal([7680, 7680, 7681])).toEqual({ ok: true, value: 7680 });
  });

  it('lies within half a hundredth of the exact mean, and never rounds a half down', () => {
    const month = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (months) => {
        const quarter = quarterTotal(months);
        if (!quarter.ok) throw new Error(quarter.reason);
        const mean = rational(
          months.map(BigInt).reduce((a, b) => a + b, 0n),
          months.length,
        );
        const half = rational(1, 2);
        // value − 1/2 ≤ mean < value + 1/2, in exact fractions.
        expect(compare(add(rational(quarter.value), rational(-1, 2)), mean)).not.toBe(1);
        expect(compare(mean, add(rational(quarter.value), half))).toBe(-1);
      }),
    );
  });

  it('has no total without months', () => {
    expect(quarterTotal([])).toEqual({ ok: false, reason: 'no_months' });
  });
});

describe('a scoring policy', () => {
  const reasons = (change: Partial<ScoringPolicy>) =>
    (v.safeParse(scoringPolicySchema, { ...defaultScoringPolicy, ...change }).issues ?? []).map(
      ({ message }) => message,
    );

  it('is as printed by default: 30, 30 and 20 percent', () => {
    expect(reasons({})).toEqual([]);
    expect(defaultScoringPolicy).toMatchObject({ duty: 30, plan: 30, customer: 20 });
  });

  it('is refused above 100 percent, with broken percents, or without duty and plan', () => {
    expect(reasons({ customer: 41 })).toEqual(['percents_above_100']);
    expect(reasons({ duty: 30.5 })).toEqual(['percent_invalid']);
    expect(reasons({ duty: 0, plan: 0 })).toEqual(['policy_without_duty_and_plan']);
  });
});
