import type { ProductStorage } from '../setup/temporary-product.ts';

/** A row of any table; byte strings in hexadecimal. */
type Row = Record<string, string | number | null>;

/** What somebody who holds the whole database and the key store can look up. */
export class Storage {
  readonly #env: ProductStorage;

  constructor(env: ProductStorage) {
    this.#env = env;
  }

  /** Rows of a question; byte strings come as lists of numbers and go out in hexadecimal. */
  async rows(sql: string): Promise<Row[]> {
    const { results } = await this.#env.DB.prepare(sql).all();
    return results.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, readable(value)])),
    );
  }

  /** The only number that a question has as its answer. */
  async count(sql: string): Promise<number> {
    return Number(Object.values((await this.rows(sql))[0] ?? {})[0]);
  }

  /** Names of a table's columns. */
  async columns(table: string): Promise<string[]> {
    const rows = await this.rows(`SELECT name FROM pragma_table_info('${table}')`);
    return rows.map((row) => String(row['name']));
  }

  /** Every row of every table, as one text. */
  async dump(): Promise<string> {
    const tables = await this.rows(
      `SELECT name FROM sqlite_schema WHERE type = 'table'
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const rows = await this.rows(`SELECT * FROM "${name}"`);
      parts.push(`${name}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`);
    }
    return parts.join('\n');
  }

  /** Names of all objects in the key store, with their sizes in bytes. */
  async keys(): Promise<{ key: string; size: number }[]> {
    const { objects } = await this.#env.KEYS.list();
    return objects.map(({ key, size }) => ({ key, size }));
  }
}

function readable(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('hex');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return Buffer.from(Uint8Array.from(value)).toString('hex');
  throw new TypeError('a column holds what no column should');
}
