import { encodeBase32 } from '../wire/base32.ts';
import { TAG_RECEIPT } from './domain-tags.ts';
import { sha256 } from './digest.ts';

/** 80 bits: nobody finds a second ballot with the receipt of a counted one. */
export const RECEIPT_BYTES = 10;

/**
 * The receipt of a sealed ballot: 16 characters of base32. A function of the sealed bytes only,
 * which are fresh for every sealing: it tells nothing of the ratings and proves nothing of them.
 */
export async function receiptFor(sealed: Uint8Array): Promise<string> {
  return receiptOfHash(await sha256(sealed));
}

/** {@link receiptFor}, from the SHA-256 of the sealed ballot (32 bytes). */
export async function receiptOfHash(ballotHash: Uint8Array): Promise<string> {
  const digest = await sha256(TAG_RECEIPT, ballotHash);
  return encodeBase32(digest.slice(0, RECEIPT_BYTES));
}

/** A receipt as people read and copy it: four groups of four. */
export function groupReceipt(receipt: string): string {
  return receipt.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * A receipt as typed or pasted, without regard to case, blanks and dashes; undefined unless
 * it is sixteen characters of base32.
 */
export function parseReceipt(typed: string): string | undefined {
  const receipt = typed.replace(/[\s\u2010-\u2015\uFF0D-]/g, '').toUpperCase();
  return /^[A-Z2-7]{16}$/.test(receipt) ? receipt : undefined;
}
