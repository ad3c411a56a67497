/** A byte string. Backed by an ArrayBuffer of its own, as WebCrypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The parts one after the other, in a new array. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/**
 * Whether both hold the same bytes. For public values only (hashes, encodings):
 * the time it takes depends on where they differ.
 */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** A text as UTF-8 bytes. */
export function textBytes(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

const hexDigits = textBytes('0123456789abcdef');
/** Value of a digit by its ASCII code; 255 for what is none. */
const hexValues = new Uint8Array(128).fill(255);
for (const [value, code] of hexDigits.entries()) hexValues[code] = value;
for (const [value, code] of textBytes('0123456789ABCDEF').entries()) hexValues[code] = value;

/** Lower-case hexadecimal, as SQLite's `unhex` reads it. */
export function hexOf(bytes: Uint8Array): string {
  // By way of bytes and not of pieces of text: a tally spells millions of them.
  const digits = new Uint8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    digits[2 * at] = hexDigits[byte >> 4] ?? 0;
    digits[2 * at + 1] = hexDigits[byte & 15] ?? 0;
  }
  return new TextDecoder().decode(digits);
}

/** Undoes `hexOf`, and reads upper case, as SQLite's `hex` writes it. Throws on anything else. */
export function bytesOfHex(hex: string): Bytes {
  if (hex.length % 2 !== 0) throw new RangeError('not hexadecimal');
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const high = hexValues[hex.charCodeAt(2 * at)] ?? 255;
    const low = hexValues[hex.charCodeAt(2 * at + 1)] ?? 255;
    if ((high | low) > 15) throw new RangeError('not hexadecimal');
    bytes[at] = (high << 4) | low;
  }
  return bytes;
}
