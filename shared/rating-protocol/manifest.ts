import * as v from 'valibot';
import { formVersionSchema } from '../form/form-version-schema.ts';
import type { Bytes } from '../wire/bytes.ts';
import { decodeBase64urlOfLength } from '../wire/base64url.ts';
import { ENC_BYTES } from './sealing-suite.ts';
import { canonicalJsonBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { SIGNING_ALGORITHM } from './signing-suite.ts';

/** Links of all surveys of a window together; a bound on the size of what a browser loads. */
const MOST_LINKS = 1_000_000;

/** 9999-12-31, in unix seconds. */
const LATEST_TIME = 253_402_300_799;

/** 21 characters of nanoid's alphabet. */
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}$/));

function wholeNumber(least: number, greatest: number) {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(greatest));
}

function base64urlOfLength(length: number) {
  const isEncoding = (text: string) => decodeBase64urlOfLength(text, length) !== undefined;
  return v.pipe(v.string(), v.check(isEncoding));
}

const sha256Text = base64urlOfLength(32);
const time = wholeNumber(0, LATEST_TIME);
const linksIssued = wholeNumber(0, MOST_LINKS);
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^\P{Cc}+$/u));

const cycle = v.variant('kind', [
  v.strictObject({
    id,
    kind: v.literal('month'),
    label: v.pipe(v.string(), v.regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/)),
  }),
  v.strictObject({
    id,
    kind: v.literal('quarter'),
    label: v.pipe(v.string(), v.regex(/^[0-9]{4}-Q[1-4]$/)),
  }),
]);

/**
 * Survey manifest: what a rater's browser has to know of one survey (one rated department).
 * The names of the algorithms are checked apart, so that an unknown one is told from damage.
 */
export const surveyManifestSchema = v.strictObject({
  version: v.literal(1),
  survey: id,
  department: id,
  linksIssued,
  signing: v.strictObject({
    algorithm: v.literal(SIGNING_ALGORITHM),
    publicKey: v.pipe(v.string(), v.maxLength(1024)),
  }),
  sealing: v.strictObject({
    kem: v.literal('DHKEM(P-256, HKDF-SHA256)'),
    kdf: v.literal('HKDF-SHA256'),
    aead: v.literal('AES-128-GCM'),
    publicKey: base64urlOfLength(ENC_BYTES),
  }),
});

/** Window manifest: everything that is fixed for a window before its first link exists. */
export const windowManifestSchema = v.strictObject({
  version: v.literal(1),
  window: id,
  cycle,
  company: line,
  timeZone: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+)*$/), v.maxLength(64)),
  opensAt: time,
  closesAt: time,
  latestCloseAt: time,
  graceMinutes: wholeNumber(0, 1440),
  form: formVersionSchema,
  threshold: wholeNumber(3, 50),
  disclosure: v.strictObject({ rule: v.literal(1), indicatorFiguresFrom: v.literal(8) }),
  notice: sha256Text,
  retentionMonths: v.literal(12),
  linksIssued,
  departments: v.array(v.strictObject({ id, name: line })),
  clients: v.array(v.strictObject({ department: id, surveys: v.array(id) })),
  surveys: v.array(v.strictObject({ survey: id, manifest: sha256Text })),
});

export type SurveyManifest = v.InferOutput<typeof surveyManifestSchema>;
export type WindowManifest = v.InferOutput<typeof windowManifestSchema>;

/** The bytes of a manifest as it is stored, served and hashed: RFC 8785 JSON in UTF-8. */
export function encodeManifest(manifest: WindowManifest | SurveyManifest): Bytes {
  return canonicalJsonBytes(manifest);
}

/** SHA-256 of a manifest's bytes: 32 bytes; of a window manifest it is the link's `fp`. */
export async function hashManifest(manifest: WindowManifest | SurveyManifest): Promise<Bytes> {
  return sha256(encodeManifest(manifest));
}
