import { type Result, fail, ok } from '../../../shared/result.ts';
import type { SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { decodeBase64url, decodeBase64urlOfLength } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import type { RaterApi } from '../api.ts';
import { sealingRoom } from '../state/load-sealing-room.ts';
import { type Patience, withRetries } from '../state/retry.ts';
import { readSealedText } from './sealed-text.ts';

/** Why a text cannot be sent as a sealed ballot. */
export type SealedFault =
  | 'missing'
  | 'cut'
  | 'version_unknown'
  /** The server knows no such window: made for another company's product. */
  | 'window_unknown'
  | 'failed'
  | 'mismatch';

/** A sealed ballot that is whole, and what it is for. */
export type OpenedSealed = {
  ballot: SignedBallotText;
  manifest: WindowManifest;
  /** Name of the rated department. */
  department: string;
};

/**
 * Checks a sealed ballot before it is sent: that it has all its parts, and that the server's
 * manifests are those that it names. Sends nothing of the ballot. Whether its signature is valid
 * the server looks at, and refuses it otherwise; nothing is lost by that.
 */
export async function openSealed(
  text: string,
  api: Pick<RaterApi, 'manifest'>,
  patience: Patience,
): Promise<Result<OpenedSealed, SealedFault>> {
  const read = readSealedText(text);
  if (!read.ok) return read;
  const { fp: fpText, ballot } = read.value;
  const fp = decodeBase64urlOfLength(fpText, 32);
  if (fp === undefined) return fail('cut');
  const { openWindowManifest, openSurveyManifest } = await sealingRoom();
  const load = async (hash: string): Promise<Result<Bytes, SealedFault>> => {
    const answer = await withRetries(async () => api.manifest(hash), patience);
    if (answer.kind === 'answered') return ok(answer.value);
    return fail(answer.kind === 'refused' ? 'window_unknown' : 'failed');
  };

  const windowBytes = await load(fpText);
  if (!windowBytes.ok) return windowBytes;
  const window = await openWindowManifest(windowBytes.value, fp);
  if (!window.ok) return fail('mismatch');
  const listed = window.value.surveys.find(({ survey }) => survey === ballot.survey);
  if (listed === undefined || !decodeBase64url(listed.manifest)) return fail('cut');

  const surveyBytes = await load(listed.manifest);
  if (!surveyBytes.ok) return surveyBytes;
  const survey = await openSurveyManifest(surveyBytes.value, ballot.survey, window.value);
  if (!survey.ok) return fail('mismatch');
  const rated = window.value.departments.find(({ id }) => id === survey.value.department);
  return ok({ ballot, manifest: window.value, department: rated?.name ?? '' });
}
