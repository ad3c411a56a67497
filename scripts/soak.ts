import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from './setup/build.ts';
import { SetupProblem, showProblemsPlainly } from './setup/problem.ts';
import { killTallies } from './soak/kill-tally.ts';

showProblemsPlainly();

const { values: options } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
const kills = Number(options.kills);
if (!Number.isInteger(kills) || kills < 1) throw new SetupProblem('--kills takes 1 or more.');

const secrets = {
  KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
  SETUP_CODE: randomBytes(30).toString('base64url'),
};
await buildPages();
const folder = mkdtempSync(path.join(tmpdir(), 'niping-soak-'));
try {
  console.log(`Killing ${kills} tallies …`);
  const report = await killTallies(folder, secrets, kills, Math.random, (line) =>
    console.log(line),
  );
  const { untouched, tallied, keysLeft, undisturbed, broken } = report;
  console.log(`An undisturbed tally takes ${undisturbed.toFixed(0)} ms.`);
  console.log(
    `${untouched} found as before, ${tallied} tallied, ${keysLeft} of them with their keys.`,
  );
  for (const sentence of broken) console.error(`BROKEN: ${sentence}`);
  if (broken.length > 0) process.exitCode = 1;
  else console.log('Never a mixed state, never a lost ballot, never a key in the end.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
