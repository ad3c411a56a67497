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
import { spki } from './spki.ts';

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

async function sign(blinded: Bytes): Promise<Bytes> {
  const key = checkSigningKey(sample.signing.publicKey);
  if (!key.ok) throw new Error(key.reason);
  const signer = await rawSignerOfWorkerd(sample.signing.privateKey);
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

  it('leave nothing readable of the ballot in what the device stores', async () => {
    const state = await prepare();
    const kept = Object.values(state).map((text) => decodeBase64url(text));
    const words = kept.map((bytes) => new TextDecoder().decode(bytes)).join(' ');
    expect(words).not.toContain('late twice');
    expect(words).not.toContain('ratings');
    expect(JSON.stringify(state)).not.toContain('7,8,9,10');
  });

  it('make states of one size, whatever was rated and written', async () => {
    const { fp, surveyManifest } = sample;
    const texts = Array.from({ length: 9 }, () => '评'.repeat(300));
    const long = await prepareBallot({
      ballot: { ratings: ballot.ratings, texts },
      fp,
      surveyManifest,
    });
    if (!long.ok) throw new Error(long.reason);
    expect(JSON.stringify(long.value)).toHaveLength(JSON.stringify(await prepare()).length);
  });

  it('refuse a ballot that would be spoiled', async () => {
    const { fp, surveyManifest } = sample;
    const broken = { ...ballot, ratings: [0, ...ballot.ratings.slice(1)] };
    expect(await prepareBallot({ ballot: broken, fp, surveyManifest })).toEqual({
      ok: false,
      reason: 'ratings_invalid',
    });
  });

  it('can be repeated from the stored state and give the same ballot to send', async () => {
    const state = await prepare();
    const signature = encodeBase64url(await sign(bytesOf(state.blinded)));
    expect(await finishBallot(state, signature)).toEqual(await finishBallot(state, signature));
  });

  it('refuse garbage and a signature under another key (attack 26)', async () => {
    const state = await prepare();
    const blinded = bytesOf(state.blinded);
    const shifted = blinded.slice();
    shifted[255] = (shifted[255] ?? 0) ^ 1;
    const answers = [
      '',
      'no base64url!',
      encodeBase64url(blinded),
      encodeBase64url(await sign(shifted)),
      encodeBase64url((await sign(blinded)).slice(1)),
    ];
    const finished = await Promise.all(answers.map((answer) => finishBallot(state, answer)));
    expect(finished).toEqual(answers.map(() => ({ ok: false, reason: 'signature_invalid' })));
  });

  it('tell a damaged state from a bad signature', async () => {
    const state = await prepare();
    const signature = encodeBase64url(await sign(bytesOf(state.blinded)));
    const long = encodeBase64url(spki((1n << 3072n) - 1n, 65537n));
    const damages = [
      { sealed: state.sealed.slice(4) },
      { prefix: state.prefix.slice(4) },
      { inverse: state.inverse.slice(4) },
      { signingKey: state.signingKey.slice(4) },
      { signingKey: long },
      { signingKey: '' },
    ];
    for (const damage of damages) {
      expect(await finishBallot({ ...state, ...damage }, signature)).toEqual({
        ok: false,
        reason: 'state_damaged',
      });
    }
  });
});
