import type { KeyVault } from '../windows/key-vault.ts';
import { Sealer } from './sealer.ts';
import { findSealed, putBack, Words } from './words.ts';

/** Statements as they were written, before their words are sealed. */
interface Pending {
  statement: D1PreparedStatement;
  values: unknown[];
}

/**
 * D1 with a cycle's words sealed on their way in and opened on their way out: values that are
 * `Words` are sealed under the key of their cycle, and what is sealed in an answer is put back. So
 * stores only say what are words when they write, and no reader can forget to open them.
 */
export function sealingDatabase(db: D1Database, vault: KeyVault): D1Database {
  const sealer = new Sealer(db, vault);
  const pending = new WeakMap<D1PreparedStatement, Pending>();

  /** Statements ready for D1, and before them those that keep the texts of their words. */
  async function ready(statements: readonly D1PreparedStatement[]) {
    const keeping: D1PreparedStatement[] = [];
    const bound: D1PreparedStatement[] = [];
    for (const each of statements) {
      const { statement, values } = pending.get(each) ?? { statement: each, values: [] };
      const written: unknown[] = [];
      for (const value of values) {
        if (value instanceof Words) {
          const words = await sealer.write(value);
          keeping.push(...words.keeping);
          written.push(words.value);
        } else {
          written.push(value);
        }
      }
      bound.push(values.length === 0 ? statement : statement.bind(...written));
    }
    return { keeping, bound };
  }

  async function runAll(statements: readonly D1PreparedStatement[]): Promise<D1Result[]> {
    const { keeping, bound } = await ready(statements);
    const results = await db.batch<Record<string, unknown>>([...keeping, ...bound]);
    await openRows(
      sealer,
      results.flatMap((result) => result.results),
    );
    return results.slice(keeping.length);
  }

  function hold(statement: D1PreparedStatement, values: unknown[]): D1PreparedStatement {
    const held = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') {
          return (...given: unknown[]) =>
            given.some((value) => value instanceof Words)
              ? hold(target, given)
              : hold(target.bind(...given), []);
        }
        if (name === 'run') {
          return async () =>
            values.length === 0 ? openAll(sealer, await target.run()) : (await runAll([held]))[0];
        }
        if (name === 'all') return async () => openAll(sealer, await one(held));
        if (name === 'first') {
          return async (column?: string) => {
            const { results } = await openAll(sealer, await one(held));
            const row = results[0];
            return row === undefined ? null : column === undefined ? row : row[column];
          };
        }
        // Rows of `raw` would be handed out as they lie; asked for `then` a statement has none.
        if (name === 'raw') throw new Error('words are not opened in raw rows');
        return Reflect.get(target, name) as unknown;
      },
    });
    pending.set(held, { statement, values });
    return held;
  }

  /** What a reading statement answers; a text in it is only named, not kept. */
  async function one(held: D1PreparedStatement): Promise<D1Result<Record<string, unknown>>> {
    const { bound } = await ready([held]);
    return (bound[0] ?? held).all();
  }

  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => hold(target.prepare(sql), []);
      if (name === 'batch') return runAll;
      throw new Error(`words would pass ${String(name)} unsealed`);
    },
  });
}

async function openAll(
  sealer: Sealer,
  result: D1Result<Record<string, unknown>>,
): Promise<D1Result<Record<string, unknown>>> {
  await openRows(sealer, result.results);
  return result;
}

async function openRows(sealer: Sealer, rows: readonly Record<string, unknown>[]): Promise<void> {
  const found = rows.flatMap((row) =>
    Object.values(row).flatMap((value) => (typeof value === 'string' ? findSealed(value) : [])),
  );
  if (found.length === 0) return;
  const opened = await sealer.open(found);
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value === 'string') row[column] = putBack(value, opened);
    }
  }
}
