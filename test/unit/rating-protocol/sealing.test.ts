import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBallot } from '../../../shared/rating-protocol/ballot.ts';
import {
  generateSealingKeys,
  importSealingKeys,
  openSealedBallot,
} from '../../../shared/rating-protocol/open-ballot.ts';
import { receiptFor } from '../../../shared/rating-protocol/receipt.ts';
import { sealBallot } from '../../../shared/rating-protocol/seal-ballot.ts';
import { SEALED_BYTES } from '../../../shared/rating-protocol/sealing-suite.ts';
import { checkSealingKey } from '../../../shared/rating-protocol/sealing-key.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';

const context = {
  fp: new Uint8Array(32).fill(1),
  surveyManifestHash: new Uint8Array(32).fill(2),
};
const spoiled = { ok: false, reason: 'spoiled' };

let publicKey: Bytes;
let keys: CryptoKeyPair;
let ballot: Bytes;

beforeAll(async () => {
  const generated = await generateSealingKeys();
  ({ publicKey } = generated);
  keys = await importSealingKeys(generated);
  const encoded = encodeBallot({
    ratings: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    texts: ['暗号', '', '', '', '', '', '', '', ''],
  });
  if (!encoded.ok) throw new Error(encoded.reason);
  ballot = encoded.value;
});

describe('a sealed ballot', () => {
  it('is opened with the private key and under the same manifests', async () => {
    const sealed = await sealBallot(publicKey, context, ballot);
    expect(sealed).toHaveLength(SEALED_BYTES);
    expect(SEALED_BYTES).toBe(9297);
    expect(await openSealedBallot(keys, context, sealed)).toEqual({ ok: true, value: ballot });
  });

  it('of the same ratings differs every time, and so does its receipt (attack 39)', async () => {
    const [one, other] = await Promise.all([
      sealBallot(publicKey, context, ballot),
      sealBallot(publicKey, context, ballot),
    ]);
    expect(one).not.toEqual(other);
    expect(await receiptFor(one)).not.toBe(await receiptFor(other));
  });

  it('does not open under other manifests (attack 128)', async () => {
    const sealed = await sealBallot(publicKey, context, ballot);
    const other = new Uint8Array(32).fill(3);
    expect(await openSealedBallot(keys, { ...context, fp: other }, sealed)).toEqual(spoiled);
    expect(await openSealedBallot(keys, { ...context, surveyManifestHash: other }, sealed)).toEqual(
      spoiled,
    );
  });

  it('does not open with the keys of another survey', async () => {
    const sealed = await sealBallot(publicKey, context, ballot);
    const others = await importSealingKeys(await generateSealingKeys());
    expect(await openSealedBallot(others, context, sealed)).toEqual(spoiled);
  });

  it('with one bit changed anywhere is spoiled', async () => {
    const sealed = await sealBallot(publicKey, context, ballot);
    await fc.assert(
      fc.asyncProperty(fc.nat(SEALED_BYTES * 8 - 1), async (bit) => {
        const changed = sealed.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await openSealedBallot(keys, context, changed)).toEqual(spoiled);
      }),
      { numRuns: 60, examples: [[0], [7], [8], [64 * 8], [65 * 8]] },
    );
  });

  it('of wrong length or without a point of the curve is spoiled (attack 22)', async () => {
    const sealed = await sealBallot(publicKey, context, ballot);
    const offCurve = sealed.slice();
    offCurve[64] = (offCurve[64] ?? 0) ^ 1;
    const infinity = sealed.slice();
    infinity.fill(0, 0, 65);
    const bad = [
      sealed.slice(1),
      new Uint8Array(),
      new Uint8Array(SEALED_BYTES),
      new Uint8Array(SEALED_BYTES + 1),
      offCurve,
      infinity,
    ];
    const opened = await Promise.all(bad.map((bytes) => openSealedBallot(keys, context, bytes)));
    expect(opened).toEqual(bad.map(() => spoiled));
  });
});

describe('sealing keys', () => {
  it('are made as points that pass the check of the rater', () => {
    expect(checkSealingKey(publicKey)).toEqual({ ok: true, value: publicKey });
  });

  it('are not to be exported once they are imported', () => {
    expect(keys.privateKey.extractable).toBe(false);
  });
});
