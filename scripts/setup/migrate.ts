import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { unstable_splitSqlQuery as splitStatements } from 'wrangler';
import { root } from './paths.ts';

/** Statements of the migrations, a list for each, in their order. */
function migrations(): string[][] {
  const folder = path.join(root, 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => splitStatements(readFileSync(path.join(folder, name), 'utf8')));
}

/** Makes the tables of an empty database. */
export async function migrate(db: D1Database): Promise<void> {
  for (const statements of migrations()) {
    await db.batch(statements.map((statement) => db.prepare(statement)));
  }
}
