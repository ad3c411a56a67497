import type { RaterApi } from '../api.ts';
import { hashesTo } from '../../../shared/rating-protocol/digest.ts';
import type { SurveyManifest } from '../../../shared/rating-protocol/manifest.ts';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { decodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { type Visit, readManifest } from './entry.ts';
import { type Patience, withRetries } from './retry.ts';

/** A rated department on the rater's link. */
export type Rated = {
  survey: string;
  /** Name of the rated department. */
  name: string;
  linksIssued: number;
  /** The survey manifest as served; its hash was right, its keys are checked before sealing. */
  bytes: Bytes;
};

/** The survey manifests of a link, sorted by the departments' names. */
export async function loadSurveys(
  visit: Visit,
  api: RaterApi,
  patience: Patience,
): Promise<Result<Rated[], 'failed' | 'mismatch'>> {
  const all = await Promise.all(
    visit.opening.surveys.map(async (survey) => loadSurvey(visit, survey, api, patience)),
  );
  const rated: Rated[] = [];
  for (const one of all) {
    if (!one.ok) return one;
    rated.push(one.value);
  }
  return ok(rated.sort((a, b) => a.name.localeCompare(b.name, 'zh')));
}

async function loadSurvey(
  { manifest: window }: Visit,
  survey: string,
  api: RaterApi,
  patience: Patience,
): Promise<Result<Rated, 'failed' | 'mismatch'>> {
  const hashText = window.surveys.find((entry) => entry.survey === survey)?.manifest ?? '';
  const hash = decodeBase64url(hashText);
  if (hash === undefined || hash.length === 0) return fail('mismatch');
  const answer = await withRetries(async () => api.manifest(hashText), patience);
  if (answer.kind !== 'answered') return fail('failed');
  if (!(await hashesTo(answer.value, hash))) return fail('mismatch');
  const manifest = readManifest(answer.value) as SurveyManifest | undefined;
  const name = window.departments.find(({ id }) => id === manifest?.department)?.name;
  if (manifest === undefined || name === undefined) return fail('mismatch');
  return ok({ survey, name, linksIssued: manifest.linksIssued, bytes: answer.value });
}
