import {
  contentFingerprint,
  hundredthsOf,
  readContent,
} from '../../../shared/appraisal/total-content.ts';
import type { FrozenRecord } from '../../../shared/appraisal/total-record.ts';

/**
 * Computes a frozen record again from nothing but its content.
 * @returns the total in hundredths, and whether figure and fingerprint are the frozen ones
 */
export async function recompute({
  text,
  fingerprint,
  hundredths,
}: FrozenRecord): Promise<{ hundredths: number; agrees: boolean }> {
  const computed = hundredthsOf(readContent(text));
  const isSigned = (await contentFingerprint(text)) === fingerprint;
  return { hundredths: computed, agrees: isSigned && computed === hundredths };
}
