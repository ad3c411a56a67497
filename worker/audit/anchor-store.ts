import { nanoid } from 'nanoid';
import { bytesOf } from '../database.ts';
import { type AuditChain, auditChains } from './entry.ts';

/** The last entry of a chain, or an earlier one that was the last when it was anchored. */
export interface Head {
  seq: number;
  hash: Uint8Array;
}

/** The last entry of a chain, and the hash of the entry at the place that was asked about. */
export interface KnownHead extends Head {
  hashThere: Uint8Array | undefined;
}

// The greatest place of each chain by the primary key, however long the chains are.
const headsSql = `SELECT a.chain, a.seq, a.hash,
    (SELECT hash FROM audit_log WHERE chain = c.key AND seq = c.value) AS hashThere
  FROM json_each(?1) AS c JOIN audit_log a
  ON a.chain = c.key AND a.seq = (SELECT max(seq) FROM audit_log WHERE chain = c.key)`;
const insertMismatchSql = `INSERT INTO audit_mismatches (id, chain, seq, anchored_hash, found_at)
  VALUES (?1, ?2, ?3, ?4, unixepoch()) ON CONFLICT (chain, seq, anchored_hash) DO NOTHING`;
const acknowledgedSql = `SELECT second_by FROM audit_mismatches
  WHERE chain = ?1 AND seq = ?2 AND anchored_hash = ?3`;
const askAgainSql = `UPDATE audit_mismatches SET first_by = NULL, second_by = NULL
  WHERE chain = ?1 AND seq = ?2 AND anchored_hash = ?3`;

/**
 * The last entry of every chain that has one, all of one moment.
 *
 * @param anchored entries whose places are asked about; a chain may end before them
 */
export async function readHeads(
  db: D1Database,
  anchored: ReadonlyMap<AuditChain, Head> = new Map(),
): Promise<Map<AuditChain, KnownHead>> {
  const places = auditChains.map((chain) => [chain, anchored.get(chain)?.seq ?? null]);
  const { results } = await db
    .prepare(headsSql)
    .bind(JSON.stringify(Object.fromEntries(places)))
    .all<{ chain: AuditChain; seq: number; hash: ArrayBuffer; hashThere: ArrayBuffer | null }>();
  return new Map(
    results.map(({ chain, seq, hash, hashThere }) => [
      chain,
      { seq, hash: bytesOf(hash), hashThere: hashThere === null ? undefined : bytesOf(hashThere) },
    ]),
  );
}

/** Notes that the log does not bear out its anchor; noting it again is harmless. */
export async function insertMismatch(db: D1Database, chain: AuditChain, at: Head): Promise<void> {
  await db.prepare(insertMismatchSql).bind(nanoid(), chain, at.seq, at.hash).run();
}

/** Lets a mismatch be acknowledged anew, by two people. */
export async function askAgain(db: D1Database, chain: AuditChain, at: Head): Promise<void> {
  await db.prepare(askAgainSql).bind(chain, at.seq, at.hash).run();
}

/** True when the database says that two people have acknowledged this very mismatch. */
export async function saysAcknowledged(
  db: D1Database,
  chain: AuditChain,
  at: Head,
): Promise<boolean> {
  const row = await db
    .prepare(acknowledgedSql)
    .bind(chain, at.seq, at.hash)
    .first<{ second_by: string | null }>();
  return typeof row?.second_by === 'string';
}
