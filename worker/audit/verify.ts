import { equalBytes } from '../../shared/wire/bytes.ts';
import { type AuditEntry, entryHash } from './entry.ts';

/** An entry as it stands in the log. */
export interface LoggedEntry extends Omit<AuditEntry, 'detail'> {
  /** Undefined when it is not written as the product writes it. */
  detail: AuditEntry['detail'] | undefined;
  seq: number;
  at: number;
  previousHash: Uint8Array;
  hash: Uint8Array;
}

/**
 * The detail in the text of a row. Undefined for what no action writes, though it may be JSON: a name
 * twice, of which two readers see different values, other blanks, a number without end.
 */
export function detailOf(text: string): AuditEntry['detail'] | undefined {
  let detail: unknown;
  try {
    detail = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isDetail(detail) && JSON.stringify(detail) === text ? detail : undefined;
}

function isDetail(value: unknown): value is AuditEntry['detail'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, each]: [string, unknown]) => {
    const isPlain = each === null || ['string', 'number', 'boolean'].includes(typeof each);
    return isPlain && !/[\uD800-\uDFFF]/u.test(`${key}${String(each)}`);
  });
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
  for (const { seq: ownSeq, at, previousHash, hash: ownHash, detail, ...entry } of entries) {
    seq += 1;
    if (detail === undefined) return seq;
    const expected = await entryHash({ ...entry, detail }, { seq, at, previousHash: hash });
    const follows = ownSeq === seq && equalBytes(previousHash, hash);
    if (!follows || !equalBytes(ownHash, expected)) return seq;
    hash = ownHash;
  }
  return undefined;
}
