import * as v from 'valibot';
import { formVersionSchema } from '../form/form-version-schema.ts';
import { wholeNumber } from '../scoring/whole-number.ts';
import type { Bytes } from '../wire/bytes.ts';
import { decodeBase64urlOfLength } from '../wire/base64url.ts';
import { canonicalJsonBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { SIGNING_ALGORITHM } from './signing-suite.ts';

/** Links of all surveys of a window together; a bound on the size of what a browser loads. */
const MOST_LINKS = 1_000_000;

/** 9999-12-31, in unix seconds. */
const LATEST_TIME = 253_402_300_799;

/** 21 characters of nanoid's alphabet. */
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}$/));

const sha256Text = v.pipe(
  v.string(),
  v.check((text) => decodeBase64urlOfLength(text, 32) !== undefined),
);
const time = wholeNumber(0, LATEST_TIME, 'time_invalid');
const linksIssued = wholeNumber(0, MOST_LINKS, 'links_invalid');
const line = v.pipe(v.string(), v.regex(/^\P{Cc}{1,200}$/u));

/** `2026-10` of a month, `2026-Q4` of a quarter. */
const cycleLabels = { month: /^[0-9]{4}-(0[1-9]|1[0-2])$/, quarter: /^[0-9]{4}-Q[1-4]$/ };

const cycle = v.pipe(
  v.strictObject({ id, kind: v.picklist(['month', 'quarter']), label: v.string() }),
  v.check(({ kind, label }) => cycleLabels[kind].test(label)),
);

/** Survey manifest: what a rater's browser has to know of one survey (one rated department). */
export const surveyManifestSchema = v.strictObject({
  version: v.literal(1),
  survey: id,
  department: id,
  linksIssued,
  signing: v.strictObject({
    algorithm: v.literal(SIGNING_ALGORITHM),
    publicKey: v.string(),
  }),
  sealing: v.strictObject({
    kem: v.literal('DHKEM(P-256, HKDF-SHA256)'),
    kdf: v.literal('HKDF-SHA256'),
    aead: v.literal('AES-128-GCM'),
    publicKey: v.string(),
  }),
});

/** Window manifest: everything that is fixed for a window before its first link exists. */
export const windowManifestSchema = v.strictObject({
  version: v.literal(1),
  window: id,
  cycle,
  company: line,
  /** Whom the notice names for questions; absent where the company names nobody. */
  contact: v.exactOptional(line),
  timeZone: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+/-]{1,64}$/)),
  opensAt: time,
  closesAt: time,
  latestCloseAt: time,
  graceMinutes: wholeNumber(0, 1440, 'grace_invalid'),
  form: formVersionSchema,
  threshold: wholeNumber(3, 50, 'threshold_invalid'),
  disclosure: v.strictObject({ rule: v.literal(1), indicatorFiguresFrom: v.literal(8) }),
  notice: sha256Text,
  retentionMonths: wholeNumber(1, 60, 'retention_invalid'),
  linksIssued,
  departments: v.array(v.strictObject({ id, name: line })),
  clients: v.array(v.strictObject({ department: id, surveys: v.array(id) })),
  surveys: v.array(v.strictObject({ survey: id, department: id, manifest: sha256Text })),
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
