import { equalBytes } from '../../shared/wire/bytes.ts';
import { type AuditEntry, entryHash } from './entry.ts';

/** An entry as it stands in the log. */
export interface LoggedEntry extends AuditEntry {
  seq: number;
  at: number;
  previousHash: Uint8Array;
  hash: Uint8Array;
}

/**
 * Place of the first entry that does not follow from the one before: edited, inserted, moved,
 * or behind one that is missing. Undefined when all follow.
 *
 * @param entries of one chain, in their order
 * @param before the entry in front of them; place 0 and 32 zero bytes begin a chain
 */
export async function firstBroken(
  entries: readonly LoggedEntry[],
  before: { seq: number; hash: Uint8Array },
): Promise<number | undefined> {
  let { seq, hash } = before;
  for (const { seq: ownSeq, at, previousHash, hash: ownHash, ...entry } of entries) {
    seq += 1;
    const expected = await entryHash(entry, { seq, at, previousHash: hash });
    const follows = ownSeq === seq && equalBytes(previousHash, hash);
    if (!follows || !equalBytes(ownHash, expected)) return seq;
    hash = ownHash;
  }
  return undefined;
}
