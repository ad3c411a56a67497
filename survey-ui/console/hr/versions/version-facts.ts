import { timeZone } from '../../api/session.ts';
import type { VersionSummary } from '../../api/versions.ts';
import { formatCycle, formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { versionsText } from './text.ts';

/** Which cycles use a version, in a few words. */
export function usedByText({ cycles }: VersionSummary): string {
  const t = versionsText.value;
  const [latest] = cycles;
  if (latest === undefined) return t.notUsed;
  return t.used(cycles.length, formatCycle(latest, language.value));
}

/** Who changed a version last, and when. */
export function changedText({ changedBy, changedAt }: VersionSummary): string {
  const t = versionsText.value;
  if (changedBy === null || changedAt === null) return t.original;
  return t.changedBy(changedBy, formatDateTime(changedAt, timeZone(), language.value));
}
