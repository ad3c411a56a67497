import type { EvidencePolicy, ScaleBand } from '../../../../shared/form/form-version.ts';
import { formsText } from './text.ts';

/** The evidence rules in the order in which they are offered. */
export const EVIDENCE_POLICIES = [
  'lowest_and_highest',
  'extremes',
  'all',
  'none',
] as const satisfies readonly EvidencePolicy[];

/** What an evidence rule asks of raters and what that does to their ratings. */
export function evidenceEffect(policy: EvidencePolicy, scale: readonly ScaleBand[]): string {
  const t = formsText.value;
  if (policy !== 'extremes') return t.evidence.effects[policy];
  const [low, high] = [scale[0], scale[scale.length - 1]];
  return t.evidence.extremes(
    low === undefined ? '' : t.scale.range(low.from, low.to),
    high === undefined ? '' : t.scale.range(high.from, high.to),
  );
}
