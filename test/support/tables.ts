import type { D1Database } from '@cloudflare/workers-types';

/** A table with its columns in their order. */
interface Table {
  name: string;
  columns: string[];
}

/** All rows of each table, values as they were asked for; none for an empty table. */
type Rows = Map<string, Record<string, unknown>[]>;

/** The tables as they were when `shape` was theirs. */
interface Known {
  tables: Table[];
  shape: string;
}

/** Tells whether a database has the tables, indexes and views of another one. */
export const shapeSql = `SELECT count(*) || ' ' || sum(length(sql)) AS shape
  FROM sqlite_schema WHERE type <> 'trigger'`;
const tablesSql = `SELECT t.name, json_group_array(c.name) AS columns, (${shapeSql}) AS shape
  FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
    AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_cf_%'
  GROUP BY t.name ORDER BY t.name`;

/** They hardly ever change, and asking for them costs as much as a request. */
let known: Known | undefined;

async function readKnown(DB: D1Database): Promise<Known> {
  const { results } = await DB.prepare(tablesSql).all<{
    name: string;
    columns: string;
    shape: string;
  }>();
  const tables = results.map(({ name, columns }) => ({
    name,
    columns: JSON.parse(columns) as string[],
  }));
  return { tables, shape: results[0]?.shape ?? '' };
}

/** Those of the tables that hold rows; undefined when the database has others by now. */
async function readFilled(DB: D1Database, { tables, shape }: Known): Promise<Table[] | undefined> {
  const questions = tables.map(({ name }) => `EXISTS (SELECT 1 FROM ${name}) AS ${name}`);
  const sql = `SELECT ${['1 AS one', ...questions].join(', ')} WHERE (${shapeSql}) = ?1`;
  try {
    const answer = await DB.prepare(sql).bind(shape).first<Record<string, number>>();
    return answer === null ? undefined : tables.filter(({ name }) => answer[name] === 1);
  } catch (error) {
    if (error instanceof Error && error.message.includes('no such table')) return undefined;
    throw error;
  }
}

/**
 * Every table of the product with all its rows, each column as `expression` has it. In two calls,
 * since a call costs many times what reading a table of a scene does.
 */
export async function readAll(
  DB: D1Database,
  expression: (column: string) => string,
): Promise<{ tables: Table[]; rows: Rows; shape: string }> {
  let here = known ?? (await readKnown(DB));
  let filled = await readFilled(DB, here);
  if (filled === undefined) {
    here = await readKnown(DB);
    filled = await readFilled(DB, here);
  }
  if (filled === undefined) throw new Error('the tables changed while they were read');
  known = here;
  return { ...here, rows: await readRows(DB, filled, expression) };
}

async function readRows(
  DB: D1Database,
  tables: readonly Table[],
  expression: (column: string) => string,
): Promise<Rows> {
  if (tables.length === 0) return new Map();
  const answers = await DB.batch<Record<string, unknown>>(
    tables.map(({ name, columns }) => {
      const values = columns.map((column) => `${expression(column)} AS ${column}`);
      return DB.prepare(`SELECT ${values.join(', ')} FROM ${name}`);
    }),
  );
  return new Map(tables.map(({ name }, at) => [name, answers[at]?.results ?? []]));
}
