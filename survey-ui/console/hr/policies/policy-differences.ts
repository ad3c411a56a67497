import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import type { Difference } from '../versions/differences.tsx';
import { PARTS } from './policy-fields.ts';
import { policiesText } from './text.ts';

/** What two scoring policies have differently, in words. */
export function policyDifferences(before: ScoringPolicy, after: ScoringPolicy): Difference[] {
  const t = policiesText.value;
  return [
    ...PARTS.filter((part) => before[part] !== after[part]).map((part) => ({
      field: t.parts[part],
      before: `${before[part]}%`,
      after: `${after[part]}%`,
    })),
    ...(before.scale === after.scale
      ? []
      : [{ field: t.scale, before: t.scales[before.scale], after: t.scales[after.scale] }]),
  ];
}
