import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { emsa_pss_encode } from '@cloudflare/blindrsa-ts/lib/src/util.js';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { preparedMessage } from '../../../shared/rating-protocol/ballot-message.ts';
import {
  blind,
  blindPrepared,
  finalize,
} from '../../../shared/rating-protocol/blind-signature-client.ts';
import {
  blindSign,
  generateSigningKeys,
  rawSignerOfWorkerd,
  type RawSigner,
} from '../../../shared/rating-protocol/blind-signature-server.ts';
import { bigIntFromBytes } from '../../../shared/rating-protocol/der.ts';
import {
  bitLength,
  bytesFromBigInt,
  inverseMod,
  isCoprime,
  power,
} from '../../../shared/rating-protocol/modular-arithmetic.ts';
import { emsaPssEncode } from '../../../shared/rating-protocol/pss-encoding.ts';
import {
  checkSigningKey,
  type SigningPublicKey,
} from '../../../shared/rating-protocol/signing-key.ts';
import { importSigningPublicKey } from '../../../shared/rating-protocol/signing-suite.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';

const library = RSABSSA.SHA384.PSS.Randomized();
const message: Bytes = new Uint8Array(120).fill(7);
const salt: Bytes = new Uint8Array(48).fill(5);

let key: SigningPublicKey;
let publicKey: CryptoKey;
let sign: RawSigner;

beforeAll(async () => {
  const stored = await generateSigningKeys();
  const checked = checkSigningKey(stored.publicKey);
  if (!checked.ok) throw new Error(checked.reason);
  key = checked.value;
  publicKey = await importSigningPublicKey(stored.publicKey);
  sign = await rawSignerOfWorkerd(stored.privateKey);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function signed(blinded: Bytes): Promise<Bytes> {
  const result = await blindSign(sign, key, blinded);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** Lets the platform draw these bytes, one array a call, and after them what it likes. */
function draw(...drawn: Bytes[]): void {
  const real = crypto.getRandomValues.bind(crypto);
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    const next = drawn.shift();
    if (next === undefined || !(into instanceof Uint8Array)) return real(into);
    into.set(next);
    return into;
  });
}

describe('blinding and another implementation of RFC 9474', () => {
  it('what we blind, it finalizes', async () => {
    const blinding = await blind(publicKey, message);
    const prepared = preparedMessage(blinding.prefix, message);
    const signature = await library.finalize(
      publicKey,
      prepared,
      await signed(blinding.blinded),
      blinding.inverse,
    );
    expect(await library.verify(publicKey, signature, prepared)).toBe(true);
  });

  it('what it blinds, we finalize', async () => {
    const prepared = library.prepare(message);
    const { blindedMsg, inv } = await library.blind(publicKey, prepared);
    const blinding = { prefix: prepared.slice(0, 32), inverse: new Uint8Array(inv) };
    const finished = await finalize(
      publicKey,
      message,
      blinding,
      await signed(new Uint8Array(blindedMsg)),
    );
    expect(finished.ok && (await library.verify(publicKey, finished.value, prepared))).toBe(true);
  });

  it('encodes a message as it does, for every length of modulus and message', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ minLength: 48, maxLength: 48 }),
        fc.integer({ min: 1020, max: 2060 }),
        async (text, drawn, bits) => {
          const ours = await emsaPssEncode(new Uint8Array(text), new Uint8Array(drawn), bits);
          const zeros = (8 * ours.length - bits) % 8;
          expect((ours[0] ?? 255) >> (8 - zeros)).toBe(0);
          // It draws the salt itself.
          draw(new Uint8Array(drawn));
          const theirs = await emsa_pss_encode(text, bits, { sLen: 48, hash: 'SHA-384' });
          vi.restoreAllMocks();
          expect(ours).toEqual(new Uint8Array(theirs));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has no encoding for a modulus in which hash and salt have no room', async () => {
    await expect(emsaPssEncode(message, salt, 8 * 97)).rejects.toThrow(RangeError);
    expect(await emsaPssEncode(message, salt, 8 * 98)).toHaveLength(98);
  });
});

describe('the blind', () => {
  it('is drawn again until it is above 0 and below the modulus', async () => {
    const prefix = new Uint8Array(32).fill(1);
    const r = key.n - 1n;
    const outside = [0n, key.n, key.n + 1n, 2n ** 2048n - 1n];
    draw(prefix, salt, ...[...outside, r].map((value) => bytesFromBigInt(value, 256)));
    const blinding = await blind(publicKey, message);
    const expected = await blindPrepared(key, preparedMessage(prefix, message), { salt, r });
    expect(blinding).toEqual({ prefix, ...expected });
  });

  it('hides one message like any other: each blinded number fits each message', async () => {
    const [one, other] = [await blind(publicKey, message), await blind(publicKey, message)];
    expect(one.prefix).not.toEqual(other.prefix);
    expect(one.blinded).not.toEqual(other.blinded);
    expect(one.inverse).not.toEqual(other.inverse);
    // The very number that was blinded, and the one blind by which the other message gives it too.
    const encoded = await emsaPssEncode(preparedMessage(other.prefix, message), salt, 2047);
    const m = inverseMod(bigIntFromBytes(encoded), key.n);
    expect(m).toBeDefined();
    const needed = (bigIntFromBytes(one.blinded) * (m ?? 0n)) % key.n;
    const r = bigIntFromBytes(await sign(bytesFromBigInt(needed, 256)));
    const again = await blindPrepared(key, preparedMessage(other.prefix, message), { salt, r });
    expect(again.blinded).toEqual(one.blinded);
  });

  it('with a factor of the modulus in it blinds nothing', async () => {
    const [p, q] = [(1n << 521n) - 1n, (1n << 607n) - 1n];
    const crafted = { n: p * q, e: 65537n };
    await expect(blindPrepared(crafted, message, { salt, r: p })).rejects.toThrow('the blind');
    // What is signed ends with an even byte.
    const even = { ...crafted, n: 2n * crafted.n };
    await expect(blindPrepared(even, message, { salt, r: 3n })).rejects.toThrow('the message');
    await expect(blindPrepared(crafted, message, { salt, r: 2n })).resolves.toBeDefined();
  });
});

describe('a key that no manifest may have', () => {
  it.each([1024, 3072])('of %s bits blinds and finalizes nothing', async (modulusLength) => {
    const { publicKey: other } = await crypto.subtle.generateKey(
      {
        name: 'RSA-PSS',
        hash: 'SHA-384',
        modulusLength,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
      true,
      ['sign', 'verify'],
    );
    await expect(blind(other, message)).rejects.toThrow('2048');
    const blinding = { prefix: new Uint8Array(32), inverse: new Uint8Array(256).fill(1) };
    await expect(finalize(other, message, blinding, new Uint8Array(256))).rejects.toThrow('2048');
  });

  it('of another kind blinds nothing', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    await expect(blind(pair.publicKey, message)).rejects.toThrow('2048');
  });
});

describe('arithmetic modulo a number', () => {
  const number = fc.bigInt({ min: 0n, max: 2n ** 256n });
  const modulus = fc.bigInt({ min: 2n, max: 2n ** 256n });

  it('an inverse times its number is 1, and there is one exactly where no factor is common', () => {
    fc.assert(
      fc.property(number, modulus, (value, n) => {
        const inverse = inverseMod(value, n);
        expect(inverse !== undefined).toBe(isCoprime(value, n));
        if (inverse === undefined) return;
        expect(inverse >= 0n && inverse < n).toBe(true);
        expect((value * inverse) % n).toBe(1n);
      }),
    );
    expect(inverseMod(6n, 9n)).toBeUndefined();
    expect(inverseMod(0n, 9n)).toBeUndefined();
    expect(isCoprime(0n, 9n)).toBe(false);
  });

  it('a power is the product of so many', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 40 }), modulus, (base, exponent, n) => {
        let product = 1n;
        for (let times = 0; times < exponent; times += 1) product = (product * base) % n;
        expect(power(base, BigInt(exponent), n)).toBe(product);
      }),
    );
  });

  it('numbers become bytes and come back, or are refused', () => {
    fc.assert(
      fc.property(number, (value) => {
        expect(bigIntFromBytes(bytesFromBigInt(value, 33))).toBe(value);
      }),
    );
    expect(bytesFromBigInt(255n, 1)).toEqual(Uint8Array.of(255));
    expect(() => bytesFromBigInt(256n, 1)).toThrow(RangeError);
    expect(() => bytesFromBigInt(-1n, 1)).toThrow(RangeError);
    expect([1n, 2n, 255n, 256n].map(bitLength)).toEqual([1, 2, 8, 9]);
  });
});
