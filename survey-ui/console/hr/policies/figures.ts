import { percentsWithoutCustomer } from '../../../../shared/scoring/policy-figures.ts';
import { formatRational, type Rational, roundHalfUp } from '../../../../shared/scoring/rational.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';

/**
 * A value to two decimals with its unit, and its exact fraction where that is another number:
 * `45.71%（320/7）`.
 */
export function exactlyShown(value: Rational, unit: '' | '%' = ''): string {
  const hundredths = roundHalfUp(value, 2);
  const isExact = value.numerator * 100n === BigInt(hundredths) * value.denominator;
  const whole = hundredths % 100 === 0;
  const shown =
    formatFixed(whole ? hundredths / 100 : hundredths, whole ? 0 : 2, language.value) + unit;
  if (isExact) return shown;
  const fraction = formatRational(value);
  return language.value === 'zh' ? `${shown}（${fraction}）` : `${shown} (${fraction})`;
}

/** The customer score's percent, and what duty and plan then have, each with its sign. */
export function percentsShown(policy: ScoringPolicy): Record<'customer' | 'duty' | 'plan', string> {
  const { duty, plan } = percentsWithoutCustomer(policy);
  return {
    customer: `${policy.customer}%`,
    duty: exactlyShown(duty, '%'),
    plan: exactlyShown(plan, '%'),
  };
}
