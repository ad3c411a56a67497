import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { root } from '../../scripts/setup/paths.ts';
import { type AuditEntry, chainStart, entryHash } from '../../worker/audit/entry.ts';

let folder: string;
let file: string;
let database: DatabaseSync;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  file = path.join(folder, `${crypto.randomUUID()}.sqlite`);
  database = new DatabaseSync(file);
  database.exec(`CREATE TABLE audit_log (chain TEXT, seq INTEGER, at INTEGER, actor TEXT,
    action TEXT, subject TEXT, detail TEXT, previous_hash BLOB, hash BLOB)`);
  let previousHash: Uint8Array = chainStart;
  for (let seq = 1; seq <= 5; seq += 1) {
    const entry: AuditEntry = {
      chain: 'windows',
      actor: '何静',
      action: 'test_the_chain',
      subject: String(seq),
      detail: { to: '已提交' },
    };
    const hash = await entryHash(entry, { seq, at: 1000 + seq, previousHash });
    database
      .prepare('INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        entry.chain,
        seq,
        1000 + seq,
        entry.actor,
        entry.action,
        entry.subject,
        JSON.stringify(entry.detail),
        previousHash,
        hash,
      );
    previousHash = hash;
  }
  const head = { windows: { seq: 5, hash: encodeBase64url(previousHash) } };
  writeFileSync(path.join(folder, 'heads.json'), JSON.stringify(head));
});

/** Runs the script; what it said about the windows chain, and its exit code. */
function verify(...args: string[]): Promise<{ code: number; says: string }> {
  database.close();
  const script = path.join(root, 'scripts/verify-audit.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code), says: stdout.split('\n')[0] ?? '' });
    });
  });
}
const heads = () => ['--heads', path.join(folder, 'heads.json')];

test('116: a whole log passes, alone and with its anchor', async () => {
  expect(await verify(file, ...heads())).toEqual({ code: 0, says: 'windows: 5 entries, whole' });
});

test.each([
  ['edited', "UPDATE audit_log SET actor = 'x' WHERE seq = 3", 3],
  ['made unreadable', "UPDATE audit_log SET detail = '{' WHERE seq = 3", 3],
  [
    'given two meanings',
    `UPDATE audit_log SET detail = '{"to":"x","to":"已提交"}' WHERE seq = 2`,
    2,
  ],
  ['deleted', 'DELETE FROM audit_log WHERE seq = 2', 2],
  ['reordered', 'UPDATE audit_log SET seq = 9 - seq WHERE seq IN (4, 5)', 4],
])('116: an entry that was %s is named', async (_, sql, broken) => {
  database.exec(sql);
  expect(await verify(file)).toEqual({
    code: 1,
    says: expect.stringContaining(`entry ${broken} does not follow`),
  });
});

test('116: a log whose end was cut off is whole alone, and found out by its anchor', async () => {
  database.exec('DELETE FROM audit_log WHERE seq > 3');
  expect(await verify(file, ...heads())).toEqual({
    code: 1,
    says: 'windows: 3 entries, it ends at entry 3, and entry 5 is anchored',
  });
});

test('an export in SQL is read like the database itself', async () => {
  const line = `SELECT 'INSERT INTO audit_log VALUES (' || quote(chain) || ',' || seq || ',' || at
    || ',' || quote(actor) || ',' || quote(action) || ',' || quote(subject) || ',' || quote(detail)
    || ',' || quote(previous_hash) || ',' || quote(hash) || ');' AS sql FROM audit_log`;
  const inserts = database
    .prepare(line)
    .all()
    .map((row) => String(row['sql']));
  const sql = path.join(folder, 'export.sql');
  writeFileSync(
    sql,
    `CREATE TABLE audit_log (chain TEXT, seq INTEGER, at INTEGER, actor TEXT, action TEXT,
      subject TEXT, detail TEXT, previous_hash BLOB, hash BLOB);\n${inserts.join('\n')}`,
  );
  expect((await verify(sql)).says).toBe('windows: 5 entries, whole');
});
