import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types';

/** A database that counts the rows which its statements read, as D1 bills them. */
export interface CountingDatabase {
  db: D1Database;
  /** Rows read since the last time it was asked. */
  take: () => number;
}

/** `target` with some of its methods replaced. */
function replacing<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get: (_, name): unknown =>
      typeof name === 'string' && Object.hasOwn(methods, name)
        ? methods[name]
        : Reflect.get(target, name),
  });
}

/** Wraps `db`; each statement runs as it would, and says how many rows it has read. */
export function countingDatabase(db: D1Database): CountingDatabase {
  let read = 0;
  const inner = new WeakMap<object, D1PreparedStatement>();
  const count = <T>(result: D1Result<T>): D1Result<T> => {
    read += result.meta.rows_read;
    return result;
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => count(await statement.all());
    const wrapped = replacing(statement, {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all,
      run: all,
      first: async () => (await all()).results[0] ?? null,
    });
    inner.set(wrapped, statement);
    return wrapped;
  };
  return {
    db: replacing(db, {
      prepare: (sql: string) => wrap(db.prepare(sql)),
      batch: async (statements: D1PreparedStatement[]) => {
        const results = await db.batch(statements.flatMap((each) => inner.get(each) ?? []));
        return results.map((result) => count(result));
      },
    }),
    take: () => {
      const taken = read;
      read = 0;
      return taken;
    },
  };
}
