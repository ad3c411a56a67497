import { readContent, type TotalContent } from '../../shared/appraisal/total-content.ts';
import { isExpectationFailure } from '../database.ts';
import { sealedJson } from '../words/words.ts';
import { markSql, type TotalPlace } from './total-record-store.ts';
import type { SignableContent } from './total-state.ts';

const sameMarkSql = `INSERT INTO expectation (holds) SELECT (${markSql}) = ?3`;
const keepSql = `INSERT INTO total_contents
    (cycle_id, department_id, number, version, fingerprint, content, seen_at)
  SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, unixepoch()
  FROM total_contents WHERE cycle_id = ?1 AND department_id = ?2
  HAVING ?4 IS NOT (
    SELECT fingerprint FROM total_contents WHERE cycle_id = ?1 AND department_id = ?2
    ORDER BY number DESC LIMIT 1)`;
const textSql = `SELECT content FROM total_contents
  WHERE cycle_id = ?1 AND department_id = ?2 AND number = ?3`;

/** A statement that makes its batch fail once anything of the total is not as it was read. */
export function expectMark(
  db: D1Database,
  { cycle, department }: TotalPlace,
  mark: string,
): D1PreparedStatement {
  return db.prepare(sameMarkSql).bind(cycle, department, mark);
}

/** A statement that keeps a content, unless it is the one that was kept last. */
export function keepContent(
  db: D1Database,
  { cycle, department }: TotalPlace,
  { content, text, fingerprint }: SignableContent,
): D1PreparedStatement {
  return db
    .prepare(keepSql)
    .bind(cycle, department, content.version, fingerprint, sealedJson(cycle, text));
}

/**
 * Keeps a content that somebody sees as the next one. Should anything have changed since it was
 * read, nothing is kept: whoever looks then, sees and keeps that.
 */
export async function keepSeenContent(
  db: D1Database,
  place: TotalPlace,
  mark: string,
  signable: SignableContent,
): Promise<void> {
  try {
    await db.batch([expectMark(db, place, mark), keepContent(db, place, signable)]);
  } catch (error) {
    if (!isExpectationFailure(error)) throw error;
  }
}

/** The text of a kept content. */
export async function readContentText(
  db: D1Database,
  { cycle, department }: TotalPlace,
  number: number,
): Promise<string> {
  const row = await db
    .prepare(textSql)
    .bind(cycle, department, number)
    .first<{ content: string }>();
  if (row === null) throw new Error('a kept content is gone');
  return row.content;
}

/** A kept content. */
export async function readKeptContent(
  db: D1Database,
  place: TotalPlace,
  number: number,
): Promise<TotalContent> {
  return readContent(await readContentText(db, place, number));
}
