import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { decodeBase64url } from '../shared/wire/base64url.ts';
import { equalBytes } from '../shared/wire/bytes.ts';
import { type AuditEntry, auditChains, chainStart } from '../worker/audit/entry.ts';
import { detailOf, firstBroken, type LoggedEntry } from '../worker/audit/verify.ts';
import { SetupProblem, showProblemsPlainly } from './setup/problem.ts';

showProblemsPlainly();

const usage =
  'Usage: npm run verify-audit -- DATABASE.sqlite|EXPORT.sql [--heads audit-heads.json]';

const headsSchema = v.record(
  v.picklist(auditChains),
  v.strictObject({ seq: v.number(), hash: v.string() }),
);
type Heads = v.InferOutput<typeof headsSchema>;

/** Opens a database file, or plays an export into an empty database in memory. */
function openDatabase(file: string): DatabaseSync {
  const start = readFileSync(file).subarray(0, 16).toString('latin1');
  if (start === 'SQLite format 3\0') return new DatabaseSync(file, { readOnly: true });
  const database = new DatabaseSync(':memory:');
  // An export names tables in an order in which references may come before what they refer to.
  database.exec('PRAGMA foreign_keys = OFF');
  database.exec(readFileSync(file, 'utf8'));
  return database;
}

const rowSchema = v.object({
  seq: v.number(),
  at: v.number(),
  actor: v.string(),
  action: v.string(),
  subject: v.string(),
  detail: v.string(),
  previous_hash: v.instance(Uint8Array),
  hash: v.instance(Uint8Array),
});

function entriesOf(database: DatabaseSync, chain: AuditEntry['chain']): LoggedEntry[] {
  const rows = database.prepare('SELECT * FROM audit_log WHERE chain = ? ORDER BY seq').all(chain);
  return rows.map((row) => {
    const { previous_hash: previousHash, detail, ...rest } = v.parse(rowSchema, row);
    return { ...rest, chain, previousHash, detail: detailOf(detail) };
  });
}

/** What is wrong with a chain in one sentence, or undefined. */
async function faultOf(
  chain: AuditEntry['chain'],
  entries: LoggedEntry[],
  heads: Heads | undefined,
): Promise<string | undefined> {
  const broken = await firstBroken(entries, { seq: 0, hash: chainStart });
  if (broken !== undefined) return `entry ${broken} does not follow from the one before it`;
  const head = heads?.[chain];
  if (head === undefined) return undefined;
  const anchored = entries[head.seq - 1];
  if (anchored === undefined) {
    return `it ends at entry ${entries.length}, and entry ${head.seq} is anchored`;
  }
  const hash = decodeBase64url(head.hash);
  const fits = hash !== undefined && equalBytes(hash, anchored.hash);
  return fits ? undefined : `entry ${head.seq} is not the one that is anchored`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { heads: { type: 'string' } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) throw new SetupProblem(usage);

const database = openDatabase(file);
const heads =
  values.heads === undefined
    ? undefined
    : v.parse(headsSchema, JSON.parse(readFileSync(values.heads, 'utf8')));
let faults = 0;
for (const chain of auditChains) {
  const entries = entriesOf(database, chain);
  const fault = await faultOf(chain, entries, heads);
  console.log(`${chain}: ${entries.length} entries, ${fault ?? 'whole'}`);
  if (fault !== undefined) faults += 1;
}
process.exitCode = faults === 0 ? 0 : 1;
