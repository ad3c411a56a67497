import type { SurveyManifest } from '../../../shared/rating-protocol/manifest.ts';
import { receiptFor } from '../../../shared/rating-protocol/receipt.ts';
import type { SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { decodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Sealing } from './delivery.ts';
import type { Visit } from './entry.ts';
import { sealingRoom } from './load-sealing-room.ts';
import type { Rated } from './surveys.ts';

/**
 * Protocol step 1 in full: both kinds of manifest are well-formed, canonical and consistent, and
 * every key is of the size and kind that keeps what it promises. By survey.
 */
export async function checkManifests(
  visit: Visit,
  rated: readonly Rated[],
): Promise<Result<Map<string, SurveyManifest>, 'mismatch'>> {
  const { openWindowManifest, openSurveyManifest } = await sealingRoom();
  const window = await openWindowManifest(visit.manifestBytes, visit.fp);
  if (!window.ok) return fail('mismatch');
  const checked = new Map<string, SurveyManifest>();
  for (const { survey, bytes } of rated) {
    const manifest = await openSurveyManifest(bytes, survey, window.value);
    if (!manifest.ok) return fail('mismatch');
    checked.set(survey, manifest.value);
  }
  return ok(checked);
}

/** The cryptographic steps for one survey, under its checked manifest. */
export async function sealingFor(visit: Visit, surveyManifest: SurveyManifest): Promise<Sealing> {
  const { prepareBallot, finishBallot } = await sealingRoom();
  return {
    prepare: async (ballot) => prepareBallot({ ballot, fp: visit.fp, surveyManifest }),
    finish: finishBallot,
    receiptOf,
  };
}

/** The receipt of a signed ballot; undefined for one that is damaged. */
export async function receiptOf({ sealed }: SignedBallotText): Promise<string | undefined> {
  const bytes = decodeBase64url(sealed);
  return bytes === undefined ? undefined : receiptFor(bytes);
}
