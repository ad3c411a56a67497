import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import type { ProductSecrets } from '../setup/temporary-product.ts';
import { type Killable, startKillable } from './killable.ts';
import { migrate } from '../setup/migrate.ts';
import { bundleWorker } from '../setup/worker-bundle.ts';
import { type RatedWindow, rateWindow } from './window-company.ts';

/** What tallying a window in steps that are killed came to. */
export interface WindowReport {
  surveys: number;
  steps: number;
  /** After how many steps their run had ended before the kill. */
  ended: number;
  /** Milliseconds of the longest step that ended. */
  longest: number;
  /** A sentence for everything that must not be. */
  broken: string[];
}

interface FoundSurvey {
  id: string;
  state: string;
  keys: string;
  ballots: number;
  answers: number;
  tallies: number;
  entries: number;
  receipts: string;
}

const foundSql = `SELECT s.id, s.state, s.keys,
    (SELECT count(*) FROM ballots WHERE survey_id = s.id) AS ballots,
    (SELECT count(*) FROM answers WHERE survey_id = s.id) AS answers,
    (SELECT count(*) FROM tallies WHERE survey_id = s.id) AS tallies,
    (SELECT count(*) FROM audit_log WHERE subject = s.id AND action LIKE 'tally_survey%') AS entries,
    coalesce((SELECT receipts FROM survey_receipts WHERE survey_id = s.id), '') AS receipts
  FROM surveys s`;

/** Whether a survey is as it was before its tally, or as it is after, with every receipt. */
function isWhole(found: FoundSurvey, own: readonly string[]): boolean {
  const { state, ballots, answers, tallies, entries, receipts } = found;
  if (state === 'pending') {
    return ballots === own.length && answers + tallies + entries === 0 && receipts === '';
  }
  return (
    state === 'tallied' &&
    ballots === 0 &&
    answers === 9 * own.length &&
    tallies === 1 &&
    entries === 1 &&
    own.every((receipt) => receipts.includes(receipt))
  );
}

async function look(
  { env }: Killable,
  { receipts }: RatedWindow,
): Promise<{ pending: number; broken: string[] }> {
  const { results } = await env.DB.prepare(foundSql).all<FoundSurvey>();
  const { objects } = await env.KEYS.list({ prefix: 'survey-keys/' });
  const keys = new Set(objects.map(({ key }) => key.slice('survey-keys/'.length)));
  const broken = results
    .filter((found) => !isWhole(found, receipts.get(found.id) ?? []))
    .map((found) => `a mixed state: ${JSON.stringify(found)}`);
  const pending = results.filter(({ state }) => state === 'pending');
  for (const { id } of pending) {
    if (!keys.has(id)) broken.push(`the keys of ${id} went before its tally`);
  }
  for (const { id, keys: noted } of results) {
    if (noted === 'destroyed' && keys.has(id)) broken.push(`keys of ${id} are noted as gone`);
  }
  return { pending: pending.length, broken };
}

/**
 * Tallies a window of many surveys by the clock alone, killing the runtime in the middle of every
 * step but those that end before the moment drawn for it, until nothing is left to tally.
 *
 * @param folder an empty folder of one's own
 * @param random from 0 to 1
 */
export async function killWindow(
  folder: string,
  secrets: ProductSecrets,
  surveys: number,
  random: () => number,
  say: (line: string) => void,
): Promise<WindowReport> {
  const script = await bundleWorker();
  const state = path.join(folder, 'window-state');
  const preparing = await startKillable(script, state, secrets);
  await migrate(preparing.env.DB);
  const rated = await rateWindow(preparing, secrets.SETUP_CODE, surveys);
  await preparing.stop();
  say(`  ${surveys} surveys have their ballots`);

  const report: WindowReport = { surveys, steps: 0, ended: 0, longest: 0, broken: [] };
  // Steps take longer the busier the machine is; the moments follow, so that some steps end.
  let usual = 400;
  for (let pending = surveys; pending > 0 && report.steps < surveys + 10; report.steps += 1) {
    const victim = await startKillable(script, state, secrets);
    const began = performance.now();
    const run = victim.scheduled();
    const kill = sleep(random() * 1.2 * usual, 'kill' as const);
    // A run that fails by itself ends the soak; one that is killed fails and shall.
    const first = await Promise.race([run, kill]);
    const took = performance.now() - began;
    await victim.kill();
    await run.catch(() => undefined);
    if (first !== 'kill') {
      report.ended += 1;
      report.longest = Math.max(report.longest, took);
      usual = took;
    } else {
      usual *= 1.1;
    }
    const survivor = await startKillable(script, state, secrets);
    const found = await look(survivor, rated);
    report.broken.push(...found.broken);
    pending = found.pending;
    await survivor.stop();
    if (report.steps % 10 === 9) say(`  ${report.steps + 1} steps, ${pending} surveys left`);
  }

  const last = await startKillable(script, state, secrets);
  await last.scheduled();
  const end = await look(last, rated);
  report.broken.push(...end.broken);
  if (end.pending > 0) report.broken.push(`${end.pending} surveys are never tallied`);
  const { objects } = await last.env.KEYS.list({ prefix: 'survey-keys/' });
  if (objects.length > 0) report.broken.push('keys are left in the end');
  const window = await last.env.DB.prepare('SELECT state FROM windows').first<{ state: string }>();
  if (window?.state !== 'closed') report.broken.push(`the window is ${window?.state ?? 'gone'}`);
  await last.stop();
  return report;
}
