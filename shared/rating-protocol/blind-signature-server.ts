import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type Result, fail, ok } from '../result.ts';
import type { Bytes } from '../wire/bytes.ts';
import { bigIntFromBytes } from './der.ts';
import { power } from './modular-arithmetic.ts';
import { type SigningPublicKey, MODULUS_BYTES, isBlindedInRange } from './signing-key.ts';

/** A survey's signing keys as the server stores them. */
export type SigningKeyBytes = {
  /** SPKI, as in the survey manifest. */
  publicKey: Bytes;
  /** PKCS #8; secret. */
  privateKey: Bytes;
};

/**
 * RSASP1 of RFC 8017 section 5.2.1: the private-key operation without any padding. A platform
 * gives its own; {@link rawSignerOfWorkerd} is the Worker's.
 */
export type RawSigner = (blinded: Bytes) => Promise<Bytes>;

/** Makes a survey's signing keys: 2048 bits, e = 65537. The randomness is WebCrypto's. */
export async function generateSigningKeys(): Promise<SigningKeyBytes> {
  const pair = await RSABSSA.SHA384.generateKey({
    modulusLength: MODULUS_BYTES * 8,
    publicExponent: Uint8Array.from([1, 0, 1]),
  });
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** The private-key operation of workerd, which has it natively under the name RSA-RAW. */
export async function rawSignerOfWorkerd(privateKey: Bytes): Promise<RawSigner> {
  const algorithm = { name: 'RSA-RAW', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('pkcs8', privateKey, algorithm, false, ['sign']);
  const suite = RSABSSA.SHA384.PSS.Randomized({ supportsRSARAW: true });
  return async (blinded) => new Uint8Array(await suite.blindSign(key, blinded));
}

/**
 * BlindSign of RFC 9474 section 4.3. `key` is the public key that the survey manifest names.
 * `blinded_out_of_range`: the client's fault, nothing was signed. `signing_failed`: the private
 * key gave something else than a signature, by a fault or since it is another survey's; a wrong
 * result of a computation with the prime factors gives these away, so it must not leave the server.
 */
export async function blindSign(
  sign: RawSigner,
  key: SigningPublicKey,
  blinded: Bytes,
): Promise<Result<Bytes, 'blinded_out_of_range' | 'signing_failed'>> {
  // 1. m = bytes_to_int(blinded_msg), which has to be a number that can be signed
  if (!isBlindedInRange(key, blinded)) return fail('blinded_out_of_range');
  // 2. s = RSASP1(sk, m)
  const signature = await sign(blinded);
  // 3. m' = RSAVP1(pk, s)
  const verified = power(bigIntFromBytes(signature), key.e, key.n);
  // 4. If m != m', stop
  if (signature.length !== MODULUS_BYTES || verified !== bigIntFromBytes(blinded)) {
    return fail('signing_failed');
  }
  // 5. blind_sig = int_to_bytes(s, modulus_len)
  return ok(signature);
}
