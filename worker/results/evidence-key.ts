import type { Bytes } from '../../shared/wire/bytes.ts';

/** Bytes of evidence before encryption: longer than any text, so that none shows its length. */
const paddedLength = 1024;
const nonceLength = 12;
const encoder = new TextEncoder();

/** Imports a survey's data key. */
export function importEvidenceKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * Encrypts the evidence of an answer with AES-256-GCM; 1,040 bytes whatever the text.
 * The nonce is the start of the answer's random id, used for this answer only.
 */
export async function encryptEvidence(
  key: CryptoKey,
  answerId: Bytes,
  text: string,
): Promise<Bytes> {
  const padded = new Uint8Array(paddedLength);
  const { read, written } = encoder.encodeInto(text, padded.subarray(2));
  if (read < text.length) throw new RangeError('evidence is too long');
  new DataView(padded.buffer).setUint16(0, written);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: answerId.slice(0, nonceLength), additionalData: answerId },
    key,
    padded,
  );
  return new Uint8Array(sealed);
}

/** Undoes `encryptEvidence`. Throws if the text was changed or the key is another one. */
export async function decryptEvidence(
  key: CryptoKey,
  answerId: Bytes,
  sealed: Bytes,
): Promise<string> {
  const padded = new Uint8Array(
    await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: answerId.slice(0, nonceLength), additionalData: answerId },
      key,
      sealed,
    ),
  );
  const length = new DataView(padded.buffer).getUint16(0);
  return new TextDecoder().decode(padded.subarray(2, 2 + length));
}
