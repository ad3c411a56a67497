import { MOST_ENTRIES } from '../../../shared/appraisal/sheet-limits.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import { blankScore } from './score-form.ts';
import { blankEntry, type EntryForm, type LineForm, sheetForm } from './sheet-form.ts';
import { sameEntry } from './sheet-merge.ts';

/** A line without what came of it: completion and score belong to the cycle in which they were given. */
function bare<T extends LineForm>(line: T, key: string): T {
  return { ...line, key, completion: '', self: blankScore, audited: undefined };
}

/** The entries of an earlier sheet as a new one begins: no completions, scores, days or causes. */
export function copiedEntries(sheet: Sheet, newKey: () => string): EntryForm[] {
  return sheetForm(sheet).map((entry) => ({
    ...bare(entry, newKey()),
    from: '',
    to: '',
    cause: '',
    subs: entry.subs.map((sub) => bare(sub, newKey())),
  }));
}

/** A sheet with entries added at its end, in the place of those that are still blank; no more than fit. */
export function withEntries(
  entries: readonly EntryForm[],
  added: readonly EntryForm[],
): EntryForm[] {
  const written = entries.filter((entry) => !sameEntry(entry, blankEntry('')));
  return [...written, ...added].slice(0, MOST_ENTRIES);
}
