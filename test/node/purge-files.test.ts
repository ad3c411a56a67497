import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { rateDepartment } from '../../bench/tally.ts';
import { startKillable } from '../../scripts/soak/killable.ts';
import { migrate } from '../../scripts/setup/migrate.ts';
import { bundleWorker } from '../../scripts/setup/worker-bundle.ts';
import { announceAndBegin } from '../../worker/retention/purge.ts';
import { testSecrets } from '../support/test-secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'niping-purge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the first rater of `rateDepartment` writes, 300 times one character; a part of it. */
const ratersText = '一'.repeat(20);
/** What the reviewer writes to the manager; as all that staff write in a cycle, it is sealed. */
const staffsText = '金丝雀写给经理的小结';

/** Files below a folder in which a word can be read, the last part of their names. */
function filesWith(word: string, below: string): string[] {
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(word))
    .map((file) => path.basename(file).replace(/^[0-9a-f]{64}/u, ''));
}

/** Moves the write-ahead logs below a folder into their databases and empties them. */
function flushLogs(below: string): void {
  for (const entry of readdirSync(below, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.sqlite')) continue;
    const database = new DatabaseSync(path.join(entry.parentPath, entry.name));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  }
}

// Six seconds: the database has to lie in files, so the real runtime runs on some.
test('119: no file of the database, of its log or of the bucket ever shows what a rater or the staff wrote', async () => {
  const state = path.join(folder, 'state');
  const script = await bundleWorker();
  const product = await startKillable(script, state, testSecrets);
  try {
    const { DB } = product.env;
    await migrate(DB);
    const { reviewer, survey } = await rateDepartment(product, testSecrets.SETUP_CODE, 8);
    await reviewer.post(`/reviewer/surveys/${survey}/tally`);
    await reviewer.post(`/reviewer/surveys/${survey}/release`, {
      confirmation: '用户服务',
      summary: staffsText,
    });
    // Twice: the window goes from issued to grace, and is closed.
    await product.scheduled();
    await product.scheduled();
    // As if the cycle had ended long ago and its purge had been announced long enough.
    await DB.batch([
      DB.prepare('DROP TRIGGER a_started_cycle_keeps_its_versions'),
      DB.prepare("UPDATE cycles SET label = '2024-10'"),
      DB.prepare(
        `INSERT INTO purges (cycle_id, state, announced_at)
         SELECT id, 'announced', unixepoch() - 31 * 86400 FROM cycles`,
      ),
    ]);
    await announceAndBegin(DB);
    for (let run = 0; run < 3; run += 1) await product.scheduled();
    expect(await DB.prepare('SELECT state FROM purges').first('state')).toBe('done');
    expect((await product.env.KEYS.list({ prefix: 'evidence/' })).objects).toEqual([]);
  } finally {
    await product.stop();
  }
  // What stays is found, so the search finds.
  expect(filesWith('用户服务', state)).not.toEqual([]);
  // In the write-ahead log, and once it is moved into the database, free pages included.
  for (const text of [ratersText, staffsText]) expect(filesWith(text, state)).toEqual([]);
  flushLogs(state);
  for (const text of [ratersText, staffsText]) expect(filesWith(text, state)).toEqual([]);
}, 240_000);
