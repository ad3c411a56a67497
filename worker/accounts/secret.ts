import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';

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
