import { fail, ok, type Result } from '../../shared/result.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { bytesOf, expectChanges } from '../database.ts';
import { keepAcknowledgement } from './acknowledgement.ts';
import type { AuditChain } from './entry.ts';
import { commitOrRefuse } from './store.ts';

/** A chain that did not bear out its anchor, and who has acknowledged that. */
export interface Mismatch {
  id: string;
  chain: AuditChain;
  /** Place in the chain that the anchor speaks of. */
  seq: number;
  /** Base64url of the hash that the anchor holds for it. */
  anchoredHash: string;
  foundAt: number;
  firstBy: string | null;
  secondBy: string | null;
}

const listSql = `SELECT m.id, m.chain, m.seq, m.anchored_hash, m.found_at AS foundAt,
    one.name AS firstBy, two.name AS secondBy
  FROM audit_mismatches m LEFT JOIN people one ON one.id = m.first_by
    LEFT JOIN people two ON two.id = m.second_by ORDER BY m.found_at DESC, m.id`;
const readSql = `SELECT chain, seq, anchored_hash, first_by AS first, second_by AS second
  FROM audit_mismatches WHERE id = ?1`;
const firstSql = `UPDATE audit_mismatches SET first_by = ?2
  WHERE id = ?1 AND first_by IS NULL`;
const secondSql = `UPDATE audit_mismatches SET second_by = ?2
  WHERE id = ?1 AND first_by <> ?2 AND second_by IS NULL`;

/** All mismatches ever found, newest first. */
export async function listMismatches(db: D1Database): Promise<Mismatch[]> {
  const { results } = await db
    .prepare(listSql)
    .all<Omit<Mismatch, 'anchoredHash'> & { anchored_hash: ArrayBuffer }>();
  return results.map(({ anchored_hash: hash, ...row }) => ({
    ...row,
    anchoredHash: encodeBase64url(bytesOf(hash)),
  }));
}

/**
 * Acknowledges a mismatch, as the first or the second person; the answer says how many have.
 * The same person again changes nothing.
 */
export async function acknowledgeMismatch(
  db: D1Database,
  bucket: R2Bucket,
  actor: string,
  id: string,
): Promise<Result<{ acknowledgements: 1 | 2 }, 'mismatch_unknown' | 'revision_conflict'>> {
  const found = await db.prepare(readSql).bind(id).first<{
    chain: AuditChain;
    seq: number;
    anchored_hash: ArrayBuffer;
    first: string | null;
    second: string | null;
  }>();
  if (found === null) return fail('mismatch_unknown');
  if (found.second !== null) return ok({ acknowledgements: 2 });
  // A lost reply's repetition; the second has to be somebody else.
  if (found.first === actor) return ok({ acknowledgements: 1 });
  const acknowledgements = found.first === null ? 1 : 2;
  if (found.first !== null) {
    const at = { seq: found.seq, hash: bytesOf(found.anchored_hash) };
    await keepAcknowledgement(bucket, found.chain, at, [found.first, actor]);
  }
  return commitOrRefuse(
    db,
    {
      chain: 'windows',
      actor,
      action: 'acknowledge_audit_mismatch',
      subject: id,
      detail: { acknowledgements },
    },
    [db.prepare(acknowledgements === 1 ? firstSql : secondSql).bind(id, actor), expectChanges(db)],
    { otherwise: 'revision_conflict' },
    { acknowledgements },
  );
}
