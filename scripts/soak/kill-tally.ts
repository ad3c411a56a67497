import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rateDepartment, type RatedDepartment } from '../../bench/tally.ts';
import type { ProductSecrets } from '../setup/temporary-product.ts';
import { type Killable, startKillable } from './killable.ts';
import { migrate } from '../setup/migrate.ts';
import { bundleWorker } from '../setup/worker-bundle.ts';

/** Ballots of the survey whose tally is killed. */
const ballots = 12;

/** What killing came to. */
export interface KillReport {
  kills: number;
  /** After how many the survey was found untouched, and after how many tallied. */
  untouched: number;
  tallied: number;
  /** After how many of these the keys were still there until the next try. */
  keysLeft: number;
  /** Milliseconds of a tally that is left alone. */
  undisturbed: number;
  /** A sentence for everything that must not be. */
  broken: string[];
}

interface Found {
  state: string;
  ballots: number;
  answers: number;
  receipts: string[];
  tallies: number;
  entries: number;
  keys: number;
}

const foundSql = `SELECT s.state, (SELECT count(*) FROM ballots) AS ballots,
    (SELECT count(*) FROM answers) AS answers, (SELECT count(*) FROM tallies) AS tallies,
    (SELECT count(*) FROM audit_log WHERE action LIKE 'tally_survey%') AS entries,
    coalesce((SELECT receipts FROM survey_receipts), '[]') AS receipts
  FROM surveys s`;

async function look({ env }: Killable): Promise<Found> {
  const row = await env.DB.prepare(foundSql).first<
    Omit<Found, 'receipts'> & { receipts: string }
  >();
  if (row === null) throw new Error('the survey is gone');
  const { objects } = await env.KEYS.list({ prefix: 'survey-keys/' });
  return { ...row, receipts: row.receipts.match(/[A-Z2-7]{16}/g) ?? [], keys: objects.length };
}

/** Sentences for what is neither the state before the tally nor the one after it. */
function mixedIn(found: Found, receipts: readonly string[]): string[] {
  const { state, entries } = found;
  const missing = receipts.filter((receipt) => !found.receipts.includes(receipt));
  const isBefore =
    state === 'pending' &&
    found.ballots === ballots &&
    found.answers + found.tallies + found.receipts.length + entries === 0 &&
    found.keys === 1;
  const isAfter =
    state === 'tallied' &&
    found.ballots === 0 &&
    found.answers === 9 * ballots &&
    found.tallies === 1 &&
    entries === 1 &&
    missing.length === 0;
  return isBefore || isAfter ? [] : [`a mixed state: ${JSON.stringify({ ...found, missing })}`];
}

/**
 * Kills the runtime in the middle of a tally, at a moment drawn anew each time, looks at what it
 * left, and lets the tally be asked for again.
 *
 * @param folder an empty folder of one's own
 * @param random from 0 to 1
 */
export async function killTallies(
  folder: string,
  secrets: ProductSecrets,
  kills: number,
  random: () => number,
  say: (line: string) => void,
): Promise<KillReport> {
  const [prepared, state] = [path.join(folder, 'prepared'), path.join(folder, 'state')];
  mkdirSync(prepared, { recursive: true });
  const script = await bundleWorker();
  const start = () => startKillable(script, state, secrets);
  const reset = () => {
    rmSync(state, { recursive: true, force: true });
    cpSync(prepared, state, { recursive: true });
  };

  const first = await startKillable(script, prepared, secrets);
  await migrate(first.env.DB);
  const rated = await rateDepartment(first, secrets.SETUP_CODE, ballots);
  await first.stop();

  reset();
  const quiet = await start();
  const began = performance.now();
  await tally(quiet, rated);
  const undisturbed = performance.now() - began;
  await quiet.stop();
  const report = {
    kills,
    untouched: 0,
    tallied: 0,
    keysLeft: 0,
    undisturbed,
    broken: [] as string[],
  };

  for (let kill = 1; kill <= kills; kill += 1) {
    reset();
    const victim = await start();
    const asked = tally(victim, rated).catch(() => undefined);
    await sleep(random() * 1.1 * undisturbed);
    await victim.kill();
    await asked;

    const survivor = await start();
    const found = await look(survivor);
    report.broken.push(...mixedIn(found, rated.receipts));
    if (found.state === 'pending') report.untouched += 1;
    else report.tallied += 1;
    if (found.state === 'tallied' && found.keys > 0) report.keysLeft += 1;
    await tally(survivor, rated);
    const end = await look(survivor);
    report.broken.push(...mixedIn(end, rated.receipts));
    if (end.state !== 'tallied') report.broken.push(`not tallied in the end: ${end.state}`);
    if (end.keys > 0) report.broken.push('keys are left in the end');
    await survivor.stop();
    if (kill % 20 === 0) say(`  ${kill} kills, ${report.broken.length} faults`);
  }
  return report;
}

/** Asks for the tally, as the reviewer who was signed in before. */
async function tally({ url }: Killable, { reviewer, survey }: RatedDepartment): Promise<void> {
  const reply = await fetch(`${url}/api/reviewer/surveys/${survey}/tally`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie: reviewer.cookie },
    body: '{}',
  });
  if (reply.status !== 200) throw new Error(`the tally was refused: ${await reply.text()}`);
}
