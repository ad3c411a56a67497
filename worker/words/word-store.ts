import { bytesOf } from '../database.ts';

const keepSql = `INSERT INTO cycle_words (cycle_id, id, sealed) VALUES (?1, ?2, ?3)
  ON CONFLICT (cycle_id, id) DO NOTHING`;
const readSql = `SELECT w.cycle_id AS cycle, w.id, w.sealed
  FROM json_each(?1) AS asked JOIN cycle_words w
    ON w.cycle_id = asked.value ->> 0 AND w.id = asked.value ->> 1`;
const mayWriteSql = `SELECT EXISTS (SELECT 1 FROM cycles WHERE id = ?1) AND NOT EXISTS (
  SELECT 1 FROM purges WHERE cycle_id = ?1 AND state <> 'announced') AS may`;

/** A text as it is kept. */
export interface KeptText {
  cycle: string;
  id: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** A statement that keeps a sealed text; kept already is well too. */
export function keepText(db: D1Database, { cycle, id, sealed }: KeptText): D1PreparedStatement {
  return db.prepare(keepSql).bind(cycle, id, sealed);
}

/** The kept texts of these names. */
export async function readTexts(
  db: D1Database,
  names: readonly { cycle: string; value: string }[],
): Promise<KeptText[]> {
  const asked = JSON.stringify(names.map(({ cycle, value }) => [cycle, value]));
  const { results } = await db
    .prepare(readSql)
    .bind(asked)
    .all<{ cycle: string; id: string; sealed: ArrayBuffer }>();
  return results.map((row) => ({ ...row, sealed: bytesOf(row.sealed) }));
}

/** True while something may be written in the cycle: there is one, and its purge has not begun. */
export async function mayHoldWords(db: D1Database, cycle: string): Promise<boolean> {
  return (await db.prepare(mayWriteSql).bind(cycle).first<number>('may')) === 1;
}
