import { generateSigningKeys } from '../../shared/rating-protocol/blind-signature-server.ts';
import { generateSealingKeys } from '../../shared/rating-protocol/open-ballot.ts';
import type { SealingKeyBytes } from '../../shared/rating-protocol/open-ballot.ts';
import type { SigningKeyBytes } from '../../shared/rating-protocol/blind-signature-server.ts';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { type Bytes, textBytes } from '../../shared/wire/bytes.ts';
import { destroyKey, keepKey, KeyUnavailable, type KeyVault, loadKey } from './key-vault.ts';

/** The two key pairs of a survey. */
export interface SurveyKeys {
  signing: SigningKeyBytes;
  sealing: SealingKeyBytes;
}

/** Bytes of the AES-256 key under which a survey's evidence is kept after the tally. */
const dataKeyLength = 32;
/** Bytes of the HMAC-SHA-256 key under which a window's link tokens are stored. */
const linkKeyLength = 32;

const order = ['signingPublic', 'signingPrivate', 'sealingPublic', 'sealingPrivate'] as const;

/**
 * Makes a survey's signing and sealing keys and its data key, or finds those made before
 * an interruption. The data key is made here, with the others, so that two tallies at
 * once cannot encrypt evidence under different keys.
 */
export async function makeSurveyKeys(vault: KeyVault, surveyId: string): Promise<SurveyKeys> {
  const bytes = await keepKey(vault, 'survey-keys', surveyId, async () =>
    encodeKeys({ signing: await generateSigningKeys(), sealing: await generateSealingKeys() }),
  );
  await keepKey(vault, 'evidence', surveyId, async () => randomKey(dataKeyLength));
  return decodeKeys(bytes);
}

/** The survey's keys. @throws {KeyUnavailable} */
export async function loadSurveyKeys(vault: KeyVault, surveyId: string): Promise<SurveyKeys> {
  return decodeKeys(await loadKey(vault, 'survey-keys', surveyId));
}

/** Destroys the survey's signing and sealing keys: from then on no ballot can be opened. */
export async function destroySurveyKeys(vault: KeyVault, surveyId: string): Promise<void> {
  await destroyKey(vault, 'survey-keys', surveyId);
}

/** The HMAC key of a window's links, made once. */
export function makeLinkKey(vault: KeyVault, windowId: string): Promise<Bytes> {
  return keepKey(vault, 'link-key', windowId, async () => randomKey(linkKeyLength));
}

function randomKey(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

function encodeKeys(keys: SurveyKeys): Bytes {
  const fields = {
    signingPublic: encodeBase64url(keys.signing.publicKey),
    signingPrivate: encodeBase64url(keys.signing.privateKey),
    sealingPublic: encodeBase64url(keys.sealing.publicKey),
    sealingPrivate: encodeBase64url(keys.sealing.privateKey),
  } satisfies Record<(typeof order)[number], string>;
  return textBytes(order.map((name) => fields[name]).join('.'));
}

function decodeKeys(bytes: Bytes): SurveyKeys {
  const parts = new TextDecoder().decode(bytes).split('.').map(decodeBase64url);
  const [signingPublic, signingPrivate, sealingPublic, sealingPrivate] = parts;
  if (
    signingPublic === undefined ||
    signingPrivate === undefined ||
    sealingPublic === undefined ||
    sealingPrivate === undefined
  ) {
    throw new KeyUnavailable('survey-keys');
  }
  return {
    signing: { publicKey: signingPublic, privateKey: signingPrivate },
    sealing: { publicKey: sealingPublic, privateKey: sealingPrivate },
  };
}
