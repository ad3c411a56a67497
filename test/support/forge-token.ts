import { webcrypto } from 'node:crypto';
import type { ForgedToken } from './provider-wish.ts';

/** A key of the provider, with its public half as it publishes it. */
export interface SigningKey {
  jwk: { kty: string; kid: string; alg: string; use: string };
  pair: webcrypto.CryptoKeyPair;
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-256',
};

/** A key for RS256. */
export async function newSigningKey(): Promise<SigningKey> {
  const pair = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  const { kty = 'RSA', ...numbers } = jwk;
  delete numbers.key_ops;
  delete numbers.ext;
  return { pair, jwk: { ...numbers, kty, kid: webcrypto.randomUUID(), alg: 'RS256', use: 'sig' } };
}

/** The token with other claims, signed anew as asked for. */
export async function forge(
  token: string,
  key: SigningKey,
  { claims = {}, signed }: ForgedToken,
): Promise<string> {
  const [header = '', payload = ''] = token.split('.').map(decoded);
  const head: unknown = { ...JSON.parse(header), ...(signed === 'none' ? { alg: 'none' } : {}) };
  const content = [head, { ...JSON.parse(payload), ...claims }].map(encoded).join('.');
  if (signed === 'none') return `${content}.`;
  const { pair } = signed === 'strange' ? await newSigningKey() : key;
  const signature = await webcrypto.subtle.sign(rsa, pair.privateKey, Buffer.from(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
}

const decoded = (part: string) => Buffer.from(part, 'base64url').toString('utf8');
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
