/** Stands between the Worker and D1: gets the statements of one call and may run them or not. */
export type Watch = <T>(statements: string[], run: () => Promise<T>) => Promise<T>;

/** Names of calls that reach the database. */
const runs = new Set(['first', 'all', 'run', 'raw']);

/** D1 as the Worker knows it, with every call of it passing through `watch`. */
export function watchedDatabase(db: D1Database, watch: Watch): D1Database {
  /** What a handed-out statement stands for. */
  const real = new WeakMap<D1PreparedStatement, { sql: string; statement: D1PreparedStatement }>();

  function watched(sql: string, statement: D1PreparedStatement): D1PreparedStatement {
    const proxy = new Proxy(statement, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name === 'bind') {
          return (...values: unknown[]) => watched(sql, target.bind(...values));
        }
        if (!runs.has(String(name))) return member.bind(target);
        return (...args: unknown[]) =>
          watch([sql], () => Reflect.apply(member, target, args) as Promise<unknown>);
      },
    });
    real.set(proxy, { sql, statement });
    return proxy;
  }

  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => watched(sql, target.prepare(sql));
      if (name === 'batch') {
        return (proxies: D1PreparedStatement[]) => {
          const statements = proxies.map((proxy) => {
            const found = real.get(proxy);
            if (found === undefined) throw new Error('a statement of another database');
            return found;
          });
          return watch(
            statements.map(({ sql }) => sql),
            () => target.batch(statements.map(({ statement }) => statement)),
          );
        };
      }
      // Whatever else could reach the database would pass the watch unseen.
      throw new Error(`the Worker uses D1's ${String(name)}`);
    },
  });
}
