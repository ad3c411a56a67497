import { anchorHeads } from './audit/anchor.ts';
import { isHalted } from './audit/halt-store.ts';
import { commitAudited } from './audit/store.ts';
import { keepWatch } from './audit/watch-store.ts';
import { deliverReports } from './reports/report-store.ts';
import { announceAndBegin, continuePurges } from './retention/purge.ts';
import { forgetLeavers } from './retention/leavers.ts';
import { purgeWhatCameBack } from './retention/restored.ts';
import { rewrapKeys } from './retention/rewrap-keys.ts';
import { destroyFinishedKeys, sweepKeys } from './results/destroy-keys.ts';
import { tallySurvey } from './results/tally.ts';
import { moveWindow } from './windows/approval-store.ts';
import { listDueSurveys, listLiveWindows } from './windows/clock-store.ts';
import type { KeyVault } from './windows/key-vault.ts';
import { advance } from './windows/lifecycle.ts';
import { refreshOverviews } from './windows/overviews.ts';
import { settleReplacements } from './windows/replace-link-store.ts';
import { continuePreparation } from './windows/prepare.ts';
import { carryOutApproved } from './windows/requests.ts';
import { refreshTurnout } from './windows/turnout-store.ts';

/** Surveys that one minute's run tallies; the rest wait for the next minute. */
const tallysPerRun = 20;
/** Minute of the hour in which the whole key store is looked through. */
const sweepMinute = 17;
/** Minute of the hour in which purges are announced and begun. */
const purgeMinute = 7;
/** Minute of the hour in which anonymous reports may be delivered. */
const deliveryMinute = 37;

/**
 * What time does by itself, called every minute. The scheduled time only says which
 * minute it is; every decision is made by the database's clock. Missing a run or
 * running twice is harmless.
 *
 * @param scheduledAt milliseconds since 1970, from the platform
 */
export async function tick(db: D1Database, vault: KeyVault, scheduledAt: number): Promise<void> {
  // First of all: a database put back to an earlier day shows before anything is made of it.
  await anchorHeads(db, vault.bucket).catch(() => undefined);
  await purgeWhatCameBack(db, vault).catch(() => undefined);
  await carryOutApproved(db);
  await settleReplacements(db);
  await advanceWindows(db);
  await refreshTurnout(db);
  await continuePreparation(db, vault);
  const failures = await tallyDue(db, vault);
  const closed = await advanceWindows(db);
  await destroyFinishedKeys(db, vault);
  if (closed > 0 || new Date(scheduledAt).getUTCMinutes() === sweepMinute) {
    await sweepKeys(db, vault);
  }
  if (new Date(scheduledAt).getUTCMinutes() === deliveryMinute) await deliverReports(db);
  await refreshOverviews(db).catch(() => undefined);
  if (new Date(scheduledAt).getUTCMinutes() === purgeMinute) {
    await announceAndBegin(db);
    await forgetLeavers(db, vault.bucket);
  }
  failures.push(...(await continuePurges(db, vault)));
  await rewrapKeys(vault);
  await keepWatch(db).catch(() => undefined);
  await anchorHeads(db, vault.bucket).catch(() => undefined);
  // The platform counts this run as failed; all that could be done is done.
  if (failures.length > 0) throw failures[0];
}

/** Tallies what is due; one survey whose keys are lost must not hold up the others. */
async function tallyDue(db: D1Database, vault: KeyVault): Promise<Error[]> {
  const failures: Error[] = [];
  if (await isHalted(db)) return failures;
  for (const surveyId of await listDueSurveys(db, tallysPerRun)) {
    try {
      await tallySurvey(db, vault, surveyId, 'system');
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error('tally failed'));
    }
  }
  return failures;
}

/** Moves windows to where time has taken them; returns how many got closed for good. */
async function advanceWindows(db: D1Database): Promise<number> {
  let closed = 0;
  const halted = await isHalted(db);
  for (const window of await listLiveWindows(db)) {
    const next = advance(window.state, window, window.now);
    if (next === window.state || (halted && next === 'open')) continue;
    const done = await commitAudited(
      db,
      {
        chain: 'windows',
        actor: 'system',
        action: 'advance_window',
        subject: window.id,
        detail: { from: window.state, to: next },
      },
      moveWindow(db, window.id, window.state, next),
    );
    if (done !== undefined && next === 'closed') closed += 1;
  }
  return closed;
}
