import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  blindSign,
  rawSignerOfWorkerd,
} from '../../shared/rating-protocol/blind-signature-server.ts';
import { receiptOfHash } from '../../shared/rating-protocol/receipt.ts';
import { checkSigningKey } from '../../shared/rating-protocol/signing-key.ts';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { castFor, finish, sealFor } from '../../scripts/client/rater-client.ts';
import { loadSurveyKeys } from '../../worker/windows/survey-keys.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { alike, castAll, plain, raterOf, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { testVault } from '../worker/support/vault.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

let scene: Scene;
let open: World;

beforeAll(async () => {
  scene = await openScene();
  open = await saveWorld();
});

beforeEach(() => restoreWorld(open));

async function countsOf(survey: string): Promise<Record<string, number>> {
  const path = `/reviewer/surveys/${survey}/evidence`;
  return (await scene.reviewer.post<{ counts: Record<string, number> }>(path)).counts;
}

async function tallyActions(): Promise<unknown[]> {
  const log = (await dumpDatabase())['audit_log'] as { action: string; subject: string }[];
  return log.filter(({ action }) => action.startsWith('tally')).map(({ action }) => action);
}

/** Takes the database's own guards of ballots away, as whoever writes to its file can. */
async function openBallotBox(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('DROP TRIGGER ballots_never_change'),
    env.DB.prepare('DROP TRIGGER ballots_are_cast_while_pending'),
  ]);
}

/** Signs ballots with a signing key that was stolen from the key store. */
async function stuff(survey: string, count: number): Promise<void> {
  const { signing } = await loadSurveyKeys(testVault(), survey);
  const key = checkSigningKey(signing.publicKey);
  if (!key.ok) throw new Error('the key is damaged');
  const sign = await rawSignerOfWorkerd(signing.privateKey);
  const { opened, survey: manifest } = await raterOf(scene, 0);
  for (let made = 0; made < count; made += 1) {
    const prepared = await sealFor(opened, manifest, plain(Array(9).fill(10)));
    const blinded = decodeBase64url(prepared.blinded) ?? new Uint8Array();
    const signature = await blindSign(sign, key.value, blinded);
    if (!signature.ok) throw new Error('the stolen key does not sign');
    const signed = await finish(prepared, encodeBase64url(signature.value));
    await castFor(workerFetch, origin, signed);
  }
}

describe('whoever writes to the ballot box', () => {
  it('16: adds rows without a signature, which count for nothing and raise an alarm', async () => {
    await castAll(scene, alike(5));
    const survey = await surveyIdOf(scene);
    const insert = env.DB.prepare(
      `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
       VALUES (?1, randomblob(32), randomblob(32), randomblob(256), randomblob(9297))`,
    );
    await env.DB.batch([insert.bind(survey), insert.bind(survey)]);
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(await countsOf(survey)).toMatchObject({ counted: 5, rejected: 2, spoiled: 0 });
    expect(await tallyActions()).toEqual(['tally_survey_with_alarm']);
  });

  it('16: does not reach the threshold by rows without a signature', async () => {
    await castAll(scene, alike(4));
    const survey = await surveyIdOf(scene);
    await env.DB.prepare(
      `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
       SELECT survey_id, randomblob(32), prefix, signature, randomblob(9297) FROM ballots LIMIT 1`,
    ).run();
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('withheld');
    expect(await tallyActions()).toEqual(['tally_survey_with_alarm']);
  });

  it('17: swaps the contents of two rows, and both are dropped', async () => {
    await castAll(scene, alike(7));
    const survey = await surveyIdOf(scene);
    await openBallotBox();
    await env.DB.prepare(
      `WITH two AS (SELECT ballot_hash, sealed, row_number() OVER () AS n FROM ballots LIMIT 2)
       UPDATE ballots SET sealed = (SELECT other.sealed FROM two AS own JOIN two AS other
         ON own.n <> other.n WHERE own.ballot_hash = ballots.ballot_hash)
       WHERE ballot_hash IN (SELECT ballot_hash FROM two)`,
    ).run();
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(await countsOf(survey)).toMatchObject({ counted: 5, rejected: 2 });
    expect(await tallyActions()).toEqual(['tally_survey_with_alarm']);
  });

  it('copies a valid ballot to another row, and it still counts once', async () => {
    await castAll(scene, alike(5));
    const rater = await raterOf(scene, 5);
    const prepared = await sealFor(rater.opened, rater.survey, plain(Array(9).fill(1)));
    // Somebody activates and never casts, so that one more ballot would not stand out.
    await workerFetch(`${origin}/api/rate/activate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: rater.opened.token,
        survey: prepared.survey,
        blinded: prepared.blinded,
      }),
    });
    const survey = await surveyIdOf(scene);
    await env.DB.prepare(
      `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
       SELECT survey_id, randomblob(32), prefix, signature, sealed FROM ballots LIMIT 1`,
    ).run();
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(await countsOf(survey)).toMatchObject({ counted: 5, rejected: 1 });
    expect(await tallyActions()).toEqual(['tally_survey_with_alarm']);
  });

  it('18: deletes a row, and its rater finds no receipt and the reviewer one ballot less', async () => {
    const receipts = await castAll(scene, alike(6));
    const survey = await surveyIdOf(scene);
    const row = await env.DB.prepare('SELECT ballot_hash FROM ballots LIMIT 1').first<{
      ballot_hash: ArrayBuffer;
    }>();
    const lost = await receiptOfHash(new Uint8Array(row?.ballot_hash ?? []));
    await env.DB.prepare('DELETE FROM ballots WHERE ballot_hash = ?1').bind(row?.ballot_hash).run();
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(await countsOf(survey)).toMatchObject({ activated: 6, counted: 5 });
    const reply = await workerFetch(`${origin}/api/rate/receipts/${scene.window}`, {
      method: 'GET',
      headers: {},
    });
    const { surveys } = JSON.parse(await reply.text()) as {
      surveys: { survey: string; receipts?: string[] }[];
    };
    const listed = surveys.find((entry) => entry.survey === survey)?.receipts ?? [];
    expect(receipts).toContain(lost);
    expect(receipts.filter((receipt) => !listed.includes(receipt))).toEqual([lost]);
  });

  it('19: marks unused links as used, and no ballot comes of it', async () => {
    await castAll(scene, alike(4));
    const survey = await surveyIdOf(scene);
    await env.DB.prepare(
      'UPDATE link_surveys SET blinded_hash = randomblob(32) WHERE blinded_hash IS NULL',
    ).run();
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('withheld');
    expect((await dumpDatabase())['tallies']).toMatchObject([{ activated: 12, counted: 0 }]);
  });
});

describe('a stolen signing key', () => {
  it('20: makes more ballots than links were used, and the survey void without a look', async () => {
    await castAll(scene, alike(6));
    const survey = await surveyIdOf(scene);
    await stuff(survey, 1);
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('void');
    expect(await tallyActions()).toEqual(['tally_survey_with_alarm']);
    const tasks = await scene.reviewer.get<{ surveysToAudit: object[] }>('/reviewer/tasks');
    expect(tasks.surveysToAudit).toContainEqual(
      expect.objectContaining({ survey, voidReason: null, tooManyBallots: true }),
    );
    const dump = await dumpDatabase();
    expect([dump['ballots'], dump['answers'], dump['survey_receipts']]).toEqual([[], [], []]);
    expect(dump['tallies']).toMatchObject([{ counted: 0, unopened: 7, sums: null }]);
    expect(dump['published_results']).toMatchObject([
      { outcome: 'void', customer_score_tenths: null, band: null, indicators: null },
    ]);
  });
});
