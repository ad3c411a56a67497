import {
  formatRational,
  multiply,
  type Rational,
  rational,
  roundHalfUp,
} from '../../../../shared/scoring/rational.ts';
import { formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';

/** A weight as percent with two decimals, rounded half up for reading. */
export function weightPercent(weight: Rational): string {
  return formatFixed(roundHalfUp(multiply(weight, rational(100)), 2), 2, language.value);
}

/** A percent with the exact fraction that it stands for: `11.11%（1/9）`. */
export function exactlyShown(percent: string, weight: Rational): string {
  const fraction = formatRational(weight);
  return language.value === 'zh' ? `${percent}%（${fraction}）` : `${percent} % (${fraction})`;
}
