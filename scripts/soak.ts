import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from './setup/build.ts';
import { SetupProblem, showProblemsPlainly } from './setup/problem.ts';
import { killTallies } from './soak/kill-tally.ts';
import { killWindow } from './soak/kill-window.ts';

showProblemsPlainly();

/** The most surveys that a window may have. */
const mostSurveys = 500;

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    surveys: { type: 'string', default: String(mostSurveys) },
  },
});

function whole(name: 'kills' | 'surveys', most: number): number {
  const value = Number(options[name]);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new SetupProblem(`--${name} takes 0 to ${most}.`);
}

const [kills, surveys] = [whole('kills', 10_000), whole('surveys', mostSurveys)];
const secrets = {
  KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
  SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
  SETUP_CODE: randomBytes(30).toString('base64url'),
};
const say = (line: string): void => console.log(line);

/** Says what was broken, or that nothing was. */
function conclude(broken: readonly string[]): void {
  for (const sentence of broken) console.error(`BROKEN: ${sentence}`);
  if (broken.length > 0) process.exitCode = 1;
  else say('Never a mixed state, never a lost ballot, never a key in the end.');
}

await buildPages();
const folder = mkdtempSync(path.join(tmpdir(), 'niping-soak-'));
try {
  if (kills > 0) {
    say(`Killing ${kills} tallies …`);
    const report = await killTallies(folder, secrets, kills, Math.random, say);
    const { untouched, tallied, keysLeft, undisturbed } = report;
    say(`An undisturbed tally takes ${undisturbed.toFixed(0)} ms.`);
    say(`${untouched} found as before, ${tallied} tallied, ${keysLeft} of them with their keys.`);
    conclude(report.broken);
  }
  if (surveys > 0) {
    say(`Killing the tally of a window of ${surveys} surveys, step by step …`);
    const report = await killWindow(folder, secrets, surveys, Math.random, say);
    const { steps, ended, longest } = report;
    say(`${steps} steps; ${ended} ended before the kill, in ${longest.toFixed(0)} ms at most.`);
    conclude(report.broken);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
