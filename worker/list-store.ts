import type { ListQuery } from './http/list-query.ts';

/** One page of a list with the number of rows on all its pages. */
export interface ListPage<Row> {
  total: number;
  rows: Row[];
}

/** A condition of a list in SQL, with a `?` for each of its values. */
export interface Condition {
  sql: string;
  values?: readonly (string | number)[];
}

/** What a list reads: SQL that is written here in the code, never from a request. */
export interface ListSource {
  /** What a row of the answer is made of, from the tables of `from` for the rows of the page. */
  columns: string;
  /** The table of which each row has one id. */
  table: string;
  /** What `?1` and those after it stand for in `table`. */
  values?: readonly (string | number)[];
  /** Left joins to what else a row says; each finds at most one row. */
  joins?: string;
  /** True when a condition or the order asks for something of the joins. */
  joined?: boolean;
  id: string;
  conditions: readonly (Condition | false)[];
  /** Columns to sort by, in order; the id comes last, so that the order is stable. */
  order: readonly string[];
}

/**
 * The condition that one of `columns` contains `search`, capitals of Latin letters aside.
 * LIKE would take 50 bytes at most and have wildcards.
 */
export function contains(search: string, columns: readonly string[]): Condition | false {
  if (search === '') return false;
  const found = columns.map((column) => `instr(lower(${column}), lower(?)) > 0`);
  return { sql: `(${found.join(' OR ')})`, values: columns.map(() => search) };
}

function whereOf(conditions: ListSource['conditions']) {
  const held = conditions.filter((condition) => condition !== false);
  return {
    where: held.length === 0 ? '' : `WHERE ${held.map(({ sql }) => sql).join(' AND ')}`,
    values: held.flatMap((condition) => condition.values ?? []),
  };
}

/** Reads the ids of all rows that fit, in no order. */
export async function readListIds(
  db: D1Database,
  { table, values: given = [], joins = '', joined = false, id, conditions }: ListSource,
): Promise<string[]> {
  const { where, values } = whereOf(conditions);
  const from = joined ? `${table} ${joins}` : table;
  const { results } = await db
    .prepare(`SELECT ${id} AS id FROM ${from} ${where}`)
    .bind(...given, ...values)
    .all<{ id: string }>();
  return results.map((row) => row.id);
}

/** Reads one page and counts all rows as of one moment. */
export async function readListPage<Row>(
  db: D1Database,
  {
    columns,
    table,
    values: given = [],
    joins = '',
    joined = false,
    id,
    conditions,
    order,
  }: ListSource,
  { direction, page, size }: Pick<ListQuery<string>, 'direction' | 'page' | 'size'>,
): Promise<ListPage<Row>> {
  const { where, values } = whereOf(conditions);
  const sorted = [...order, id].map((column) => `${column} ${direction}`).join(', ');
  const from = joined ? `${table} ${joins}` : table;
  // The page's ids first: what a row is made of is looked up for these few only.
  const pageSql = `SELECT ${columns} FROM ${table} ${joins} WHERE ${id} IN (
    SELECT ${id} FROM ${from} ${where} ORDER BY ${sorted} LIMIT ? OFFSET ?) ORDER BY ${sorted}`;
  const countSql = `SELECT count(*) AS total FROM ${from} ${where}`;
  const [counted, rows] = await db.batch([
    db.prepare(countSql).bind(...given, ...values),
    db.prepare(pageSql).bind(...given, ...values, size, (page - 1) * size),
  ]);
  const [{ total } = { total: 0 }] = (counted?.results ?? []) as { total: number }[];
  return { total, rows: (rows?.results ?? []) as Row[] };
}
