import { BlindRSA, PrepareType } from '@cloudflare/blindrsa-ts/lib/src/blindrsa.js';
import { type Result, fail, ok } from '../result.ts';
import type { Bytes } from '../wire/bytes.ts';
import { PREFIX_BYTES, preparedMessage } from './ballot-message.ts';
import { MODULUS_BYTES } from './signing-key.ts';
import { SALT_BYTES, SIGNING_ALGORITHM } from './signing-suite.ts';

// Imported past the library's index, which also brings the partially blind variant that nobody
// here uses: 1.8 kB more for every rater to load.
const suite = new BlindRSA({
  name: SIGNING_ALGORITHM,
  hash: 'SHA-384',
  saltLength: SALT_BYTES,
  prepareType: PrepareType.Randomized,
  supportsRSARAW: false,
});

/** What Blind gives: the number to be signed, and what takes the blinding off again. */
export type Blinding = {
  /** 32 bytes, part of the signed message. */
  prefix: Bytes;
  /** 256 bytes, sent to the signer. */
  blinded: Bytes;
  /** 256 bytes; whoever has it and the blinded message can tell which signature it became. */
  inverse: Bytes;
};

/**
 * Prepare and Blind of RFC 9474 sections 4.1 and 4.2. Prefix, salt and blind are drawn by the
 * library from WebCrypto; it offers no way to pass them in. `publicKey` must have passed
 * `checkSigningKey`.
 */
export async function blind(publicKey: CryptoKey, message: Bytes): Promise<Blinding> {
  const prepared = suite.prepare(message);
  const { blindedMsg, inv } = await suite.blind(publicKey, prepared);
  return {
    prefix: prepared.slice(0, PREFIX_BYTES),
    blinded: new Uint8Array(blindedMsg),
    inverse: new Uint8Array(inv),
  };
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
  const prepared = preparedMessage(blinding.prefix, message);
  try {
    const signature = await suite.finalize(publicKey, prepared, blindSignature, blinding.inverse);
    return ok(new Uint8Array(signature));
  } catch {
    // The library throws for a signature that does not verify as for everything else.
    return fail('signature_invalid');
  }
}
