import { nanoid } from 'nanoid';
import { bytesOf } from '../database.ts';
import { type AuditChain, auditChains } from './entry.ts';

/** The last entry of a chain, or an earlier one that was the last when it was anchored. */
export interface Head {
  seq: number;
  hash: Uint8Array;
}

// The greatest place of each chain by the primary key, however long the chains are.
const headsSql = `SELECT a.chain, a.seq, a.hash FROM json_each(?1) AS c JOIN audit_log a
  ON a.chain = c.value AND a.seq = (SELECT max(seq) FROM audit_log WHERE chain = c.value)`;
const hashAtSql = 'SELECT hash FROM audit_log WHERE chain = ?1 AND seq = ?2';
const insertMismatchSql = `INSERT INTO audit_mismatches (id, chain, seq, anchored_hash, found_at)
  VALUES (?1, ?2, ?3, ?4, unixepoch()) ON CONFLICT (chain, seq, anchored_hash) DO NOTHING`;
const acknowledgedSql = `SELECT second_by FROM audit_mismatches
  WHERE chain = ?1 AND seq = ?2 AND anchored_hash = ?3`;
const askAgainSql = `UPDATE audit_mismatches SET first_by = NULL, second_by = NULL
  WHERE chain = ?1 AND seq = ?2 AND anchored_hash = ?3`;

/** The last entry of every chain that has one. */
export async function readHeads(db: D1Database): Promise<Map<AuditChain, Head>> {
  const { results } = await db
    .prepare(headsSql)
    .bind(JSON.stringify(auditChains))
    .all<{ chain: AuditChain; seq: number; hash: ArrayBuffer }>();
  return new Map(results.map(({ chain, seq, hash }) => [chain, { seq, hash: bytesOf(hash) }]));
}

/** Hash of an entry, or undefined when the chain does not reach so far. */
export async function readHashAt(
  db: D1Database,
  chain: AuditChain,
  seq: number,
): Promise<Uint8Array | undefined> {
  const row = await db.prepare(hashAtSql).bind(chain, seq).first<{ hash: ArrayBuffer }>();
  return row === null ? undefined : bytesOf(row.hash);
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
