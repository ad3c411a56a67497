import { kitText } from '../text/kit.ts';
import type { Named } from './named.ts';

/** What one input of a form holds. */
export type SingleValue = string | boolean | Named | null;

/**
 * What a field of a form holds: one value, ids chosen out of many in whatever order, or values
 * by id where an id left out has the usual one.
 */
export type FieldValue = SingleValue | readonly string[] | ReadonlyMap<string, string>;

/** True for a field that holds several things, each of which can differ by itself. */
export function hasParts(value: FieldValue): value is Exclude<FieldValue, SingleValue> {
  return Array.isArray(value) || value instanceof Map;
}

/** Each part of a field that holds several things: that an id is chosen, or its value. */
export function partsOf(value: FieldValue): ReadonlyMap<string, SingleValue> {
  if (value instanceof Map) return value as ReadonlyMap<string, string>;
  return new Map(Array.isArray(value) ? value.map((id: string) => [id, true]) : []);
}

/** The field that has these parts, of the kind that `like` is. */
export function ofParts(parts: ReadonlyMap<string, SingleValue>, like: FieldValue): FieldValue {
  if (Array.isArray(like)) return [...parts.keys()];
  return new Map([...parts].map(([id, value]) => [id, typeof value === 'string' ? value : '']));
}

/** Whether two values say the same; a name that was spelt anew is the same choice. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return a.normalize('NFC').trim() === b.normalize('NFC').trim();
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (hasParts(a) || hasParts(b)) {
    const [one, other] = [partsOf(a), partsOf(b)];
    return (
      one.size === other.size && [...one].every(([id, value]) => sameValue(value, other.get(id)))
    );
  }
  return a.id === b.id;
}

/** A value as a reader understands it. */
export function valueText(value: SingleValue): string {
  if (typeof value === 'boolean') return value ? kitText.value.yes : kitText.value.no;
  if (value === null || value === '') return kitText.value.nobody;
  return typeof value === 'string' ? value : value.name;
}
