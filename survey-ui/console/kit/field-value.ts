import { kitText } from '../text/kit.ts';
import type { Named } from './named.ts';

/** What a field of a form holds. */
export type FieldValue = string | boolean | Named | null;

/** Whether two values say the same; a name that was spelt anew is the same choice. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return a.normalize('NFC').trim() === b.normalize('NFC').trim();
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.id === b.id;
}

/** A value as a reader understands it. */
export function valueText(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? kitText.value.yes : kitText.value.no;
  if (value === null || value === '') return kitText.value.nobody;
  return typeof value === 'string' ? value : value.name;
}
