import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ballotMessage } from '../../../shared/rating-protocol/ballot-message.ts';
import { blind, finalize } from '../../../shared/rating-protocol/blind-signature-client.ts';
import {
  type RawSigner,
  type SigningKeyBytes,
  blindSign,
  generateSigningKeys,
  rawSignerOfWorkerd,
} from '../../../shared/rating-protocol/blind-signature-server.ts';
import { bigIntFromBytes } from '../../../shared/rating-protocol/der.ts';
import {
  type SigningPublicKey,
  checkSigningKey,
} from '../../../shared/rating-protocol/signing-key.ts';
import { importSigningPublicKey } from '../../../shared/rating-protocol/signing-suite.ts';
import {
  type SignedBallot,
  verifyBallotSignature,
} from '../../../shared/rating-protocol/verify-ballot.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { fromHex } from './vectors/hex.ts';

const context = {
  fp: new Uint8Array(32).fill(1),
  surveyManifestHash: new Uint8Array(32).fill(2),
};

let stored: SigningKeyBytes;
let key: SigningPublicKey;
let publicKey: CryptoKey;
let signer: RawSigner;

beforeAll(async () => {
  stored = await generateSigningKeys();
  const checked = checkSigningKey(stored.publicKey);
  if (!checked.ok) throw new Error(checked.reason);
  key = checked.value;
  publicKey = await importSigningPublicKey(stored.publicKey);
  signer = await rawSignerOfWorkerd(stored.privateKey);
});

function numberToBytes(value: bigint): Bytes {
  return fromHex(value.toString(16).padStart(512, '0'));
}

/** A ballot of the given filling, signed as a rater and the server do together. */
async function signBallot(filling: number): Promise<SignedBallot> {
  const sealed = new Uint8Array(9297).fill(filling);
  const message = await ballotMessage(context, sealed);
  const blinding = await blind(publicKey, message);
  const signed = await blindSign(signer, key, blinding.blinded);
  if (!signed.ok) throw new Error(signed.reason);
  const finished = await finalize(publicKey, message, blinding, signed.value);
  if (!finished.ok) throw new Error(finished.reason);
  return { prefix: blinding.prefix, signature: finished.value, sealed };
}

describe('a signed ballot', () => {
  it('is taken under its own manifests only (attacks 12 and 128)', async () => {
    const ballot = await signBallot(7);
    const other = new Uint8Array(32).fill(9);
    expect(await verifyBallotSignature(publicKey, context, ballot)).toBe(true);
    expect(await verifyBallotSignature(publicKey, { ...context, fp: other }, ballot)).toBe(false);
    expect(
      await verifyBallotSignature(publicKey, { ...context, surveyManifestHash: other }, ballot),
    ).toBe(false);
  });

  it('is refused under the key of another survey', async () => {
    const others = await importSigningPublicKey((await generateSigningKeys()).publicKey);
    expect(await verifyBallotSignature(others, context, await signBallot(7))).toBe(false);
  });

  it('is refused with one bit changed in any part (attack 13)', async () => {
    const ballot = await signBallot(7);
    const parts = ['prefix', 'signature', 'sealed'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts),
        fc.nat(),
        fc.nat(7),
        async (part, anywhere, bit) => {
          const changed = ballot[part].slice();
          const place = anywhere % changed.length;
          changed[place] = (changed[place] ?? 0) ^ (1 << bit);
          const forged = { ...ballot, [part]: changed };
          expect(await verifyBallotSignature(publicKey, context, forged)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused, not thrown over, with parts of other lengths', async () => {
    const ballot = await signBallot(7);
    const wrong: SignedBallot[] = [
      { ...ballot, prefix: ballot.prefix.slice(1) },
      { ...ballot, prefix: new Uint8Array() },
      { ...ballot, signature: ballot.signature.slice(1) },
      { ...ballot, signature: new Uint8Array(257) },
    ];
    const verified = await Promise.all(
      wrong.map((forged) => verifyBallotSignature(publicKey, context, forged)),
    );
    expect(verified).toEqual([false, false, false, false]);
  });

  it('cannot be made by moving the boundary between prefix and message', async () => {
    const ballot = await signBallot(7);
    const longer = { ...ballot, prefix: Uint8Array.of(...ballot.prefix, 0x6e) };
    expect(await verifyBallotSignature(publicKey, context, longer)).toBe(false);
  });
});

describe('attack 11: signatures combined from others', () => {
  it('are refused, whatever the product', async () => {
    const ballots = await Promise.all([1, 2, 3, 4].map((filling) => signBallot(filling)));
    const numbers = ballots.map(({ signature }) => bigIntFromBytes(signature));
    const exponent = fc.integer({ min: 0, max: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(exponent, exponent, exponent, exponent).filter((exponents) => {
          const [sum, most] = [exponents.reduce((a, b) => a + b, 0), Math.max(...exponents)];
          return sum > 1 || most > 1 || sum === 0;
        }),
        fc.nat(3),
        async (exponents, whose) => {
          let product = 1n;
          for (const [index, count] of exponents.entries()) {
            for (let times = 0; times < count; times += 1) {
              product = (product * (numbers[index] ?? 1n)) % key.n;
            }
          }
          const target = ballots[whose];
          if (target === undefined) throw new RangeError('no such ballot');
          const forged = { ...target, signature: numberToBytes(product) };
          expect(await verifyBallotSignature(publicKey, context, forged)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are of no use when blinded messages are multiplied before signing', async () => {
    const fillings = [5, 6];
    const made = await Promise.all(
      fillings.map(async (filling) => {
        const message = await ballotMessage(context, new Uint8Array(9297).fill(filling));
        return { message, blinding: await blind(publicKey, message) };
      }),
    );
    const product = made.reduce(
      (value, { blinding }) => (value * bigIntFromBytes(blinding.blinded)) % key.n,
      1n,
    );
    const signed = await blindSign(signer, key, numberToBytes(product));
    if (!signed.ok) throw new Error(signed.reason);
    const finished = await Promise.all(
      made.map(({ message, blinding }) => finalize(publicKey, message, blinding, signed.value)),
    );
    expect(finished).toEqual(fillings.map(() => ({ ok: false, reason: 'signature_invalid' })));
  });
});

describe('signing blindly', () => {
  it('gives the identical blinded message the identical signature', async () => {
    const { blinded } = await blind(publicKey, Uint8Array.of(1));
    expect(await blindSign(signer, key, blinded)).toEqual(await blindSign(signer, key, blinded));
  });

  it('blinds the same message differently every time', async () => {
    const [one, other] = await Promise.all([
      blind(publicKey, Uint8Array.of(1)),
      blind(publicKey, Uint8Array.of(1)),
    ]);
    expect(one.blinded).not.toEqual(other.blinded);
    expect(one.prefix).not.toEqual(other.prefix);
    expect(one.inverse).not.toEqual(other.inverse);
  });

  it('refuses numbers out of range before it touches the private key', async () => {
    let signed = 0;
    const counting: RawSigner = async (blinded) => {
      signed += 1;
      return signer(blinded);
    };
    const outside = [
      numberToBytes(0n),
      numberToBytes(key.n),
      numberToBytes(key.n + 1n),
      new Uint8Array(256).fill(0xff),
      new Uint8Array(255).fill(1),
      new Uint8Array(257).fill(0),
      new Uint8Array(),
    ];
    const results = await Promise.all(outside.map((blinded) => blindSign(counting, key, blinded)));
    expect(results).toEqual(outside.map(() => ({ ok: false, reason: 'blinded_out_of_range' })));
    expect(signed).toBe(0);
  });

  it('takes the numbers at both ends of the range', async () => {
    const ends = [numberToBytes(1n), numberToBytes(key.n - 1n)];
    const results = await Promise.all(ends.map((blinded) => blindSign(signer, key, blinded)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('does not let a wrong result out', async () => {
    const { blinded } = await blind(publicKey, Uint8Array.of(1));
    const otherSigner = await rawSignerOfWorkerd((await generateSigningKeys()).privateKey);
    const faulty: RawSigner[] = [
      async (message) => {
        const signature = await signer(message);
        signature[200] = (signature[200] ?? 0) ^ 4;
        return signature;
      },
      async (message) => (await signer(message)).slice(1),
      async (message) => Uint8Array.of(0, ...(await signer(message))),
      async () => new Uint8Array(256),
    ];
    const results = await Promise.all(faulty.map((wrong) => blindSign(wrong, key, blinded)));
    expect(results).toEqual(faulty.map(() => ({ ok: false, reason: 'signing_failed' })));
    const below = numberToBytes(2n);
    expect(await blindSign(otherSigner, key, below)).toEqual({
      ok: false,
      reason: 'signing_failed',
    });
  });
});

describe('finalizing (attack 26)', () => {
  it('refuses what is no signature under the key of the manifest', async () => {
    const message = Uint8Array.of(1);
    const blinding = await blind(publicKey, message);
    const garbage = [
      new Uint8Array(256),
      new Uint8Array(256).fill(0xff),
      new Uint8Array(255),
      new Uint8Array(),
      blinding.blinded,
    ];
    const finished = await Promise.all(
      garbage.map((bytes) => finalize(publicKey, message, blinding, bytes)),
    );
    expect(finished).toEqual(garbage.map(() => ({ ok: false, reason: 'signature_invalid' })));
  });
});
