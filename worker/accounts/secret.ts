import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { type Bytes, textBytes } from '../../shared/wire/bytes.ts';
import type { VersionedSecret } from '../versioned-secret.ts';

/** Bytes of a link's token and of a session id: out of reach of guessing. */
const secretLength = 32;

/** A new secret and the hash under which it is stored. */
export async function newSecret(): Promise<{ secret: string; hash: Bytes }> {
  const secret = encodeBase64url(crypto.getRandomValues(new Uint8Array(secretLength)));
  return { secret, hash: await hashSecret(secret) };
}

/** The hash under which a secret is stored. */
export function hashSecret(secret: string): Promise<Bytes> {
  return sha256(new TextEncoder().encode(secret));
}

/**
 * A new session id and the hash under which it is stored. The id begins with the version of the
 * pepper, which is no secret, so that one hash finds the session while the pepper is changed.
 */
export async function newSessionId(
  pepper: VersionedSecret,
): Promise<{ sessionId: string; hash: Bytes }> {
  const { secret } = await newSecret();
  const sessionId = `${pepper.newest}.${secret}`;
  const hash = await hashSessionId(pepper, sessionId);
  if (hash === undefined) throw new Error('the newest pepper is missing');
  return { sessionId, hash };
}

/**
 * The hash under which a session is stored: HMAC-SHA-256 of its id under the pepper, so that the
 * database alone proves no guess. Undefined when the pepper's version is not set any more.
 */
export async function hashSessionId(
  pepper: VersionedSecret,
  sessionId: string,
): Promise<Bytes | undefined> {
  const [, version] = /^([1-9]\d{0,5})\.[\w-]{43}$/.exec(sessionId) ?? [];
  const bytes = version === undefined ? undefined : pepper.byVersion.get(Number(version));
  if (bytes === undefined) return undefined;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const message = textBytes(`niping session v1\0${sessionId}`);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}
