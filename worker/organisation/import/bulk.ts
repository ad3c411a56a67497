import { expectChanges } from '../../database.ts';

/** Rows in one statement: their JSON stays below the 2 MB that D1 takes as one parameter. */
const rowsEach = 1000;

/**
 * One statement for every thousand rows, each followed by the expectation that it changed exactly
 * its rows; `sql` finds them in `json_each(?1)`. Without rows there is no statement.
 */
export function inBulk(
  db: D1Database,
  sql: string,
  rows: readonly object[],
  expected: 'each' | 'any' = 'each',
): D1PreparedStatement[] {
  const statements: D1PreparedStatement[] = [];
  for (let start = 0; start < rows.length; start += rowsEach) {
    const part = rows.slice(start, start + rowsEach);
    statements.push(db.prepare(sql).bind(JSON.stringify(part)));
    if (expected === 'each') statements.push(expectChanges(db, part.length));
  }
  return statements;
}
