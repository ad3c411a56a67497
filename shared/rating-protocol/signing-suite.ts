import type { Bytes } from '../wire/bytes.ts';

/** The RFC 9474 variant in use, as it is named in survey manifests. */
export const SIGNING_ALGORITHM = 'RSABSSA-SHA384-PSS-Randomized';

/** Salt of the variant's PSS encoding, in bytes (RFC 9474 section 5). */
export const SALT_BYTES = 48;

const RSA_PSS_SHA384 = { name: 'RSA-PSS', hash: 'SHA-384' } as const;

/** A survey's signing public key, from its SPKI, for verifying and for blinding. */
export async function importSigningPublicKey(spki: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', spki, RSA_PSS_SHA384, true, ['verify']);
}

/** RSASSA-PSS-VERIFY of RFC 8017 section 8.1.2 over an already prepared message. */
export async function verifyPrepared(
  publicKey: CryptoKey,
  signature: Bytes,
  prepared: Bytes,
): Promise<boolean> {
  const algorithm = { name: RSA_PSS_SHA384.name, saltLength: SALT_BYTES };
  return crypto.subtle.verify(algorithm, publicKey, signature, prepared);
}
