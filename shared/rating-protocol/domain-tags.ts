import type { Bytes } from '../wire/bytes.ts';

/**
 * Every hash, seal and signature of the protocol starts with one of these, so that bytes made
 * for one purpose are worthless for another. None is a prefix of another: all end in the only
 * zero byte they hold.
 */
function tag(purpose: string): Bytes {
  return new TextEncoder().encode(`niping/v1/${purpose}\0`);
}

/** Starts the HPKE `info` under which a ballot is sealed. */
export const TAG_SEAL: Bytes = tag('seal');

/** Starts the message that is signed blindly. */
export const TAG_BALLOT: Bytes = tag('ballot');

/** Starts what a receipt is the hash of. */
export const TAG_RECEIPT: Bytes = tag('receipt');

/** Starts what the database holds the HMAC of, instead of a link's token. */
export const TAG_LINK: Bytes = tag('link');

/** Starts what the database holds the hash of, instead of a blinded message. */
export const TAG_BLINDED: Bytes = tag('blinded');
