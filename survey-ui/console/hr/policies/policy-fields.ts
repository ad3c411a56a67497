import { wholePercent } from '../../../../shared/scoring/policy-figures.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import type { FormError } from '../../kit/error-summary.tsx';
import { wholeNumber } from '../names.ts';
import { policiesText } from './text.ts';

/** The parts of a total in the order of the form. */
export const PARTS = ['duty', 'plan', 'customer'] as const;

/** A scoring policy as the editor holds it: percents as typed. */
export interface PolicyFields {
  duty: string;
  plan: string;
  customer: string;
  scale: ScoringPolicy['scale'];
}

/** The editor's fields for a policy. */
export function fieldsOfPolicy({ duty, plan, customer, scale }: ScoringPolicy): PolicyFields {
  return { duty: String(duty), plan: String(plan), customer: String(customer), scale };
}

function typedPercent(typed: string): number | undefined {
  return wholeNumber(typed, 0, 100);
}

/** The policy that the fields describe; a percent that is no number counts as 0. */
export function policyOfFields(fields: PolicyFields, number: number): ScoringPolicy {
  return {
    number,
    duty: typedPercent(fields.duty) ?? 0,
    plan: typedPercent(fields.plan) ?? 0,
    customer: typedPercent(fields.customer) ?? 0,
    scale: fields.scale,
    withheldCustomer: 'reweight_others',
  };
}

/** Everything that keeps the fields from being saved. */
export function policyErrors(fields: PolicyFields): FormError[] {
  const t = policiesText.value;
  const wrong = PARTS.filter((part) => typedPercent(fields[part]) === undefined);
  if (wrong.length > 0) {
    return wrong.map((part) => ({ field: part, message: t.faults.percent(t.parts[part]) }));
  }
  const policy = policyOfFields(fields, 1);
  const sum = wholePercent(policy);
  if (sum > 100) return [{ field: 'duty', message: t.faults.over(sum) }];
  return policy.duty + policy.plan === 0 ? [{ field: 'duty', message: t.faults.nobody }] : [];
}
