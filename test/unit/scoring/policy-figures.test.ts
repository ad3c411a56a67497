import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraisalTotal } from '../../../shared/appraisal/appraisal-total.ts';
import {
  ceilingOf,
  percentsWithoutCustomer,
  scaleFactor,
  wholePercent,
} from '../../../shared/scoring/policy-figures.ts';
import { add, formatRational, multiply, rational } from '../../../shared/scoring/rational.ts';
import {
  defaultScoringPolicy,
  type ScoringPolicy,
} from '../../../shared/scoring/scoring-policy.ts';

const policies = fc
  .record({
    duty: fc.integer({ min: 0, max: 100 }),
    plan: fc.integer({ min: 0, max: 100 }),
    customer: fc.integer({ min: 0, max: 100 }),
    scale: fc.constantFrom('as_printed' as const, 'to_100' as const),
  })
  .filter(({ duty, plan, customer }) => duty + plan > 0 && duty + plan + customer <= 100)
  .map((fields): ScoringPolicy => ({ ...defaultScoringPolicy, ...fields }));

describe('a scoring policy', () => {
  it('as printed tops out at 80, and at 100 when it is scaled', () => {
    expect(formatRational(ceilingOf(defaultScoringPolicy))).toBe('80');
    const scaled = { ...defaultScoringPolicy, scale: 'to_100' as const };
    expect([scaleFactor(scaled), ceilingOf(scaled)].map(formatRational)).toEqual(['5/4', '100']);
  });

  it('gives the customer’s weight to the others in proportion, exactly', () => {
    expect(percentsWithoutCustomer(defaultScoringPolicy)).toEqual({
      duty: rational(40),
      plan: rational(40),
    });
    const uneven = { ...defaultScoringPolicy, duty: 40, plan: 30, customer: 10 };
    expect(percentsWithoutCustomer(uneven)).toEqual({
      duty: rational(320, 7),
      plan: rational(240, 7),
    });
  });

  it('keeps its whole percent when there is no customer score', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const { duty, plan } = percentsWithoutCustomer(policy);
        expect(add(duty, plan)).toEqual(rational(wholePercent(policy)));
      }),
    );
  });

  it('gives full marks its ceiling, with a customer score and without', () => {
    const full = rational(100);
    fc.assert(
      fc.property(policies, (policy) => {
        for (const customer of [
          { kind: 'published', tenths: 1000 } as const,
          { kind: 'not_available', because: 'no_survey' } as const,
        ]) {
          const total = appraisalTotal({
            policy,
            duty: full,
            plan: full,
            customer,
            keyIndicatorValue: rational(1),
          });
          expect(rational(total.hundredths, 100)).toEqual(ceilingOf(policy));
        }
      }),
    );
  });

  it('scales by its whole percent, so that the parts of full marks give 100', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const scaled = { ...policy, scale: 'to_100' as const };
        expect(multiply(rational(wholePercent(policy)), scaleFactor(scaled))).toEqual(
          rational(100),
        );
      }),
    );
  });
});
