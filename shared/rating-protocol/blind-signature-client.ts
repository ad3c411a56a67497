import { type Result, fail, ok } from '../result.ts';
import { decodeBase64url } from '../wire/base64url.ts';
import type { Bytes } from '../wire/bytes.ts';
import { PREFIX_BYTES, preparedMessage } from './ballot-message.ts';
import { bigIntFromBytes } from './der.ts';
import { bitLength, bytesFromBigInt, inverseMod, isCoprime, power } from './modular-arithmetic.ts';
import { emsaPssEncode } from './pss-encoding.ts';
import { MODULUS_BYTES, type SigningPublicKey } from './signing-key.ts';
import { SALT_BYTES, verifyPrepared } from './signing-suite.ts';

/** What Blind gives: the number to be signed, and what takes the blinding off again. */
export type Blinding = {
  /** 32 bytes, part of the signed message. */
  prefix: Bytes;
  /** 256 bytes, sent to the signer. */
  blinded: Bytes;
  /** 256 bytes; whoever has it and the blinded message can tell which signature it became. */
  inverse: Bytes;
};

/** What Blind draws; whoever knows `r` can tell which signature the blinded message became. */
export type BlindRandomness = {
  /** 48 bytes. */
  salt: Bytes;
  /** Above 0 and below the modulus. */
  r: bigint;
};

/**
 * Prepare and Blind of RFC 9474 sections 4.1 and 4.2, with randomness of WebCrypto. `publicKey`
 * must have passed `checkSigningKey`.
 */
export async function blind(publicKey: CryptoKey, message: Bytes): Promise<Blinding> {
  // 1. msg_prefix = random(32)
  const prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES));
  // 2. input_msg = msg_prefix, msg
  const prepared = preparedMessage(prefix, message);
  const key = await numbersOf(publicKey);
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { prefix, ...(await blindPrepared(key, prepared, { salt, r: randomBelow(key.n) })) };
}

/**
 * Blind of RFC 9474 section 4.2 with the randomness passed in. Throws when the message or `r` has
 * a factor in common with the modulus; under an honest key nobody comes upon one by chance.
 */
export async function blindPrepared(
  { n, e }: SigningPublicKey,
  prepared: Bytes,
  { salt, r }: BlindRandomness,
): Promise<Pick<Blinding, 'blinded' | 'inverse'>> {
  const length = Math.ceil(bitLength(n) / 8);
  // 1. encoded_msg = EMSA-PSS-ENCODE(input_msg, bit_len(n) - 1)
  const encoded = await emsaPssEncode(prepared, salt, bitLength(n) - 1);
  // 3. m = bytes_to_int(encoded_msg)
  const m = bigIntFromBytes(encoded);
  // 4. c = is_coprime(m, n)
  // 5. If c is false, stop
  if (!isCoprime(m, n)) throw new RangeError('the message has a factor of the modulus');
  // 7. inv = inverse_mod(r, n)
  const inverse = inverseMod(r, n);
  // 8. If inverse_mod fails, stop
  if (inverse === undefined) throw new RangeError('the blind has a factor of the modulus');
  // 9. x = RSAVP1(pk, r)
  const x = power(r, e, n);
  // 10. z = m x mod n
  const z = (m * x) % n;
  // 11. blinded_msg = int_to_bytes(z, modulus_len)
  return { blinded: bytesFromBigInt(z, length), inverse: bytesFromBigInt(inverse, length) };
}

/**
 * Finalize of RFC 9474 section 4.4: takes the blinding off and verifies. A signature that does
 * not verify is refused: what the server sent is no signature under the key of the manifest.
 */
export async function finalize(
  publicKey: CryptoKey,
  message: Bytes,
  blinding: Pick<Blinding, 'prefix' | 'inverse'>,
  blindSignature: Bytes,
): Promise<Result<Bytes, 'signature_invalid'>> {
  if (blindSignature.length !== MODULUS_BYTES) return fail('signature_invalid');
  const signature = unblind(await numbersOf(publicKey), blinding.inverse, blindSignature);
  // 5. result = RSASSA-PSS-VERIFY(pk, input_msg, sig)
  const prepared = preparedMessage(blinding.prefix, message);
  // 6. If result is "valid signature", output sig
  const isValid = await verifyPrepared(publicKey, signature, prepared);
  return isValid ? ok(signature) : fail('signature_invalid');
}

/**
 * Steps 2 to 4 of Finalize: the signature that a blind signature became, not yet verified.
 * `blindSignature` is as long as the modulus.
 */
export function unblind({ n }: SigningPublicKey, inverse: Bytes, blindSignature: Bytes): Bytes {
  // 2. z = bytes_to_int(blind_sig)
  const z = bigIntFromBytes(blindSignature);
  // 3. s = z inv mod n
  const s = (z * bigIntFromBytes(inverse)) % n;
  // 4. sig = int_to_bytes(s, modulus_len)
  return bytesFromBigInt(s, blindSignature.length);
}

/**
 * Modulus and exponent of a key of WebCrypto. Throws unless the modulus has 2048 bits: a blind
 * drawn for a longer one would not hide the message.
 */
async function numbersOf(publicKey: CryptoKey): Promise<SigningPublicKey> {
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const [modulus, exponent] = [decodeBase64url(n), decodeBase64url(e)];
  if (modulus === undefined || exponent === undefined) throw new TypeError('not an RSA key');
  const key = { n: bigIntFromBytes(modulus), e: bigIntFromBytes(exponent) };
  if (bitLength(key.n) !== MODULUS_BYTES * 8) throw new RangeError('not a key of 2048 bits');
  return key;
}

/**
 * Step 6 of Blind, random_integer_uniform(1, n): numbers as long as the modulus are drawn until
 * one is in the range. A modulus of 2048 bits takes every second one at least.
 */
function randomBelow(modulus: bigint): bigint {
  for (;;) {
    const drawn = bigIntFromBytes(crypto.getRandomValues(new Uint8Array(MODULUS_BYTES)));
    if (drawn > 0n && drawn < modulus) return drawn;
  }
}
