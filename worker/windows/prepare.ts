import { encodeManifest } from '../../shared/rating-protocol/manifest.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { readCompanySettings } from '../organisation/company-store.ts';
import { moveWindow } from './approval-store.ts';
import { buildSurveyManifest, buildWindowManifest } from './build-manifest.ts';
import type { KeyVault } from './key-vault.ts';
import { prepareKeys } from './lifecycle.ts';
import {
  freezeWindow,
  type PreparationSlice,
  readFormOfCycle,
  readManifestHashes,
  readPreparation,
  readWindowInPreparation,
  savePreparedSurvey,
} from './preparation-store.ts';
import { makeSurveyKeys } from './survey-keys.ts';
import { readWindow } from './window-store.ts';

/** Surveys whose keys one call makes: about a second of work, well within a request's limits. */
const surveysPerSlice = 8;
/** Slices of one run of the clock: it leaves time for everything else that is due in its minute. */
const slicesPerRun = 6;

/** How far preparation has come. */
export interface Preparation {
  state: 'preparing' | 'ready';
  keysMade: number;
  keysNeeded: number;
}

/**
 * One slice of making keys; call again until the state is `ready`. Interrupted anywhere
 * and repeated, or run twice at once, it ends with one set of keys and one manifest.
 */
export async function prepareSlice(
  db: D1Database,
  vault: KeyVault,
  windowId: string,
  actor: string,
): Promise<Result<Preparation, 'window_unknown' | 'window_state_forbids'>> {
  const before = await readPreparation(db, windowId, surveysPerSlice);
  if (before === undefined) return fail('window_unknown');
  const { keysNeeded } = before;
  // Ready already: the reply to the last slice was lost.
  if (before.state === 'ready') return ok({ state: 'ready', keysMade: keysNeeded, keysNeeded });
  const keysMade = before.keysMade + before.surveys.length;
  const next = prepareKeys(before.state, { keysMade, keysNeeded });
  if (!next.ok) return next;

  if (before.state === 'approved') {
    await commitAudited(
      db,
      { chain: 'windows', actor, action: 'prepare_keys', subject: windowId, detail: {} },
      moveWindow(db, windowId, 'approved', 'preparing'),
    );
  }
  for (const survey of before.surveys) await prepareSurvey(db, vault, survey);
  if (next.value === 'ready') await freeze(db, windowId, actor);
  return ok({ state: next.value, keysMade, keysNeeded });
}

/** Goes on with keys that somebody has begun to make, should nobody look at the page any more. */
export async function continuePreparation(db: D1Database, vault: KeyVault): Promise<void> {
  const windowId = await readWindowInPreparation(db);
  if (windowId === undefined) return;
  for (let slice = 0; slice < slicesPerRun; slice += 1) {
    const done = await prepareSlice(db, vault, windowId, 'system');
    if (!done.ok || done.value.state === 'ready') return;
  }
}

async function prepareSurvey(
  db: D1Database,
  vault: KeyVault,
  survey: PreparationSlice['surveys'][number],
): Promise<void> {
  const keys = await makeSurveyKeys(vault, survey.id);
  const manifest = encodeManifest(
    buildSurveyManifest(survey, keys.signing.publicKey, keys.sealing.publicKey),
  );
  await savePreparedSurvey(db, survey.id, {
    signingKey: keys.signing.publicKey,
    sealingKey: keys.sealing.publicKey,
    linksIssued: survey.links,
    manifest: new TextDecoder().decode(manifest),
    manifestHash: await sha256(manifest),
  });
}

async function freeze(db: D1Database, windowId: string, actor: string): Promise<void> {
  const window = await readWindow(db, windowId);
  if (window === undefined) return;
  const kept = window.surveys.filter((survey) => survey.approval === 'approved');
  const hashes = await readManifestHashes(db, window.id);
  const prepared = kept.flatMap((survey) => {
    const manifestHash = hashes.get(survey.id);
    return manifestHash === undefined ? [] : [{ survey, manifestHash }];
  });
  // A void came in between and the surveys are no longer pending: leave it at that.
  if (prepared.length !== kept.length) return;
  const [company, form] = await Promise.all([
    readCompanySettings(db),
    readFormOfCycle(db, window.cycle.id),
  ]);
  const bytes = encodeManifest(await buildWindowManifest(window, company, form, prepared));
  await commitAudited(
    db,
    {
      chain: 'windows',
      actor,
      action: 'freeze_manifest',
      subject: window.id,
      detail: { surveys: kept.length },
    },
    freezeWindow(db, window.id, new TextDecoder().decode(bytes), await sha256(bytes)),
  );
}
