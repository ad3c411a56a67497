import * as v from 'valibot';

import { wholeNumber } from './whole-number.ts';

/**
 * How the parts make the appraisal total; versioned, one version per cycle. `duty`, `plan` and
 * `customer` are whole percents. With `as_printed` they are used as they are, even if they sum to
 * less than 100; with `to_100` the result is scaled so that full marks give 100. When a customer
 * score is not available its weight goes to duty and plan in proportion.
 */
export type ScoringPolicy = {
  number: number;
  duty: number;
  plan: number;
  customer: number;
  scale: 'as_printed' | 'to_100';
  withheldCustomer: 'reweight_others';
};

/** The printed policy: 30 % + 30 % + 20 %, so a total tops out at 80. */
export const defaultScoringPolicy: ScoringPolicy = {
  number: 1,
  duty: 30,
  plan: 30,
  customer: 20,
  scale: 'as_printed',
  withheldCustomer: 'reweight_others',
};

const percent = wholeNumber(0, 100, 'percent_invalid');

/**
 * Schema of a scoring policy. Issues: `percent_invalid`, `percents_above_100`,
 * `policy_without_duty_and_plan` (nothing would carry the weight of a withheld customer score),
 * `policy_number_invalid`, `scale_unknown`, `withheld_rule_unknown`.
 */
export const scoringPolicySchema = v.pipe(
  v.strictObject({
    number: wholeNumber(1, Number.MAX_SAFE_INTEGER, 'policy_number_invalid'),
    duty: percent,
    plan: percent,
    customer: percent,
    scale: v.picklist(['as_printed', 'to_100'], 'scale_unknown'),
    withheldCustomer: v.literal('reweight_others', 'withheld_rule_unknown'),
  }),
  v.check(({ duty, plan, customer }) => duty + plan + customer <= 100, 'percents_above_100'),
  v.check(({ duty, plan }) => duty + plan > 0, 'policy_without_duty_and_plan'),
) satisfies v.GenericSchema<ScoringPolicy>;
