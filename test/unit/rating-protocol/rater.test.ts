import { beforeAll, describe, expect, it } from 'vitest';
import { type Ballot, decodeBallot } from '../../../shared/rating-protocol/ballot.ts';
import {
  blindSign,
  rawSignerOfWorkerd,
} from '../../../shared/rating-protocol/blind-signature-server.ts';
import {
  importSealingKeys,
  openSealedBallot,
} from '../../../shared/rating-protocol/open-ballot.ts';
import {
  type PreparedBallot,
  finishBallot,
  prepareBallot,
} from '../../../shared/rating-protocol/rater.ts';
import { checkSigningKey } from '../../../shared/rating-protocol/signing-key.ts';
import { importSigningPublicKey } from '../../../shared/rating-protocol/signing-suite.ts';
import { verifyBallotSignature } from '../../../shared/rating-protocol/verify-ballot.ts';
import { decodeBase64url, encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { type Sample, makeSample } from './sample.ts';

const ballot: Ballot = {
  ratings: [7, 8, 9, 10, 1, 2, 3, 4, 5],
  texts: ['按时送达', '', '', '', '', 'late twice\nin June', '', '', ''],
};

let sample: Sample;

beforeAll(async () => {
  sample = await makeSample();
});

function bytesOf(text: string): Bytes {
  const bytes = decodeBase64url(text);
  if (bytes === undefined) throw new TypeError('not base64url');
  return bytes;
}

async function prepare(): Promise<PreparedBallot> {
  const { fp, surveyManifest } = sample;
  const prepared = await prepareBallot({ ballot, fp, surveyManifest });
  if (!prepared.ok) throw new Error(prepared.reason);
  return prepared.value;
}

async function sign(blinded: Bytes, by: Sample = sample): Promise<Bytes> {
  const key = checkSigningKey(by.signing.publicKey);
  if (!key.ok) throw new Error(key.reason);
  const signer = await rawSignerOfWorkerd(by.signing.privateKey);
  const signed = await blindSign(signer, key.value, blinded);
  if (!signed.ok) throw new Error(signed.reason);
  return signed.value;
}

describe("the rater's cryptographic steps", () => {
  it('turn a ballot into one that the ballot box takes and the tally reads', async () => {
    const state: PreparedBallot = JSON.parse(JSON.stringify(await prepare())) as PreparedBallot;
    const signature = encodeBase64url(await sign(bytesOf(state.blinded)));
    const finished = await finishBallot(state, signature);
    if (!finished.ok) throw new Error(finished.reason);
    expect(Object.keys(finished.value).toSorted()).toEqual([
      'prefix',
      'sealed',
      'signature',
      'survey',
    ]);
    const sent = {
      prefix: bytesOf(finished.value.prefix),
      signature: bytesOf(finished.value.signature),
      sealed: bytesOf(finished.value.sealed),
    };
    const publicKey = await importSigningPublicKey(sample.signing.publicKey);
    expect(await verifyBallotSignature(publicKey, sample, sent)).toBe(true);
    const opened = await openSealedBallot(
      await importSealingKeys(sample.sealing),
      sample,
      sent.sealed,
    );
    expect(opened.ok && decodeBallot(opened.value)).toEqual({ ok: true, value: ballot });
  });
});
