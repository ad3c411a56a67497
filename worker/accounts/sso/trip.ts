import * as v from 'valibot';
import { decodeBase64url, encodeBase64url } from '../../../shared/wire/base64url.ts';
import { type Bytes, concatBytes, textBytes } from '../../../shared/wire/bytes.ts';
import { newSecret } from '../secret.ts';

/**
 * A way to the provider and back. The browser keeps it sealed, so that whoever begins one writes
 * nothing here, and only the browser that began it can end it, on the host on which it began.
 */
export interface Trip {
  /** The provider that it leads to. */
  issuer: string;
  /** Comes back in the address: whoever did not begin here does not know it. */
  state: string;
  /** Comes back in the signed token. */
  nonce: string;
  /** Shown when the code is handed in; the provider has seen its hash. */
  verifier: string;
  /** Whether the provider is to ask the person, whether or not it knows them already. */
  again: boolean;
  /** Seconds since 1970, by the database's clock. */
  expiresAt: number;
}

/** Seconds for finding the password and the second factor. */
export const tripLifetime = 10 * 60;

const nonceLength = 12;
const schema = v.strictObject({
  issuer: v.string(),
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  again: v.boolean(),
  expiresAt: v.number(),
});

/** A new trip. @param now seconds since 1970, by the database's clock */
export async function newTrip(issuer: string, again: boolean, now: number): Promise<Trip> {
  const [state, nonce, verifier] = await Promise.all([newSecret(), newSecret(), newSecret()]);
  return {
    issuer,
    state: state.secret,
    nonce: nonce.secret,
    verifier: verifier.secret,
    again,
    expiresAt: now + tripLifetime,
  };
}

/** Seals a trip for the browser. @param origin where it began; nowhere else can it end */
export async function sealTrip(secret: string, origin: string, trip: Trip): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const text = textBytes(JSON.stringify(trip));
  const sealed = await crypto.subtle.encrypt(cipher(iv, origin), await keyOf(secret), text);
  return encodeBase64url(concatBytes(iv, new Uint8Array(sealed)));
}

/** The trip in a seal; undefined unless it was sealed here, for this origin, and has not expired. */
export async function openTrip(
  secret: string,
  origin: string,
  seal: string,
  now: number,
): Promise<Trip | undefined> {
  const bytes = decodeBase64url(seal);
  if (bytes === undefined || bytes.length <= nonceLength) return undefined;
  const iv = bytes.slice(0, nonceLength);
  try {
    const key = await keyOf(secret);
    const text = await crypto.subtle.decrypt(cipher(iv, origin), key, bytes.slice(nonceLength));
    const trip = v.parse(schema, JSON.parse(new TextDecoder().decode(text)));
    return trip.expiresAt > now ? trip : undefined;
  } catch {
    // Changed, of another host, or sealed before the secret was changed.
    return undefined;
  }
}

function cipher(iv: Bytes, origin: string) {
  return { name: 'AES-GCM', iv, additionalData: textBytes(`niping/v1/sso-trip\0${origin}`) };
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', textBytes(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: textBytes('niping/v1/sso-trip'),
  };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf, material, aes, false, ['encrypt', 'decrypt']);
}
