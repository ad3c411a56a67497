import { fail, ok, type Result } from '../../shared/result.ts';
import { bytesOf, isExpectationFailure, violates } from '../database.ts';
import { type AuditChain, type AuditEntry, chainStart, entryHash } from './entry.ts';
import { detailOf, firstBroken } from './verify.ts';

/** Times an action finds the next place of its chain taken before it gives up. */
const maxAttempts = 25;
/** Longest wait before the next try, milliseconds for each try made: spreads those who collided. */
const backoffStep = 8;

const headSql = `SELECT unixepoch() AS now, last.seq, last.hash
  FROM (SELECT 1) LEFT JOIN (
    SELECT seq, hash FROM audit_log WHERE chain = ?1 ORDER BY seq DESC LIMIT 1) AS last`;
const appendSql = `INSERT INTO audit_log
  (chain, seq, at, actor, action, subject, detail, previous_hash, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`;

interface Head {
  now: number;
  seq: number | null;
  hash: ArrayBuffer | null;
}

async function appendStatement(db: D1Database, entry: AuditEntry): Promise<D1PreparedStatement> {
  const head = await db.prepare(headSql).bind(entry.chain).first<Head>();
  if (head === null) throw new Error('audit head cannot be read');
  const position = {
    seq: (head.seq ?? 0) + 1,
    at: head.now,
    previousHash: head.hash === null ? chainStart : bytesOf(head.hash),
  };
  const hash = await entryHash(entry, position);
  return db
    .prepare(appendSql)
    .bind(
      entry.chain,
      position.seq,
      position.at,
      entry.actor,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
      position.previousHash,
      hash,
    );
}

/**
 * Runs `statements` and their audit entry as one batch: both happen or neither.
 * The entry's place in the chain is its primary key, so two actions at once cannot
 * fork the chain; the later one is tried again behind the earlier one.
 *
 * @returns the results of `statements`, or undefined when one of their expectations
 *   did not hold and nothing was written
 */
export async function commitAudited(
  db: D1Database,
  entry: AuditEntry,
  statements: D1PreparedStatement[],
): Promise<D1Result[] | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const append = await appendStatement(db, entry);
    try {
      const results = await db.batch([...statements, append]);
      return results.slice(0, statements.length);
    } catch (error) {
      if (isExpectationFailure(error)) return undefined;
      if (attempt === maxAttempts || !violates(error, 'audit_log.')) throw error;
      await pause(attempt * backoffStep);
    }
  }
}

/**
 * The same, for what is granted or refused.
 *
 * @param refusals the reason when an expectation did not hold (`otherwise`), and when a constraint,
 *   unique column (`table.column`) or trigger was broken that is named here
 * @param granted what is given when it is done
 */
export async function commitOrRefuse<const Reason extends string, Granted = undefined>(
  db: D1Database,
  entry: AuditEntry,
  statements: D1PreparedStatement[],
  refusals: Readonly<Record<string, Reason>> & { otherwise: Reason },
  granted?: Granted,
): Promise<Result<Granted, Reason>> {
  const { otherwise, ...broken } = refusals;
  try {
    const done = await commitAudited(db, entry, statements);
    return done === undefined ? fail(otherwise) : ok(granted as Granted);
  } catch (error) {
    const [, reason] = Object.entries(broken).find(([name]) => violates(error, name)) ?? [];
    if (reason === undefined) throw error;
    return fail(reason);
  }
}

/** Waits a random time of at most `most` milliseconds. */
async function pause(most: number): Promise<void> {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  await new Promise((resolve) => {
    setTimeout(resolve, (random / 2 ** 32) * most);
  });
}

const sliceSql = `SELECT * FROM audit_log WHERE chain = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3`;
const entrySql = 'SELECT * FROM audit_log WHERE chain = ?1 AND seq = ?2';

interface StoredEntry {
  chain: AuditChain;
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  previous_hash: ArrayBuffer;
  hash: ArrayBuffer;
}

/** Entries whose hashes one call of `checkSlice` computes at most. */
const sliceSize = 500;

/** How far a chain was found whole. */
export interface CheckedSlice {
  /** Place of the last entry looked at. */
  checkedTo: number;
  /** Place of the first entry that does not follow from those before it. */
  brokenAt: number | undefined;
  done: boolean;
}

/**
 * Checks the entries behind place `after`, at most 500, each against the one before. The entry at
 * `after` itself is taken as checked already; 0 begins the chain.
 */
export async function checkSlice(
  db: D1Database,
  chain: AuditChain,
  after: number,
): Promise<CheckedSlice> {
  const [before, slice] = await db.batch<StoredEntry>([
    db.prepare(entrySql).bind(chain, after),
    db.prepare(sliceSql).bind(chain, after, sliceSize),
  ]);
  const rows = (slice?.results ?? []).map(
    ({ previous_hash: previousHash, hash, detail, ...row }) => ({
      ...row,
      detail: detailOf(detail),
      previousHash: bytesOf(previousHash),
      hash: bytesOf(hash),
    }),
  );
  const last = before?.results[0];
  const start = last === undefined ? chainStart : bytesOf(last.hash);
  const brokenAt = await firstBroken(rows, { seq: after, hash: start });
  const checkedTo = brokenAt ?? after + rows.length;
  return { checkedTo, brokenAt, done: brokenAt !== undefined || rows.length < sliceSize };
}

/** Sequence number of the first entry that does not follow from those before it, or undefined. */
export async function firstBrokenEntry(
  db: D1Database,
  chain: AuditChain,
): Promise<number | undefined> {
  for (let after = 0; ;) {
    const { checkedTo, brokenAt, done } = await checkSlice(db, chain, after);
    if (done) return brokenAt;
    after = checkedTo;
  }
}
