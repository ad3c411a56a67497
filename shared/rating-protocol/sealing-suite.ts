import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { type Bytes, concatBytes } from '../wire/bytes.ts';
import { BALLOT_BYTES } from './ballot.ts';
import type { BallotContext } from './ballot-message.ts';
import { TAG_SEAL } from './domain-tags.ts';

/** Length of an HPKE encapsulated secret on P-256: one uncompressed point (RFC 9180 section 7.1). */
export const ENC_BYTES = 65;

const AEAD_TAG_BYTES = 16;

/** Length of every sealed ballot: encapsulated secret, then ciphertext with its tag. */
export const SEALED_BYTES: number = ENC_BYTES + BALLOT_BYTES + AEAD_TAG_BYTES;

/** The one HPKE suite in use. P-256, since the in-app browsers of older phones lack X25519. */
export const sealingSuite: CipherSuite = new CipherSuite(
  KEM_DHKEM_P256_HKDF_SHA256,
  KDF_HKDF_SHA256,
  AEAD_AES_128_GCM,
);

/**
 * HPKE `info`: a ballot sealed under one pair of manifests does not open under another, so a
 * server that shows two raters different manifests gains nothing from mixing their ballots.
 */
export function sealingInfo(context: BallotContext): Bytes {
  return concatBytes(TAG_SEAL, context.fp, context.surveyManifestHash);
}
