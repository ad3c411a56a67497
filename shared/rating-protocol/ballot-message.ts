import { type Bytes, concatBytes } from '../wire/bytes.ts';
import { TAG_BALLOT } from './domain-tags.ts';
import { sha256 } from './digest.ts';

/** What a ballot is bound to: this window's manifest and this survey's. */
export type BallotContext = {
  /** SHA-256 of the window manifest; 32 bytes. */
  fp: Bytes;
  /** SHA-256 of the survey manifest; 32 bytes. */
  surveyManifestHash: Bytes;
};

/** 32 random bytes that RFC 9474's randomized Prepare puts before the message. */
export const PREFIX_BYTES = 32;

/**
 * The message that is signed blindly. It names window and survey, so that a signature given
 * under one manifest is refused under every other, and the sealed ballot itself, so that no
 * list of spent tokens is needed and a changed ballot loses its signature.
 */
export async function ballotMessage(context: BallotContext, sealed: Uint8Array): Promise<Bytes> {
  return messageOfHash(context, await sha256(sealed));
}

/** {@link ballotMessage}, from the SHA-256 of the sealed ballot (32 bytes). */
export function messageOfHash(context: BallotContext, ballotHash: Bytes): Bytes {
  return concatBytes(TAG_BALLOT, context.fp, context.surveyManifestHash, ballotHash);
}

/** `input_msg` of RFC 9474 section 4.1: the prefix, then the message. */
export function preparedMessage(prefix: Uint8Array, message: Uint8Array): Bytes {
  if (prefix.length !== PREFIX_BYTES) throw new RangeError('prefix of wrong length');
  return concatBytes(prefix, message);
}
