import { env } from 'cloudflare:workers';

/** All of D1 and R2 at one moment. */
export interface World {
  tables: Map<string, Record<string, unknown>[]>;
  objects: Map<string, ArrayBuffer>;
  /** Statements that make the triggers: some tests take them away. */
  triggers: string[];
}

const tablesSql = `SELECT name FROM sqlite_schema WHERE type = 'table'
  AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name`;
const triggersSql = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`;

async function readTriggers(): Promise<{ name: string; sql: string }[]> {
  return (await env.DB.prepare(triggersSql).all<{ name: string; sql: string }>()).results;
}

/** Keeps everything that is stored. */
export async function saveWorld(): Promise<World> {
  const tables: World['tables'] = new Map();
  const { results: names } = await env.DB.prepare(tablesSql).all<{ name: string }>();
  for (const { name } of names) {
    tables.set(name, (await env.DB.prepare(`SELECT * FROM ${name}`).all()).results);
  }
  const objects: World['objects'] = new Map();
  for (const { key } of (await env.KEYS.list()).objects) {
    const object = await env.KEYS.get(key);
    if (object !== null) objects.set(key, await object.arrayBuffer());
  }
  return { tables, objects, triggers: (await readTriggers()).map(({ sql }) => sql) };
}

/** Puts D1 and R2 back to what they were, past every trigger. */
export async function restoreWorld({ tables, objects, triggers }: World): Promise<void> {
  const inForce = await readTriggers();
  await env.DB.batch([
    env.DB.prepare('PRAGMA defer_foreign_keys = true'),
    ...inForce.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)),
    ...[...tables.keys()].map((name) => env.DB.prepare(`DELETE FROM ${name}`)),
    ...[...tables].flatMap(([name, rows]) => rows.map((row) => insertOf(name, row))),
    ...triggers.map((sql) => env.DB.prepare(sql)),
  ]);
  const { objects: present } = await env.KEYS.list();
  const strange = present.map(({ key }) => key).filter((key) => !objects.has(key));
  if (strange.length > 0) await env.KEYS.delete(strange);
  await Promise.all([...objects].map(([key, bytes]) => env.KEYS.put(key, bytes)));
}

function insertOf(table: string, row: Record<string, unknown>): D1PreparedStatement {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    Array.isArray(value) ? Uint8Array.from(value as number[]) : value,
  );
  const places = columns.map((_, at) => `?${at + 1}`).join(', ');
  return env.DB.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).bind(
    ...values,
  );
}
