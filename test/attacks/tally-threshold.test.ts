import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BALLOT_BYTES } from '../../shared/rating-protocol/ballot.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeManifest } from '../../shared/rating-protocol/manifest.ts';
import { sealBallot } from '../../shared/rating-protocol/seal-ballot.ts';
import { SEALED_BYTES } from '../../shared/rating-protocol/sealing-suite.ts';
import { decodeBase64url } from '../../shared/wire/base64url.ts';
import { type Bytes, textBytes } from '../../shared/wire/bytes.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import {
  castAll,
  castBytes,
  castSealed,
  plain,
  raterOf,
  surveyIdOf,
  tallyBy,
} from '../worker/support/survey.ts';
import { keyNames } from '../worker/support/vault.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

let scene: Scene;
let open: World;

beforeAll(async () => {
  scene = await openScene({ linksEach: 5 });
  open = await saveWorld();
});

beforeEach(() => restoreWorld(open));

const ballots = (count: number) =>
  Array.from({ length: count }, (_, index) => plain([7, 8, 9, 6, 7, 8, 10, 5, 1 + (index % 10)]));

/** Bytes of a ballot's length that begin with a text, filled up with blanks. */
function padded(text: string): Bytes {
  const bytes = new Uint8Array(BALLOT_BYTES).fill(0x20);
  bytes.set(textBytes(text).subarray(0, BALLOT_BYTES));
  return bytes;
}

const texts = JSON.stringify(Array<string>(9).fill(''));

const evidenceOf = (survey: string) =>
  scene.reviewer.post<{
    counts: Record<string, number>;
    evidence: { indicator: string; rating: number; text: string }[];
  }>(`/reviewer/surveys/${survey}/evidence`);

describe('a survey with too few ballots', () => {
  it('62: is withheld without its sealing key, so no ballot was opened', async () => {
    await castAll(scene, ballots(4));
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await env.KEYS.delete(`survey-keys/${survey}`);
    expect(await tallyBy(scene, survey)).toBe('withheld');
    const dump = await dumpDatabase();
    expect([dump['ballots'], dump['answers'], dump['survey_receipts']]).toEqual([[], [], []]);
    expect(dump['tallies']).toMatchObject([{ unopened: 4, counted: 0, sums: null }]);
  });

  it('62: cannot be withheld by taking the key away when there are enough ballots', async () => {
    await castAll(scene, ballots(5));
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    const before = await dumpDatabase();
    await env.KEYS.delete(`survey-keys/${survey}`);
    await expect(tallyBy(scene, survey)).rejects.toMatchObject({ code: 'key_unavailable' });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('62: keeps neither keys nor ballots nor evidence key once the window is closed', async () => {
    await castAll(scene, ballots(4));
    await passClose(scene);
    const survey = await surveyIdOf(scene);
    await tallyBy(scene, survey);
    expect((await keyNames()).filter((name) => name.endsWith(survey))).toEqual([
      `evidence/${survey}`,
    ]);
    const other = await surveyIdOf(scene, scene.production);
    await tallyBy(scene, other);
    await runClock();
    expect(await keyNames()).toEqual([]);
  });

  it('63: is withheld when four junk ballots leave one real one, and stores no answer', async () => {
    await castAll(scene, ballots(1));
    for (const index of [1, 2, 3, 4]) await castBytes(scene, index, padded('{}'));
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('withheld');
    const dump = await dumpDatabase();
    expect([dump['ballots'], dump['answers'], dump['survey_receipts']]).toEqual([[], [], []]);
    expect(dump['tallies']).toMatchObject([{ counted: 1, spoiled: 4, sums: null }]);
  });
});

describe('a spoiled ballot', () => {
  it('21: counts as spoiled whatever is wrong with it, and changes no other', async () => {
    await castAll(scene, ballots(5));
    const nine = '[7,7,7,7,7,7,7,7,7]';
    const spoiled = [
      `{"ratings":[0,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[11,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[7.5,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[7.0,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":["7",7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[null,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":[7,7,7,7,7,7,7,7,7,7],"texts":${texts}}`,
      `{"ratings":${nine},"texts":${JSON.stringify([...Array<string>(8).fill(''), '长'.repeat(301)])}}`,
      `{"ratings":${nine},"texts":${texts},"token":"x"}`,
      `{"texts":${texts},"ratings":${nine}}`,
      '[',
      '\ufeff',
    ];
    for (const [index, text] of spoiled.entries()) {
      await castBytes(scene, 5 + index, padded(text));
    }
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    const { counts, evidence } = await evidenceOf(survey);
    expect(counts).toMatchObject({ counted: 5, spoiled: spoiled.length, rejected: 0 });
    expect(evidence).toHaveLength(45);
    const last = evidence.filter(({ indicator }) => indicator === 'outcome');
    expect(last.map(({ rating }) => rating).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  it('22: is one that was not sealed to the key, or begins with no point of the curve', async () => {
    await castAll(scene, ballots(5));
    const broken = [
      new Uint8Array(SEALED_BYTES),
      new Uint8Array(SEALED_BYTES).fill(0xff),
      Uint8Array.from({ length: SEALED_BYTES }, (_, at) => (at === 0 ? 4 : at % 251)),
    ];
    for (const [index, sealed] of broken.entries()) {
      const rater = await raterOf(scene, 5 + index);
      const surveyManifestHash = await sha256(encodeManifest(rater.survey));
      await castSealed(rater, { fp: rater.opened.fp, surveyManifestHash }, sealed);
    }
    const rater = await raterOf(scene, 8);
    const context = {
      fp: rater.opened.fp,
      surveyManifestHash: await sha256(encodeManifest(rater.survey)),
    };
    const otherPoint = rater.opened.surveys.find((other) => other !== rater.survey);
    const otherKey = decodeBase64url(otherPoint?.sealing.publicKey ?? '') ?? new Uint8Array();
    await castSealed(rater, context, await sealBallot(otherKey, context, padded('{}')));
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    const { counts } = await evidenceOf(survey);
    expect(counts).toMatchObject({ counted: 5, spoiled: 4, rejected: 0 });
  });
});
