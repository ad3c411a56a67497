import type { KeyEncryptionSecrets } from '../env.ts';
import { type Bytes, concatBytes, textBytes } from '../../shared/wire/bytes.ts';

/** What a wrapped key is for; part of what its wrapping is bound to. */
export type KeyPurpose = 'survey-keys' | 'evidence' | 'link-key' | 'words';

const versionLength = 4;
const nonceLength = 12;

/**
 * Wraps key material with the newest key-encryption secret: AES-256-GCM, bound to its
 * purpose and owner, so that one survey's key cannot be passed off as another's.
 * Layout: version (4 bytes, big endian), nonce (12), ciphertext with tag.
 */
export async function wrapKey(
  secrets: KeyEncryptionSecrets,
  purpose: KeyPurpose,
  owner: string,
  key: Bytes,
): Promise<Bytes> {
  const version = new Uint8Array(versionLength);
  new DataView(version.buffer).setUint32(0, secrets.newest);
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const secret = await importSecret(secrets, secrets.newest);
  if (secret === undefined) throw new Error('newest key-encryption secret is missing');
  const sealed = await crypto.subtle.encrypt(parameters(nonce, purpose, owner), secret, key);
  return concatBytes(version, nonce, new Uint8Array(sealed));
}

/** Undoes `wrapKey`; undefined if the secret's version is gone or anything was changed. */
export async function unwrapKey(
  secrets: KeyEncryptionSecrets,
  purpose: KeyPurpose,
  owner: string,
  wrapped: Bytes,
): Promise<Bytes | undefined> {
  if (wrapped.length <= versionLength + nonceLength) return undefined;
  const secret = await importSecret(secrets, wrappedUnder(wrapped));
  if (secret === undefined) return undefined;
  const nonce = wrapped.slice(versionLength, versionLength + nonceLength);
  try {
    const opened = await crypto.subtle.decrypt(
      parameters(nonce, purpose, owner),
      secret,
      wrapped.slice(versionLength + nonceLength),
    );
    return new Uint8Array(opened);
  } catch {
    return undefined;
  }
}

/** Version of the secret under which a key of at least four bytes says that it is wrapped. */
function wrappedUnder(wrapped: Bytes): number {
  return new DataView(wrapped.buffer, wrapped.byteOffset).getUint32(0);
}

function parameters(nonce: Bytes, purpose: KeyPurpose, owner: string): AesGcmParams {
  const additionalData = textBytes(`niping/v1/wrapped-key\0${purpose}\0${owner}`);
  return { name: 'AES-GCM', iv: nonce, additionalData };
}

interface AesGcmParams {
  name: 'AES-GCM';
  iv: Bytes;
  additionalData: Bytes;
}

async function importSecret(
  secrets: KeyEncryptionSecrets,
  version: number,
): Promise<CryptoKey | undefined> {
  const bytes = secrets.byVersion.get(version);
  if (bytes === undefined) return undefined;
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
