import type { Bytes } from '../wire/bytes.ts';
import {
  type BallotContext,
  PREFIX_BYTES,
  ballotMessage,
  preparedMessage,
} from './ballot-message.ts';
import { MODULUS_BYTES } from './signing-key.ts';
import { verifyPrepared } from './signing-suite.ts';

/** What a rater sends to the ballot box. */
export type SignedBallot = {
  /** 32 bytes. */
  prefix: Bytes;
  /** 256 bytes. */
  signature: Bytes;
  /** 9,297 bytes. */
  sealed: Bytes;
};

/**
 * Whether `ballot` carries a signature made under this survey's key for these manifests. The
 * message is built anew from the server's own values: a client's word for it would let a
 * signature of another survey or window through.
 */
export async function verifyBallotSignature(
  publicKey: CryptoKey,
  context: BallotContext,
  ballot: SignedBallot,
): Promise<boolean> {
  if (ballot.prefix.length !== PREFIX_BYTES) return false;
  if (ballot.signature.length !== MODULUS_BYTES) return false;
  const message = await ballotMessage(context, ballot.sealed);
  return verifyPrepared(publicKey, ballot.signature, preparedMessage(ballot.prefix, message));
}
