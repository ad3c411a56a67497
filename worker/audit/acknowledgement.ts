import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { askAgain, type Head, saysAcknowledged } from './anchor-store.ts';
import type { AuditChain } from './entry.ts';

/** Names the acknowledgement of a mismatch in R2, for ever. */
function nameOf(chain: AuditChain, { seq, hash }: Head): string {
  return `audit-acknowledged/${chain}/${seq}/${encodeBase64url(hash)}`;
}

/** Notes in R2 that two people acknowledge a mismatch, before the database does; twice is harmless. */
export async function keepAcknowledgement(
  bucket: R2Bucket,
  chain: AuditChain,
  at: Head,
  people: readonly [string, string],
): Promise<void> {
  const note = JSON.stringify({ people });
  await bucket.put(nameOf(chain, at), note, { onlyIf: { etagDoesNotMatch: '*' } });
}

/**
 * True when two people have acknowledged this very mismatch. The database alone does not make it so:
 * whoever edits the log there could write the acknowledgement beside it. What R2 does not know is
 * asked for again, and stops everything until then.
 */
export async function isAcknowledged(
  db: D1Database,
  bucket: R2Bucket,
  chain: AuditChain,
  at: Head,
): Promise<boolean> {
  if (!(await saysAcknowledged(db, chain, at))) return false;
  if ((await bucket.head(nameOf(chain, at))) !== null) return true;
  await askAgain(db, chain, at);
  return false;
}
