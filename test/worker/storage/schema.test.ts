import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import storagePage from '../../../docs/storage.md?raw';
import { resetStorage } from '../support/reset.ts';
import { columnsByTable } from './classified-columns.ts';

beforeEach(resetStorage);

interface SchemaObject {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

async function schema(): Promise<SchemaObject[]> {
  const { results } = await env.DB.prepare(
    `SELECT type, name, tbl_name, sql FROM sqlite_schema
     WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations'`,
  ).all<SchemaObject>();
  return results;
}

async function tables(): Promise<SchemaObject[]> {
  return (await schema()).filter(({ type }) => type === 'table');
}

async function columnsOf(table: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT name FROM pragma_table_info(?1)')
    .bind(table)
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Tables in which a rater's doing leaves a trace. */
const anonymityTables = [
  'links',
  'link_surveys',
  'ballots',
  'answers',
  'survey_receipts',
  'tallies',
  'published_results',
  'reports',
];

describe('the schema', () => {
  it('has exactly the tables and columns that somebody classified', async () => {
    const found = Object.fromEntries(
      await Promise.all(
        (await tables()).map(async ({ name }) => [name, (await columnsOf(name)).sort()] as const),
      ),
    );
    const classified = Object.fromEntries(
      Object.entries(columnsByTable).map(([name, columns]) => [name, Object.keys(columns).sort()]),
    );
    expect(found).toEqual(classified);
  });

  it('is described column by column on the storage page', () => {
    for (const [table, columns] of Object.entries(columnsByTable)) {
      expect(storagePage).toContain(`### ${table}`);
      const section = storagePage.split(`### ${table}\n`)[1]?.split('\n### ')[0] ?? '';
      for (const column of Object.keys(columns)) expect(section).toContain(`\`${column}\``);
    }
  });

  it('is STRICT and names every CHECK', async () => {
    for (const { name, sql } of await tables()) {
      expect(`${name}: ${sql?.split(')').at(-1)}`).toMatch(/STRICT/);
      const checks = sql?.match(/\bCHECK\b/g)?.length ?? 0;
      const named = sql?.match(/CONSTRAINT\s+\w+\s+CHECK\b/g)?.length ?? 0;
      expect([name, named]).toEqual([name, checks]);
    }
  });

  it('42: has no rowid and no sequence in tables that a rater leaves a trace in', async () => {
    for (const table of anonymityTables) {
      await expect(env.DB.prepare(`SELECT rowid FROM ${table}`).all()).rejects.toThrow(/rowid/);
    }
    const { results } = await env.DB.prepare(
      "SELECT sql FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%' AND name <> 'd1_migrations'",
    ).all();
    expect(results).toEqual([]);
  });

  it('orders no such table by arrival: every index starts with a random or given value', async () => {
    const indexes = (await schema()).filter(
      ({ type, tbl_name }) => type === 'index' && anonymityTables.includes(tbl_name),
    );
    expect(indexes.map(({ name }) => name)).toEqual([
      'published_results_of_a_department',
      'reports_of_a_delivery',
    ]);
  });

  it('41: knows no way from a link to a ballot, and none from either to an answer', () => {
    const forbidden: Record<string, RegExp> = {
      links: /time|_at$|person|address|ip|seq|number|^token$|ballot|answer|receipt/,
      link_surveys: /time|_at$|person|address|ip|seq|number|token|ballot|answer|receipt/,
      ballots: /link|client|time|_at$|length|person|token|answer/,
      answers: /link|client|time|_at$|ballot|receipt|rater|seq|person|group/,
      reports: /link|client|time|_at$|_on$|person|address|seq|survey|department/,
      survey_receipts: /link|client|time|_at$|answer|person/,
    };
    for (const [table, pattern] of Object.entries(forbidden)) {
      const columns = Object.keys(columnsByTable[table] ?? {});
      expect(columns.filter((column) => pattern.test(column))).toEqual([]);
    }
  });

  it('has no column for a private key', () => {
    for (const columns of Object.values(columnsByTable)) {
      for (const column of Object.keys(columns)) expect(column).not.toMatch(/private|secret/);
    }
  });

  it('lets nobody change answers, results, ballots or the audit log', async () => {
    const triggers = (await schema()).filter(({ type }) => type === 'trigger');
    const guarded = triggers.filter(({ sql }) => /BEFORE UPDATE ON/.test(sql ?? ''));
    const guardedTables = guarded.map(({ tbl_name }) => tbl_name);
    for (const table of ['answers', 'published_results', 'ballots', 'audit_log']) {
      expect(guardedTables).toContain(table);
    }
  });
});
