import type { Bytes } from '../wire/bytes.ts';

/** A JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

function serializeString(text: string): string {
  // RFC 8785 section 3.2.2.2. With the u flag the class meets unpaired halves only. Written out
  // since String.prototype.isWellFormed is missing in the browsers that raters may have.
  if (/[\uD800-\uDFFF]/u.test(text)) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}

/**
 * RFC 8785 text of a JSON value: no blanks, keys sorted by UTF-16 code units, numbers as
 * ECMAScript prints them. Throws a TypeError on what is no JSON value (undefined, NaN, lone
 * surrogates): a bug of the caller, since what comes from outside is checked before.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return serializeString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a JSON number');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError('not a JSON value');
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${serializeString(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** {@link canonicalJson} as UTF-8 bytes. */
export function canonicalJsonBytes(value: Json): Bytes {
  return new TextEncoder().encode(canonicalJson(value));
}

function isArray(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value);
}
