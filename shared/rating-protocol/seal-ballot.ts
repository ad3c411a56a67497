import { type Bytes, concatBytes } from '../wire/bytes.ts';
import { BALLOT_BYTES } from './ballot.ts';
import type { BallotContext } from './ballot-message.ts';
import { sealingInfo, sealingSuite } from './sealing-suite.ts';

/**
 * Seals an encoded ballot (9,216 bytes) to a survey's sealing key (65 bytes, checked by
 * `checkSealingKey`): RFC 9180 section 6.1, base mode, no associated data.
 * Returns `enc ‖ ciphertext`, always 9,297 bytes. The randomness is WebCrypto's; the library
 * offers no way to pass it in.
 */
export async function sealBallot(
  sealingPublicKey: Bytes,
  context: BallotContext,
  ballot: Bytes,
): Promise<Bytes> {
  if (ballot.length !== BALLOT_BYTES) throw new RangeError('ballot of wrong length');
  const publicKey = await sealingSuite.DeserializePublicKey(sealingPublicKey);
  const { encapsulatedSecret, ciphertext } = await sealingSuite.Seal(publicKey, ballot, {
    info: sealingInfo(context),
  });
  return concatBytes(encapsulatedSecret, ciphertext);
}
