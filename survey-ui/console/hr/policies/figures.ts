import { percentsWithoutCustomer } from '../../../../shared/scoring/policy-figures.ts';
import { formatRational, type Rational, roundHalfUp } from '../../../../shared/scoring/rational.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';

/** A value to two decimals, with its exact fraction where that is another number: `45.71 (320/7)`. */
function exactlyShown(value: Rational): string {
  const hundredths = roundHalfUp(value, 2);
  const isExact = value.numerator * 100n === BigInt(hundredths) * value.denominator;
  const decimals = hundredths % 100 === 0 ? 0 : 2;
  const shown = formatFixed(
    decimals === 0 ? hundredths / 100 : hundredths,
    decimals,
    language.value,
  );
  if (isExact) return shown;
  return language.value === 'zh'
    ? `${shown}（${formatRational(value)}）`
    : `${shown} (${formatRational(value)})`;
}

/** The customer score's percent, and what duty and plan then have, each with its sign. */
export function percentsShown(policy: ScoringPolicy): Record<'customer' | 'duty' | 'plan', string> {
  const { duty, plan } = percentsWithoutCustomer(policy);
  const percent = (value: Rational) => `${exactlyShown(value)}%`;
  return { customer: `${policy.customer}%`, duty: percent(duty), plan: percent(plan) };
}
