import { DecapError, OpenError } from 'hpke';
import { type Result, fail, ok } from '../result.ts';
import type { Bytes } from '../wire/bytes.ts';
import type { BallotContext } from './ballot-message.ts';
import { ENC_BYTES, SEALED_BYTES, sealingInfo, sealingSuite } from './sealing-suite.ts';

const ECDH_P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A survey's sealing keys as the server stores them. */
export type SealingKeyBytes = {
  /** 65-byte uncompressed point, as in the survey manifest. */
  publicKey: Bytes;
  /** PKCS #8; secret. */
  privateKey: Bytes;
};

/** Makes a survey's sealing keys. The randomness is WebCrypto's. */
export async function generateSealingKeys(): Promise<SealingKeyBytes> {
  const pair = await crypto.subtle.generateKey(ECDH_P256, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** The key pair for {@link openSealedBallot}; its private key cannot be exported again. */
export async function importSealingKeys(keys: SealingKeyBytes): Promise<CryptoKeyPair> {
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('raw', keys.publicKey, ECDH_P256, true, []),
    crypto.subtle.importKey('pkcs8', keys.privateKey, ECDH_P256, false, ['deriveBits']),
  ]);
  return { publicKey, privateKey };
}

/**
 * Opens a sealed ballot: RFC 9180 section 6.1, base mode. Whatever a rater may have sent instead
 * of a sealed ballot (wrong length, no point of the curve, other key, other manifests, one bit
 * changed) is `spoiled`. Throws only where the platform fails, so that a fault of the server is
 * not counted as a fault of every rater.
 */
export async function openSealedBallot(
  keys: CryptoKeyPair,
  context: BallotContext,
  sealed: Bytes,
): Promise<Result<Bytes, 'spoiled'>> {
  if (sealed.length !== SEALED_BYTES) return fail('spoiled');
  try {
    const opened = await sealingSuite.Open(
      keys,
      sealed.slice(0, ENC_BYTES),
      sealed.slice(ENC_BYTES),
      { info: sealingInfo(context) },
    );
    return ok(new Uint8Array(opened));
  } catch (error) {
    if (error instanceof DecapError || error instanceof OpenError) return fail('spoiled');
    throw error;
  }
}
