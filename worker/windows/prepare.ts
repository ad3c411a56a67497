import { encodeManifest } from '../../shared/rating-protocol/manifest.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { readCompany } from '../organisation/company-store.ts';
import { moveWindow } from './approval-store.ts';
import { buildSurveyManifest, buildWindowManifest, linksOf } from './build-manifest.ts';
import type { KeyVault } from './key-vault.ts';
import { prepareKeys } from './lifecycle.ts';
import {
  freezeWindow,
  readFormOfCycle,
  readManifestHashes,
  savePreparedSurvey,
} from './preparation-store.ts';
import { makeSurveyKeys } from './survey-keys.ts';
import { readWindow, type SurveyRecord, type WindowRecord } from './window-store.ts';

/** Surveys whose keys one call makes: about a second of work, well within a request's limits. */
const surveysPerSlice = 8;

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
  const window = await readWindow(db, windowId);
  if (window === undefined) return fail('window_unknown');
  const kept = window.surveys.filter((survey) => survey.approval === 'approved');
  const keysNeeded = kept.length;
  // Ready already: the reply to the last slice was lost.
  if (window.state === 'ready') return ok({ state: 'ready', keysMade: keysNeeded, keysNeeded });
  const missing = kept.filter((survey) => survey.keys === 'none');
  const slice = missing.slice(0, surveysPerSlice);
  const keysMade = keysNeeded - missing.length + slice.length;
  const next = prepareKeys(window.state, { keysMade, keysNeeded });
  if (!next.ok) return next;

  if (window.state === 'approved') {
    await commitAudited(
      db,
      { chain: 'windows', actor, action: 'prepare_keys', subject: windowId, detail: {} },
      moveWindow(db, windowId, 'approved', 'preparing'),
    );
  }
  for (const survey of slice) await prepareSurvey(db, vault, survey);
  if (next.value === 'ready') await freeze(db, window, kept, actor);
  return ok({ state: next.value, keysMade, keysNeeded });
}

async function prepareSurvey(db: D1Database, vault: KeyVault, survey: SurveyRecord): Promise<void> {
  const keys = await makeSurveyKeys(vault, survey.id);
  const manifest = encodeManifest(
    buildSurveyManifest(survey, keys.signing.publicKey, keys.sealing.publicKey),
  );
  await savePreparedSurvey(db, survey.id, {
    signingKey: keys.signing.publicKey,
    sealingKey: keys.sealing.publicKey,
    linksIssued: linksOf(survey),
    manifest: new TextDecoder().decode(manifest),
    manifestHash: await sha256(manifest),
  });
}

async function freeze(
  db: D1Database,
  window: WindowRecord,
  kept: SurveyRecord[],
  actor: string,
): Promise<void> {
  const hashes = await readManifestHashes(db, window.id);
  const prepared = kept.flatMap((survey) => {
    const manifestHash = hashes.get(survey.id);
    return manifestHash === undefined ? [] : [{ survey, manifestHash }];
  });
  // A void came in between and the surveys are no longer pending: leave it at that.
  if (prepared.length !== kept.length) return;
  const [company, form] = await Promise.all([
    readCompany(db),
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
