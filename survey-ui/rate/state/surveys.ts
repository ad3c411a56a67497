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

/** Whether so few links reach a survey that a text or a rating is easily tied to a person. */
export function isSmallGroup(linksIssued: number): boolean {
  return linksIssued < 8;
}

/** Name of the client department to which a link was given. */
export function ownDepartmentOf({ manifest, opening }: Visit): string {
  return manifest.departments.find(({ id }) => id === opening.clientDepartment)?.name ?? '';
}

/** The surveys of a link with their departments' names, sorted by these. */
export function surveysByName({ manifest, opening }: Visit): { survey: string; name: string }[] {
  const names = new Map(manifest.departments.map(({ id, name }) => [id, name]));
  return manifest.surveys
    .filter(({ survey }) => opening.surveys.includes(survey))
    .map(({ survey, department }) => ({ survey, name: names.get(department) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** The survey manifests of a link, in the order of {@link surveysByName}. */
export async function loadSurveys(
  visit: Visit,
  api: RaterApi,
  patience: Patience,
): Promise<Result<Rated[], 'failed' | 'mismatch'>> {
  const all = await Promise.all(
    surveysByName(visit).map(async (one) => loadSurvey(visit, one, api, patience)),
  );
  const rated: Rated[] = [];
  for (const one of all) {
    if (!one.ok) return one;
    rated.push(one.value);
  }
  return ok(rated);
}

async function loadSurvey(
  { manifest: window }: Visit,
  { survey, name }: { survey: string; name: string },
  api: RaterApi,
  patience: Patience,
): Promise<Result<Rated, 'failed' | 'mismatch'>> {
  const listed = window.surveys.find((entry) => entry.survey === survey);
  const hashText = listed?.manifest ?? '';
  const hash = decodeBase64url(hashText);
  if (hash === undefined || hash.length === 0) return fail('mismatch');
  const answer = await withRetries(async () => api.manifest(hashText), patience);
  if (answer.kind !== 'answered') return fail('failed');
  if (!(await hashesTo(answer.value, hash))) return fail('mismatch');
  const manifest = readManifest(answer.value) as SurveyManifest | undefined;
  if (manifest === undefined || manifest.department !== listed?.department) return fail('mismatch');
  return ok({ survey, name, linksIssued: manifest.linksIssued, bytes: answer.value });
}
