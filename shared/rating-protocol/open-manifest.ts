import * as v from 'valibot';
import { type Result, fail, ok } from '../result.ts';
import { decodeBase64url } from '../wire/base64url.ts';
import { type Bytes, equalBytes } from '../wire/bytes.ts';
import { hashesTo } from './digest.ts';
import {
  type SurveyManifest,
  type WindowManifest,
  encodeManifest,
  surveyManifestSchema,
  windowManifestSchema,
} from './manifest.ts';
import { checkSealingKey } from './sealing-key.ts';
import { type SigningKeyFault, checkSigningKey } from './signing-key.ts';

type ReadingFault =
  | 'hash_mismatch'
  | 'malformed'
  | 'version_unknown'
  | 'algorithm_unknown'
  | 'not_canonical';

export type WindowManifestFault = ReadingFault | 'dates_inconsistent' | 'lists_inconsistent';

export type SurveyManifestFault =
  | ReadingFault
  | SigningKeyFault
  | 'sealing_key_malformed'
  | 'sealing_key_not_on_curve'
  | 'not_of_this_window';

/**
 * Step 1 of the protocol for the window manifest: the bytes that the server gave have the hash
 * that the link names, are one canonical document, and their dates and lists make sense.
 * Nothing may be sent before this has succeeded.
 */
export async function openWindowManifest(
  bytes: Bytes,
  fp: Bytes,
): Promise<Result<WindowManifest, WindowManifestFault>> {
  const read = await readManifest(bytes, fp);
  if (!read.ok) return read;
  const parsed = v.safeParse(windowManifestSchema, read.value);
  if (!parsed.success) return fail(faultOf(parsed.issues));
  const manifest = parsed.output;
  if (!equalBytes(encodeManifest(manifest), bytes)) return fail('not_canonical');
  if (!areDatesInOrder(manifest)) return fail('dates_inconsistent');
  return areListsConsistent(manifest) ? ok(manifest) : fail('lists_inconsistent');
}

/**
 * Step 1 of the protocol for a survey manifest: the bytes have the hash that the window manifest
 * names for this survey, and both keys are of the kind that keeps what it promises.
 * `survey` is the id under which the window manifest lists it.
 */
export async function openSurveyManifest(
  bytes: Bytes,
  survey: string,
  window: WindowManifest,
): Promise<Result<SurveyManifest, SurveyManifestFault>> {
  const listed = window.surveys.find((entry) => entry.survey === survey);
  const hash = listed && decodeBase64url(listed.manifest);
  if (hash === undefined) return fail('not_of_this_window');
  const read = await readManifest(bytes, hash);
  if (!read.ok) return read;
  const parsed = v.safeParse(surveyManifestSchema, read.value);
  if (!parsed.success) return fail(faultOf(parsed.issues));
  const manifest = parsed.output;
  if (!equalBytes(encodeManifest(manifest), bytes)) return fail('not_canonical');
  const isListed = manifest.survey === survey && manifest.department === listed?.department;
  if (!isListed || manifest.linksIssued > window.linksIssued) return fail('not_of_this_window');
  const signingKey = decodeBase64url(manifest.signing.publicKey);
  if (signingKey === undefined) return fail('signing_key_malformed');
  const signing = checkSigningKey(signingKey);
  if (!signing.ok) return signing;
  const sealingKey = decodeBase64url(manifest.sealing.publicKey);
  if (sealingKey === undefined) return fail('sealing_key_malformed');
  const sealing = checkSealingKey(sealingKey);
  return sealing.ok ? ok(manifest) : sealing;
}

/** Bytes with the expected hash that are JSON in UTF-8. */
async function readManifest(
  bytes: Bytes,
  expected: Bytes,
): Promise<Result<unknown, 'hash_mismatch' | 'malformed'>> {
  if (!(await hashesTo(bytes, expected))) return fail('hash_mismatch');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return fail('malformed');
  }
  return ok(value);
}

/** What a schema's issues say: a later version or another algorithm is told from damage. */
function faultOf(
  issues: readonly v.BaseIssue<unknown>[],
): 'version_unknown' | 'algorithm_unknown' | 'malformed' {
  // Only for the field itself and its own kind of value, not where it is missing.
  const otherValues = issues.filter(({ type }) => type === 'literal');
  if (otherValues.some(({ input, path }) => isNumberAt(input, path, 'version'))) {
    return 'version_unknown';
  }
  // The algorithms' names are the only literal texts in a manifest.
  return otherValues.some(({ input }) => typeof input === 'string')
    ? 'algorithm_unknown'
    : 'malformed';
}

function isNumberAt(input: unknown, path: v.BaseIssue<unknown>['path'], key: string): boolean {
  return typeof input === 'number' && path?.length === 1 && path[0].key === key;
}

function areDatesInOrder({ opensAt, closesAt, latestCloseAt }: WindowManifest): boolean {
  return opensAt < closesAt && closesAt <= latestCloseAt;
}

/** Every list sorted and without repeats, every id in it known, and nothing left over. */
function areListsConsistent({ departments, clients, surveys }: WindowManifest): boolean {
  const departmentIds = departments.map(({ id }) => id);
  const surveyIds = surveys.map(({ survey }) => survey);
  const rated = new Set(surveys.map(({ department }) => department));
  const covered = new Set(clients.flatMap((client) => client.surveys));
  const occurring = new Set([...rated, ...clients.map(({ department }) => department)]);
  return (
    isStrictlySorted(departmentIds) &&
    isStrictlySorted(surveyIds) &&
    isStrictlySorted(clients.map(({ department }) => department)) &&
    clients.every((client) => client.surveys.length > 0 && isStrictlySorted(client.surveys)) &&
    occurring.size === departmentIds.length &&
    departmentIds.every((department) => occurring.has(department)) &&
    rated.size === surveyIds.length &&
    covered.size === surveyIds.length &&
    surveyIds.every((survey) => covered.has(survey))
  );
}

function isStrictlySorted(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
}
