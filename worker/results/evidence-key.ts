import { type Bytes, concatBytes, textBytes } from '../../shared/wire/bytes.ts';
import type { Answer } from './unbundle.ts';

/** Bytes of evidence before encryption: longer than any text, so that none shows its length. */
const paddedLength = 1024;
const nonceLength = 12;
const encoder = new TextEncoder();

/** Imports a survey's data key. */
export function importEvidenceKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The part of an answer that its evidence is sealed with. */
type AnswerHead = Pick<Answer, 'id' | 'indicator' | 'rating'>;

/** The nonce is the start of the answer's random id, used for this answer only. */
function cipherOf({ id, indicator, rating }: AnswerHead) {
  const additionalData = concatBytes(id, textBytes(`niping/v1/answer\0${indicator}\0${rating}`));
  return { name: 'AES-GCM', iv: id.slice(0, nonceLength), additionalData };
}

/**
 * Encrypts the evidence of an answer with AES-256-GCM; 1,040 bytes whatever the text. Bound to the
 * answer's indicator and rating, so that neither is changed without being found out.
 */
export async function encryptEvidence(
  key: CryptoKey,
  answer: AnswerHead,
  text: string,
): Promise<Bytes> {
  const padded = new Uint8Array(paddedLength);
  const { read, written } = encoder.encodeInto(text, padded.subarray(2));
  if (read < text.length) throw new RangeError('evidence is too long');
  new DataView(padded.buffer).setUint16(0, written);
  return new Uint8Array(await crypto.subtle.encrypt(cipherOf(answer), key, padded));
}

/** Undoes `encryptEvidence`. Throws if anything of the answer was changed or the key is another one. */
export async function decryptEvidence(
  key: CryptoKey,
  answer: AnswerHead,
  sealed: Bytes,
): Promise<string> {
  const padded = new Uint8Array(await crypto.subtle.decrypt(cipherOf(answer), key, sealed));
  const length = new DataView(padded.buffer).getUint16(0);
  return new TextDecoder().decode(padded.subarray(2, 2 + length));
}
