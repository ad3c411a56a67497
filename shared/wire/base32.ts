import type { Bytes } from './bytes.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * RFC 4648 section 6, for byte strings whose length is a multiple of five, so that there is
 * neither padding nor a spare bit and every byte string has one spelling.
 */
export function encodeBase32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new RangeError('base32 takes a multiple of five bytes');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += ALPHABET.charAt((bits >> held) & 31);
    }
    bits &= (1 << held) - 1;
  }
  return text;
}

/**
 * The bytes that {@link encodeBase32} spells as `text`; undefined for other characters, lower
 * case among them, and for lengths that are no multiple of eight.
 */
export function decodeBase32(text: string): Bytes | undefined {
  if (!/^(?:[A-Z2-7]{8})*$/.test(text)) return undefined;
  const bytes = new Uint8Array((text.length / 8) * 5);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    bits = (bits << 5) | base32Value(character);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes[at] = bits >> held;
      at += 1;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}

/** Value 0 to 31 of one character of base32; -1 for any other. */
export function base32Value(character: string): number {
  return ALPHABET.indexOf(character);
}

/** The character of base32 for a value from 0 to 31. */
export function base32Character(value: number): string {
  return ALPHABET.charAt(value);
}
