import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { type Bytes, concatBytes, textBytes } from '../../shared/wire/bytes.ts';

/** Bytes of the key of a cycle's words, as it lies in the vault. */
export const cycleKeyLength = 32;
const nonceLength = 12;
/** Characters of a text's id: 126 bits of its keyed hash. */
const idLength = 21;

/** The key of a cycle's words, ready for use: one half seals, the other makes names and nonces. */
export interface CycleKey {
  sealing: CryptoKey;
  naming: CryptoKey;
}

/** Derives both halves from the key in the vault (HKDF, RFC 5869). */
export async function importCycleKey(bytes: Bytes): Promise<CycleKey> {
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const derive = (half: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: textBytes(`niping/v1/words\0${half}`),
  });
  return {
    sealing: await crypto.subtle.deriveKey(
      derive('sealing'),
      root,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    ),
    naming: await crypto.subtle.deriveKey(
      derive('naming'),
      root,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign'],
    ),
  };
}

async function keyedHash(key: CycleKey, use: 'id' | 'nonce', text: string): Promise<Bytes> {
  const message = textBytes(`${use}\0${text}`);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key.naming, message));
}

/**
 * The id of a text. The same text of a cycle has the same id, so that the database still knows a
 * repeated order by what was written.
 */
export async function idOfText(key: CycleKey, text: string): Promise<string> {
  return encodeBase64url(await keyedHash(key, 'id', text)).slice(0, idLength);
}

/**
 * Seals a text: nonce (12 bytes), then AES-256-GCM. The nonce is a keyed hash of the text, so that
 * the same text is sealed to the same bytes, and no nonce ever serves two texts.
 */
export async function seal(key: CycleKey, cycle: string, text: string): Promise<Bytes> {
  const nonce = (await keyedHash(key, 'nonce', text)).slice(0, nonceLength);
  const sealed = await crypto.subtle.encrypt(
    parameters(nonce, cycle),
    key.sealing,
    textBytes(text),
  );
  return concatBytes(nonce, new Uint8Array(sealed));
}

/** Undoes `seal`; undefined if anything was changed, or the key is another one. */
export async function open(
  key: CycleKey,
  cycle: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  try {
    const nonce = sealed.slice(0, nonceLength);
    const text = await crypto.subtle.decrypt(
      parameters(nonce, cycle),
      key.sealing,
      sealed.slice(nonceLength),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

function parameters(nonce: Bytes, cycle: string) {
  return { name: 'AES-GCM', iv: nonce, additionalData: textBytes(`niping/v1/words\0${cycle}`) };
}
