import { decodeBase64urlOfLength, encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';

/**
 * Challenges for passkeys that need no storing: random bytes, the second at which they expire and
 * an authentication code over both and what they are for. So whoever asks for one writes nothing,
 * and an answer given for one purpose or person counts for no other.
 */

/** What a challenge is for, and for whom. */
export interface ChallengeUse {
  purpose: 'sign_in' | 'enrol' | 'add' | 'confirm';
  /** Token of the link for `enrol`, id of the person for `add` and `confirm`, else empty. */
  of: string;
}

/** Seconds in which a challenge is answered: time to look for a security key. */
export const challengeLifetime = 5 * 60;

const randomLength = 16;
const expiryLength = 8;
const codeLength = 32;
const contentLength = randomLength + expiryLength;

/** A challenge, base64url. @param now seconds since 1970, by the database's clock */
export async function makeChallenge(
  secret: string,
  now: number,
  use: ChallengeUse,
): Promise<string> {
  const content = new Uint8Array(contentLength);
  crypto.getRandomValues(content.subarray(0, randomLength));
  new DataView(content.buffer).setBigUint64(randomLength, BigInt(now + challengeLifetime));
  const code = await crypto.subtle.sign('HMAC', await keyOf(secret), codedText(use, content));
  const challenge = new Uint8Array(contentLength + codeLength);
  challenge.set(content);
  challenge.set(new Uint8Array(code), contentLength);
  return encodeBase64url(challenge);
}

/** When a challenge expires, seconds since 1970; undefined unless it was made here for this use. */
export async function readChallenge(
  secret: string,
  challenge: string,
  use: ChallengeUse,
): Promise<number | undefined> {
  const bytes = decodeBase64urlOfLength(challenge, contentLength + codeLength);
  if (bytes === undefined) return undefined;
  const content = bytes.slice(0, contentLength);
  const code = bytes.slice(contentLength);
  const key = await keyOf(secret);
  if (!(await crypto.subtle.verify('HMAC', key, code, codedText(use, content)))) return undefined;
  return Number(new DataView(content.buffer).getBigUint64(randomLength));
}

function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);
}

/** What the code covers. Purposes are fixed words and the content has a fixed length, so nothing runs together. */
function codedText({ purpose, of }: ChallengeUse, content: Bytes): Bytes {
  const head = new TextEncoder().encode(`niping passkey challenge\0${purpose}\0${of}\0`);
  const text = new Uint8Array(head.length + content.length);
  text.set(head);
  text.set(content, head.length);
  return text;
}
