import type { Bytes } from '../wire/bytes.ts';
import {
  type BallotContext,
  PREFIX_BYTES,
  messageOfHash,
  preparedMessage,
} from './ballot-message.ts';
import { sha256 } from './digest.ts';
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
  return verifyHashedBallot(publicKey, context, ballot, await sha256(ballot.sealed));
}

/** {@link verifyBallotSignature}, for who has the SHA-256 of `ballot.sealed` already (32 bytes). */
export async function verifyHashedBallot(
  publicKey: CryptoKey,
  context: BallotContext,
  ballot: SignedBallot,
  ballotHash: Bytes,
): Promise<boolean> {
  if (ballot.prefix.length !== PREFIX_BYTES) return false;
  if (ballot.signature.length !== MODULUS_BYTES) return false;
  const message = messageOfHash(context, ballotHash);
  return verifyPrepared(publicKey, ballot.signature, preparedMessage(ballot.prefix, message));
}
