import { type Result, fail, ok } from '../result.ts';
import { base32Character, base32Value, decodeBase32, encodeBase32 } from '../wire/base32.ts';
import type { Bytes } from '../wire/bytes.ts';
import { hybridCheckValue } from './check-character.ts';
import { TOKEN_BYTES } from './link.ts';

/** 20 bytes in base32, and the check character. */
const CODE_CHARACTERS = 33;

/** Leading bytes of the fingerprint that people compare. */
const FINGERPRINT_BYTES = 15;

/** Base32 has no 0, 1 and 8: whoever types them has read the letters that look like them. */
const lookalikes: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '8': 'B' };

/** Blanks, and every kind of dash that a keyboard or a word processor puts between groups. */
const separators = /[\s\u00B7\u2010-\u2015\u2212\uFF0D.·-]/g;

/**
 * A link's token (20 bytes) as a slip of paper shows it to be typed: 32 characters of base32 in
 * groups of four, and a check character as a group of its own. It is as secret as the link.
 */
export function formatTypedCode(token: Uint8Array): string {
  if (token.length !== TOKEN_BYTES) throw new RangeError('token of wrong length');
  const characters = encodeBase32(token);
  return inGroups(characters + base32Character(checkValueOf(characters)));
}

/**
 * The token (20 bytes) of a code as typed: without regard to case, to blanks and dashes, and to
 * full-width forms; 0, 1 and 8 are read as O, I and B. `length_wrong`: characters are missing or
 * too many. `characters_wrong`: something that occurs in no code. `check_wrong`: mistyped.
 */
export function parseTypedCode(
  typed: string,
): Result<Bytes, 'length_wrong' | 'characters_wrong' | 'check_wrong'> {
  const characters = typed
    .normalize('NFKC')
    .replace(separators, '')
    .toUpperCase()
    .replace(/[018]/g, (digit) => lookalikes[digit] ?? digit);
  if (!/^[A-Z2-7]*$/.test(characters)) return fail('characters_wrong');
  if (characters.length !== CODE_CHARACTERS) return fail('length_wrong');
  const body = characters.slice(0, -1);
  const token = decodeBase32(body);
  const isRight = base32Value(characters.slice(-1)) === checkValueOf(body);
  return token !== undefined && isRight ? ok(token) : fail('check_wrong');
}

/**
 * What people compare of a window manifest's fingerprint (32 bytes): 24 characters of base32 in
 * groups of four. 120 bits, since whoever makes the manifests could search for two that look
 * alike: with 80 bits a few days of computing would find a pair.
 */
export function fingerprintCode(fp: Uint8Array): string {
  if (fp.length !== 32) throw new RangeError('fingerprint of wrong length');
  return inGroups(encodeBase32(fp.slice(0, FINGERPRINT_BYTES)));
}

function checkValueOf(characters: string): number {
  return hybridCheckValue(Array.from(characters, base32Value), 32);
}

function inGroups(characters: string): string {
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}
