import type { D1Database } from '@cloudflare/workers-types';

/** A table with its columns in their order. */
export interface Table {
  name: string;
  columns: string[];
}

const tablesSql = `SELECT t.name, json_group_array(c.name) AS columns
  FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
    AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_cf_%'
  GROUP BY t.name ORDER BY t.name`;

/** Every table of the product. */
export async function readTables(DB: D1Database): Promise<Table[]> {
  const { results } = await DB.prepare(tablesSql).all<{ name: string; columns: string }>();
  return results.map(({ name, columns }) => ({ name, columns: JSON.parse(columns) as string[] }));
}

/**
 * All rows of these tables, each column as `expression` has it; none for an empty table. In two
 * calls, since a call costs many times what reading a table of a scene does.
 */
export async function readRows(
  DB: D1Database,
  tables: readonly Table[],
  expression: (column: string) => string,
): Promise<Map<string, Record<string, unknown>[]>> {
  const questions = tables.map(({ name }) => `EXISTS (SELECT 1 FROM ${name}) AS ${name}`);
  const filled = await DB.prepare(`SELECT ${questions.join(', ')}`).first<Record<string, number>>();
  const full = tables.filter(({ name }) => filled?.[name] === 1);
  if (full.length === 0) return new Map();
  const answers = await DB.batch<Record<string, unknown>>(
    full.map(({ name, columns }) => {
      const values = columns.map((column) => `${expression(column)} AS ${column}`);
      return DB.prepare(`SELECT ${values.join(', ')} FROM ${name}`);
    }),
  );
  return new Map(full.map(({ name }, at) => [name, answers[at]?.results ?? []]));
}
