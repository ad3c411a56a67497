import { RSABSSA } from '@cloudflare/blindrsa-ts';
import vector from '../../../fixtures/rfc9474-psssha384-randomized.json';
import { preparedMessage } from '../../../../shared/rating-protocol/ballot-message.ts';
import {
  blindPrepared,
  unblind,
} from '../../../../shared/rating-protocol/blind-signature-client.ts';
import { verifyPrepared } from '../../../../shared/rating-protocol/signing-suite.ts';
import { encodeBase64url } from '../../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../../shared/wire/bytes.ts';
import { fromHex, toHex } from './hex.ts';

/** What was computed, beside what the RFC says. */
export type Compared = { what: string; actual: string; expected: string };

const big = (hex: string): bigint => BigInt(`0x${hex}`);

function inverse(value: bigint, modulus: bigint): bigint {
  let [oldR, r, oldS, s] = [value % modulus, modulus, 1n, 0n];
  while (r !== 0n) {
    const quotient = oldR / r;
    [oldR, r, oldS, s] = [r, oldR - quotient * r, s, oldS - quotient * s];
  }
  return ((oldS % modulus) + modulus) % modulus;
}

function jwkNumber(value: bigint): string {
  const hex = value.toString(16);
  return encodeBase64url(fromHex(hex.length % 2 === 0 ? hex : `0${hex}`));
}

async function importVectorKeys(): Promise<CryptoKeyPair> {
  const [p, q, d] = [big(vector.p), big(vector.q), big(vector.d)];
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const open = { kty: 'RSA', n: jwkNumber(big(vector.n)), e: jwkNumber(big(vector.e)) };
  const secret = {
    ...open,
    d: jwkNumber(d),
    p: jwkNumber(p),
    q: jwkNumber(q),
    dp: jwkNumber(d % (p - 1n)),
    dq: jwkNumber(d % (q - 1n)),
    qi: jwkNumber(inverse(q, p)),
  };
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('jwk', open, algorithm, true, ['verify']),
    crypto.subtle.importKey('jwk', secret, algorithm, true, ['sign']),
  ]);
  return { publicKey, privateKey };
}

/** Runs `work` while WebCrypto's randomness gives `values`, one after the other. */
async function withRandomness<T>(values: Bytes[], work: () => Promise<T>): Promise<T> {
  const remaining = [...values];
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: (into: Uint8Array) => {
      const next = remaining.shift();
      if (next?.length !== into.length) throw new RangeError('other randomness was asked for');
      into.set(next);
      return into;
    },
  });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues');
  }
}

/** RFC 9474 appendix A.1 through our own steps, with the vector's randomness. */
async function compareOurs({ publicKey }: CryptoKeyPair): Promise<Compared[]> {
  const key = { n: big(vector.n), e: big(vector.e) };
  const input = preparedMessage(fromHex(vector.msg_prefix), fromHex(vector.msg));
  const r = inverse(big(vector.inv), key.n);
  const made = await blindPrepared(key, input, { salt: fromHex(vector.salt), r });
  const signature = unblind(key, fromHex(vector.inv), fromHex(vector.blind_sig));
  const verified = await verifyPrepared(publicKey, fromHex(vector.sig), input);
  return [
    { what: 'blinded_msg', actual: toHex(made.blinded), expected: vector.blinded_msg },
    { what: 'inv', actual: toHex(made.inverse), expected: vector.inv },
    { what: 'sig', actual: toHex(signature), expected: vector.sig },
    { what: 'verified', actual: String(verified), expected: 'true' },
  ];
}

/**
 * RFC 9474 appendix A.1 through our own steps, and through the library, with which the Worker
 * signs and to which ours are compared. `supportsRSARAW`: whether the platform signs natively, as
 * workerd does.
 */
export async function compareBlindSignature(supportsRSARAW: boolean): Promise<Compared[]> {
  const suite = RSABSSA.SHA384.PSS.Randomized({ supportsRSARAW });
  const keys = await importVectorKeys();
  const { publicKey, privateKey } = keys;
  const input = fromHex(vector.msg_prefix + vector.msg);
  const r = inverse(big(vector.inv), big(vector.n)).toString(16).padStart(1024, '0');

  const blinded = await withRandomness([fromHex(vector.salt), fromHex(r)], async () =>
    suite.blind(publicKey, input),
  );
  const blindSignature = await suite.blindSign(privateKey, fromHex(vector.blinded_msg));
  return [
    ...(await compareOurs(keys)),
    {
      what: 'blinded_msg of the library',
      actual: toHex(blinded.blindedMsg),
      expected: vector.blinded_msg,
    },
    { what: 'blind_sig', actual: toHex(blindSignature), expected: vector.blind_sig },
  ];
}
