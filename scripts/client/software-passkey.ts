import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import type { Assertion, Creation } from '../../shared/wire/passkey.ts';

/** The part of a Worker's options that an authenticator looks at. */
export interface Wanted {
  challenge: string;
}

/** A passkey without a device, for programs that sign in as people do. */
export interface SoftwarePasskey {
  create(origin: string, wanted: Wanted): Promise<Creation>;
  show(origin: string, wanted: Wanted): Promise<Assertion>;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** The person was there; was recognised; with a new key its data follow. */
const present = 0b0000_0001;
const recognised = 0b0000_0100;
const withKey = 0b0100_0000;

/**
 * Makes a key pair for ES256 that behaves as the passkey of one person.
 * @param flags what it says of the person: there and recognised, unless told otherwise
 */
export async function softwarePasskey(flags = present | recognised): Promise<SoftwarePasskey> {
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('ECDSA keys come in pairs');
  const id = crypto.getRandomValues(new Uint8Array(16));
  return {
    create: async (origin, wanted) => {
      const length = Uint8Array.of(0, id.length);
      const aaguid = new Uint8Array(16);
      const data = await authenticatorData(origin, flags | withKey);
      const key = await coseKey(keys.publicKey);
      const authData = joined(data, aaguid, length, id, key);
      return {
        id: encodeBase64url(id),
        clientDataJSON: encodeBase64url(clientData('webauthn.create', origin, wanted)),
        attestationObject: encodeBase64url(attestation(authData)),
      };
    },
    show: async (origin, wanted) => {
      const client = clientData('webauthn.get', origin, wanted);
      const data = await authenticatorData(origin, flags);
      const signed = joined(data, await sha256(client));
      const signature = await crypto.subtle.sign(ecdsa, keys.privateKey, signed);
      return {
        id: encodeBase64url(id),
        clientDataJSON: encodeBase64url(client),
        authenticatorData: encodeBase64url(data),
        signature: encodeBase64url(derSignature(new Uint8Array(signature))),
      };
    },
  };
}

function clientData(type: string, origin: string, { challenge }: Wanted): Bytes {
  return utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** Hash of the host, flags, and a sign count of zero, as passkeys that are synchronised keep it. */
async function authenticatorData(origin: string, flags: number): Promise<Bytes> {
  const host = await sha256(utf8(new URL(origin).hostname));
  return joined(host, Uint8Array.of(flags, 0, 0, 0, 0));
}

/** CBOR of `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`: an EC2 key on P-256 for ES256. */
async function coseKey(key: CryptoKey): Promise<Bytes> {
  const raw = await crypto.subtle.exportKey('raw', key);
  if (!(raw instanceof ArrayBuffer)) throw new Error('a raw key is bytes');
  const point = new Uint8Array(raw);
  const head = Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20);
  const middle = Uint8Array.of(0x22, 0x58, 0x20);
  return joined(head, point.slice(1, 33), middle, point.slice(33));
}

/** CBOR of `{fmt: "none", attStmt: {}, authData}`. */
function attestation(authData: Bytes): Bytes {
  const text = (word: string) => joined(Uint8Array.of(0x60 + word.length), utf8(word));
  const data = joined(Uint8Array.of(0x58, authData.length), authData);
  const members = [text('fmt'), text('none'), text('attStmt'), Uint8Array.of(0xa0)];
  return joined(Uint8Array.of(0xa3), ...members, text('authData'), data);
}

/** `r || s` as two ASN.1 integers, which is how authenticators sign. */
function derSignature(raw: Bytes): Bytes {
  const integer = (part: Bytes) => {
    let start = 0;
    while (start < part.length - 1 && part[start] === 0) start += 1;
    const digits = part.slice(start);
    const signed = (digits[0] ?? 0) > 0x7f ? joined(Uint8Array.of(0), digits) : digits;
    return joined(Uint8Array.of(0x02, signed.length), signed);
  };
  const both = joined(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return joined(Uint8Array.of(0x30, both.length), both);
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
