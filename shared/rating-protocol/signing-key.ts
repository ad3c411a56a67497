import { type Result, fail, ok } from '../result.ts';
import { equalBytes } from '../wire/bytes.ts';
import { bigIntFromBytes, readElement, readOnly, readPositiveInteger } from './der.ts';

/** Length of the signing key's modulus, of blinded messages and of signatures, in bytes. */
export const MODULUS_BYTES = 256;

const PUBLIC_EXPONENT = 65537n;

/** Modulus and exponent of a signing key that passed every check. */
export type SigningPublicKey = { n: bigint; e: bigint };

export type SigningKeyFault =
  | 'signing_key_malformed'
  | 'signing_key_size'
  | 'signing_key_even'
  | 'signing_key_exponent'
  | 'signing_key_small_factor';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** AlgorithmIdentifier of rsaEncryption with its NULL parameters (RFC 8017 appendix C). */
const RSA_ENCRYPTION = Uint8Array.from([
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]);

/** Trial division stops here: it finds a crafted modulus, not a hard one. */
const TRIAL_DIVISION_BELOW = 10_000;

/**
 * Checks a signing key as a rater's browser has to before it blinds anything: a strict SPKI of
 * exactly 2048 bits, odd, without a small factor, e = 65537. With a small or crafted modulus
 * others could sign; with another exponent blinding need not hide the message. WebCrypto and the
 * common RSA library take a 1024-bit key with e = 3 without a word.
 *
 * Not found: a modulus with hidden factors p where e divides p - 1. Only who knows the factors
 * can tell, so it is left to the code that makes the keys.
 */
export function checkSigningKey(spki: Uint8Array): Result<SigningPublicKey, SigningKeyFault> {
  const numbers = readSpki(spki);
  if (numbers === undefined) return fail('signing_key_malformed');
  const { n, e } = numbers;
  if (n >> BigInt(MODULUS_BYTES * 8 - 1) !== 1n) return fail('signing_key_size');
  if ((n & 1n) === 0n) return fail('signing_key_even');
  if (e !== PUBLIC_EXPONENT) return fail('signing_key_exponent');
  for (const prime of smallOddPrimes()) {
    if (n % prime === 0n) return fail('signing_key_small_factor');
  }
  return ok({ n, e });
}

/**
 * Whether `blinded` is a number that may be signed: 256 bytes, above 0 and below the modulus
 * (RFC 9474 section 4.3 over RFC 8017 section 5.2.1). 0 would be signed as 0.
 */
export function isBlindedInRange(key: SigningPublicKey, blinded: Uint8Array): boolean {
  if (blinded.length !== MODULUS_BYTES) return false;
  const value = bigIntFromBytes(blinded);
  return value > 0n && value < key.n;
}

/** SubjectPublicKeyInfo of RFC 5280 section 4.1 holding an RSAPublicKey of RFC 8017 A.1.1. */
function readSpki(spki: Uint8Array): SigningPublicKey | undefined {
  const outer = readOnly(spki, SEQUENCE);
  if (outer === undefined) return undefined;
  const algorithm = outer.subarray(0, RSA_ENCRYPTION.length);
  if (!equalBytes(algorithm, RSA_ENCRYPTION)) return undefined;
  const bits = readOnly(outer.subarray(RSA_ENCRYPTION.length), BIT_STRING);
  if (bits === undefined || bits[0] !== 0) return undefined;
  const numbers = readOnly(bits.subarray(1), SEQUENCE);
  const modulus = numbers && readElement(numbers);
  if (modulus?.tag !== INTEGER) return undefined;
  const exponent = readOnly(modulus.rest, INTEGER);
  const n = readPositiveInteger(modulus.content);
  const e = exponent && readPositiveInteger(exponent);
  return n === undefined || e === undefined ? undefined : { n, e };
}

let knownPrimes: readonly bigint[] | undefined;

function smallOddPrimes(): readonly bigint[] {
  if (knownPrimes === undefined) {
    const composite = new Uint8Array(TRIAL_DIVISION_BELOW);
    const primes: bigint[] = [];
    for (let candidate = 3; candidate < TRIAL_DIVISION_BELOW; candidate += 2) {
      if (composite[candidate] === 1) continue;
      primes.push(BigInt(candidate));
      for (let multiple = candidate * candidate; multiple < TRIAL_DIVISION_BELOW;) {
        composite[multiple] = 1;
        multiple += candidate;
      }
    }
    knownPrimes = primes;
  }
  return knownPrimes;
}
