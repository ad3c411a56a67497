import type { Bytes } from './bytes.ts';

/** RFC 4648 section 5, without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/**
 * The bytes that `text` encodes, or undefined unless `text` is their one canonical encoding.
 * With two spellings of the same bytes, the same ballot could be sent as two.
 */
export function decodeBase64url(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  // Spare bits of the last character that are not zero decode to the same bytes.
  return encodeBase64url(bytes) === text ? bytes : undefined;
}

/** As {@link decodeBase64url}, and undefined as well unless there are exactly `length` bytes. */
export function decodeBase64urlOfLength(text: string, length: number): Bytes | undefined {
  const bytes = decodeBase64url(text);
  return bytes?.length === length ? bytes : undefined;
}
