import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { type EntryForm, formFaults } from './sheet-form.ts';
import { appraisalText } from './text.ts';

/** The name of a line by its key: 职责2, or 分项2.1; empty when there is no such line. */
export function lineName(kind: SheetKind, entries: readonly EntryForm[], key: string): string {
  const t = appraisalText.value;
  for (const [index, entry] of entries.entries()) {
    if (entry.key === key) return t.entry[kind](index + 1);
    const part = entry.subs.findIndex((sub) => sub.key === key);
    if (part !== -1) return t.sub(`${index + 1}.${part + 1}`);
  }
  return '';
}

/** What keeps a typed sheet from being saved, each at its field. */
export function findErrors(kind: SheetKind, entries: readonly EntryForm[]): FormError[] {
  const { faults } = appraisalText.value;
  return formFaults(kind, entries).map(({ field, key, reason }) => ({
    field: `${field}-${key}`,
    message: `${lineName(kind, entries, key)} · ${faults[reason]}`,
  }));
}
