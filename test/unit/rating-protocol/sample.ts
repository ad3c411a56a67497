import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import {
  type SigningKeyBytes,
  generateSigningKeys,
} from '../../../shared/rating-protocol/blind-signature-server.ts';
import {
  type SurveyManifest,
  type WindowManifest,
  hashManifest,
} from '../../../shared/rating-protocol/manifest.ts';
import {
  type SealingKeyBytes,
  generateSealingKeys,
} from '../../../shared/rating-protocol/open-ballot.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';

/** A 21-character id that starts with `name`. */
export function sampleId(name: string): string {
  return name.padEnd(21, '0');
}

export const SURVEY = sampleId('survey-it');
export const RATED = sampleId('department-it');
export const CLIENT = sampleId('department-sales');

function sampleSurveyManifest(signingKey: Bytes, sealingKey: Bytes): SurveyManifest {
  return {
    version: 1,
    survey: SURVEY,
    department: RATED,
    linksIssued: 12,
    signing: {
      algorithm: 'RSABSSA-SHA384-PSS-Randomized',
      publicKey: encodeBase64url(signingKey),
    },
    sealing: {
      kem: 'DHKEM(P-256, HKDF-SHA256)',
      kdf: 'HKDF-SHA256',
      aead: 'AES-128-GCM',
      publicKey: encodeBase64url(sealingKey),
    },
  };
}

/** A window of one survey, whose manifest hash is given (32 bytes). */
function sampleWindowManifest(surveyManifestHash: Bytes): WindowManifest {
  return {
    version: 1,
    window: sampleId('window'),
    cycle: { id: sampleId('cycle'), kind: 'month', label: '2026-10' },
    company: '示例公司',
    timeZone: 'Asia/Shanghai',
    opensAt: 1_793_500_000,
    closesAt: 1_793_900_000,
    latestCloseAt: 1_794_000_000,
    graceMinutes: 30,
    form: defaultFormVersion,
    threshold: 5,
    disclosure: { rule: 1, indicatorFiguresFrom: 8 },
    notice: encodeBase64url(new Uint8Array(32).fill(7)),
    retentionMonths: 12,
    linksIssued: 12,
    departments: [
      { id: RATED, name: '信息部' },
      { id: CLIENT, name: '销售部' },
    ],
    clients: [{ department: CLIENT, surveys: [SURVEY] }],
    surveys: [{ survey: SURVEY, department: RATED, manifest: encodeBase64url(surveyManifestHash) }],
  };
}

/** A window with one survey and all its keys. */
export type Sample = {
  signing: SigningKeyBytes;
  sealing: SealingKeyBytes;
  surveyManifest: SurveyManifest;
  surveyManifestHash: Bytes;
  windowManifest: WindowManifest;
  fp: Bytes;
};

export async function makeSample(): Promise<Sample> {
  const [signing, sealing] = await Promise.all([generateSigningKeys(), generateSealingKeys()]);
  const surveyManifest = sampleSurveyManifest(signing.publicKey, sealing.publicKey);
  const surveyManifestHash = await hashManifest(surveyManifest);
  const windowManifest = sampleWindowManifest(surveyManifestHash);
  const fp = await hashManifest(windowManifest);
  return { signing, sealing, surveyManifest, surveyManifestHash, windowManifest, fp };
}
