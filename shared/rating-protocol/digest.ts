import { type Bytes, concatBytes, equalBytes } from '../wire/bytes.ts';

/** SHA-256 of the parts one after the other; 32 bytes. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(...parts)));
}

/** Whether `bytes` are what `expected`, a SHA-256, was made of. */
export async function hashesTo(bytes: Uint8Array, expected: Uint8Array): Promise<boolean> {
  return equalBytes(await sha256(bytes), expected);
}
