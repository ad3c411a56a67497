import type { D1Database } from '@cloudflare/workers-types';
import { readAll, shapeSql } from './tables.ts';

/** What is needed of R2: its types inside workerd and outside do not fit each other. */
interface ObjectStore {
  list(options: { include: ['customMetadata'] }): Promise<{ objects: Listed[] }>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  put(key: string, bytes: ArrayBuffer, options: Pick<Listed, 'customMetadata'>): Promise<unknown>;
  delete(keys: string[]): Promise<void>;
}

/** An object as a list has it. */
interface Listed {
  key: string;
  etag: string;
  customMetadata?: Record<string, string>;
}

/** The two stores of the product. */
export interface Storage {
  DB: D1Database;
  KEYS: ObjectStore;
}

/** An object of the key store. */
interface StoredObject {
  etag: string;
  bytes: ArrayBuffer;
  note: Record<string, string> | undefined;
}

/** A trigger as the schema has it. */
interface Trigger {
  name: string;
  /** The statement that makes it. */
  sql: string;
}

/** All of D1 and R2 at one moment. */
export interface World {
  /** Rows of every table, each value as SQL writes it; tables without rows have an empty list. */
  tables: Map<string, Record<string, unknown>[]>;
  /** By name and length; some tests take them away. */
  triggers: Map<string, Trigger>;
  objects: Map<string, StoredObject>;
  /** Tells whether a database has the tables, indexes and views of this one. */
  shape: string;
}

/** Characters of one statement at most; D1 takes 100,000 bytes, and texts may be Chinese. */
const maxScript = 30_000;

const keySql = `name || ' ' || length(sql)`;
const triggersSql = `SELECT ${keySql} AS key, name, sql FROM sqlite_schema WHERE type = 'trigger'`;
const namesSql = `SELECT
  (SELECT json_group_array(${keySql}) FROM sqlite_schema WHERE type = 'trigger') AS triggers,
  (${shapeSql}) AS shape`;
/** Half of all triggers: nothing is updated when rows are put back. */
const onUpdate = /^CREATE TRIGGER \S+\s+(?:BEFORE|AFTER) UPDATE\b/u;

async function readNames(DB: D1Database): Promise<{ triggers: string[]; shape: string }> {
  const row = await DB.prepare(namesSql).first<{ triggers: string; shape: string }>();
  if (row === null) throw new Error('the schema cannot be read');
  return { triggers: JSON.parse(row.triggers) as string[], shape: row.shape };
}

/** Keeps everything that is stored. */
export async function saveWorld({ DB, KEYS }: Storage): Promise<World> {
  const found = await readAll(DB, (column) => `quote(${column})`);
  const tables = new Map(found.tables.map(({ name }) => [name, found.rows.get(name) ?? []]));
  const { results: triggers } = await DB.prepare(triggersSql).all<Trigger & { key: string }>();
  const objects: World['objects'] = new Map();
  for (const { key, etag, customMetadata } of await listObjects(KEYS)) {
    const object = await KEYS.get(key);
    if (object === null) continue;
    objects.set(key, { etag, bytes: await object.arrayBuffer(), note: customMetadata });
  }
  return {
    tables,
    triggers: new Map(triggers.map(({ key, name, sql }) => [key, { name, sql }])),
    objects,
    shape: found.shape,
  };
}

/**
 * Puts D1 and R2 back to what they were, past every trigger; does nothing and returns false when
 * the tables are others.
 */
export async function restoreWhereItFits({ DB, KEYS }: Storage, world: World): Promise<boolean> {
  const { triggers, shape } = await readNames(DB);
  if (shape !== world.shape) return false;
  const stays = (key: string) => onUpdate.test(world.triggers.get(key)?.sql ?? '');
  const left = new Set(triggers.filter(stays));
  const statements = [
    ...triggers.filter((key) => !left.has(key)).map((key) => `DROP TRIGGER ${key.split(' ')[0]}`),
    ...[...world.tables.keys()].map((name) => `DELETE FROM ${name}`),
    ...[...world.tables].flatMap(([name, rows]) => rows.map((row) => insertOf(name, row))),
    ...[...world.triggers].filter(([key]) => !left.has(key)).map(([, { sql }]) => sql),
  ];
  await DB.batch(
    ['PRAGMA defer_foreign_keys = true', ...scriptsOf(statements)].map((sql) => DB.prepare(sql)),
  );
  await restoreObjects(KEYS, world.objects);
  return true;
}

async function listObjects(KEYS: ObjectStore): Promise<Listed[]> {
  return (await KEYS.list({ include: ['customMetadata'] })).objects;
}

async function restoreObjects(KEYS: ObjectStore, objects: World['objects']): Promise<void> {
  const present = new Map((await listObjects(KEYS)).map((object) => [object.key, object]));
  const strange = [...present.keys()].filter((key) => !objects.has(key));
  if (strange.length > 0) await KEYS.delete(strange);
  for (const [key, { etag, bytes, note }] of objects) {
    const here = present.get(key);
    const isSame =
      here?.etag === etag && JSON.stringify(here.customMetadata) === JSON.stringify(note);
    if (!isSame) await KEYS.put(key, bytes, note === undefined ? {} : { customMetadata: note });
  }
}

/** The statements in as few scripts as D1 takes: each costs a way of its own through the runtime. */
function scriptsOf(statements: readonly string[]): string[] {
  const scripts: string[] = [];
  let script = '';
  for (const statement of statements) {
    if (script !== '' && script.length + statement.length > maxScript) {
      scripts.push(script);
      script = '';
    }
    script += `${statement};\n`;
  }
  return script === '' ? scripts : [...scripts, script];
}

/** @param row values as SQL writes them */
function insertOf(table: string, row: Record<string, unknown>): string {
  const [columns, values] = [Object.keys(row), Object.values(row)];
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}
