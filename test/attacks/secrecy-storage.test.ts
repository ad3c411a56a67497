import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenedWindow, openLink, rate } from '../../scripts/client/rater-client.ts';
import type { Fetch } from '../../scripts/client/transport.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { hexOf, textBytes } from '../../shared/wire/bytes.ts';
import { loadSurveyKeys } from '../../worker/windows/survey-keys.ts';
import { loadKey } from '../../worker/windows/key-vault.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openNewScene, openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { releaseBy, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { keyNames, testVault } from '../worker/support/vault.ts';
import { workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);
afterEach(() => vi.restoreAllMocks());

type Dump = Record<string, unknown[]>;

const word = '金丝雀在第七条里';
const ratings = [3, 9, 2, 8, 4, 7, 10, 6, 5];
const ballot = { ratings, texts: ratings.map((_, j) => (j === 6 ? word : '')) };

/** Ways in which a text or bytes could lie in a dump. */
const spellings = (bytes: Uint8Array<ArrayBuffer>) => [hexOf(bytes), encodeBase64url(bytes)];

/** How a rater's answers would look if they lay anywhere as they are. */
const canaries = [
  word,
  ...spellings(textBytes(word)),
  JSON.stringify(ratings),
  ...spellings(textBytes(JSON.stringify(ratings))),
  ...spellings(Uint8Array.from(ratings)),
  ratings.join(' '),
  ratings.join(''),
];

function expectNone(text: string, forbidden: readonly string[]): void {
  expect(forbidden.filter((canary) => text.includes(canary))).toEqual([]);
}

/** Long values of some tables: what a join could go by. */
function valuesOf(dump: Dump, tables: readonly string[]): Set<unknown> {
  const rows = tables.flatMap((table) => dump[table] ?? []) as Record<string, unknown>[];
  const values = rows.flatMap((row) => Object.values(row));
  const lists = values.flatMap((value) =>
    typeof value === 'string' && value.startsWith('[') ? (JSON.parse(value) as unknown[]) : [value],
  );
  return new Set(lists.filter((value) => typeof value === 'string' && value.length >= 16));
}

/** Votes with six links, keeping a dump of the database after every single request. */
async function vote(
  scene: Scene,
): Promise<{ history: Dump[]; sent: string[]; raters: OpenedWindow[] }> {
  const history: Dump[] = [];
  const sent: string[] = [];
  const raters: OpenedWindow[] = [];
  const recorded: Fetch = async (url, init) => {
    const reply = await workerFetch(url, init);
    sent.push(`${url} ${init.body ?? ''}`);
    history.push(await dumpDatabase());
    return reply;
  };
  for (const { link } of scene.links.slice(0, 6)) {
    const rater = await openLink(recorded, link);
    const survey = rater.surveys.find(({ department }) => department === scene.service);
    if (survey === undefined) throw new Error('the link does not cover the service');
    await rate(recorded, rater, survey, ballot);
    raters.push(rater);
  }
  return { history, sent, raters };
}

describe('the database with its whole history', () => {
  it('46, 57: shows before the tally no answer, no key and no trace but two tables', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    const { signing, sealing } = await loadSurveyKeys(testVault(), survey);
    const before = await dumpDatabase();
    const { history, raters } = await vote(scene);
    const tokens = raters.flatMap(({ token }) => [token]);
    const secrets = [signing.privateKey, sealing.privateKey].flatMap(spellings);
    for (const dump of history) {
      expectNone(JSON.stringify(dump), [...canaries, ...secrets, ...tokens]);
      const { ballots: _ballots, link_surveys: _used, ...rest } = dump;
      const { ballots: _none, link_surveys: _unused, ...restBefore } = before;
      expect(rest).toEqual(restBefore);
    }
  });

  it('30, 41: joins no link to a ballot or an answer, nor does any request', async () => {
    const scene = await openScene();
    const { history, sent } = await vote(scene);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    history.push(await dumpDatabase());
    const linkSide = new Set<unknown>();
    const ballotSide = new Set<unknown>();
    for (const dump of history) {
      for (const value of valuesOf(dump, ['links', 'link_surveys'])) linkSide.add(value);
      const tables = ['ballots', 'answers', 'survey_receipts', 'tallies', 'published_results'];
      for (const value of valuesOf(dump, tables)) ballotSide.add(value);
    }
    expect([...linkSide].filter((value) => ballotSide.has(value))).toEqual([survey]);
    for (const request of sent) {
      const hasLink = request.includes('"token"') || request.includes('"blinded"');
      const hasBallot = /"(sealed|signature|prefix)"/.test(request);
      expect(hasLink && hasBallot).toBe(false);
    }
  });

  it('48: sees no answer and then all of them, and an evidence text in clear never', async () => {
    const scene = await openScene();
    const { history } = await vote(scene);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    history.push(await dumpDatabase());
    await tallyBy(scene, survey);
    history.push(await dumpDatabase());
    await releaseBy(scene, survey);
    history.push(await dumpDatabase());
    const counts = history.map((dump) => dump['answers']?.length ?? 0);
    expect(counts.slice(-3)).toEqual([0, 54, 54]);
    expect(new Set(counts.slice(0, -2))).toEqual(new Set([0]));
    for (const dump of history) expectNone(JSON.stringify(dump), canaries.slice(0, 3));
  });

  it('45: meets after the tally no key that would open a ballot of its history', async () => {
    const scene = await openScene();
    await vote(scene);
    const survey = await surveyIdOf(scene);
    const keys = await loadSurveyKeys(testVault(), survey);
    await passClose(scene);
    await tallyBy(scene, survey);
    await tallyBy(scene, await surveyIdOf(scene, scene.production));
    const left = (await keyNames()).filter((name) => !name.startsWith('link-key/'));
    expect(left.filter((name) => !name.startsWith('evidence/'))).toEqual([]);
    await expect(loadSurveyKeys(testVault(), survey)).rejects.toThrow('survey-keys');
    // The keys that are left were not made from those that are gone.
    const evidenceKey = await loadKey(testVault(), 'evidence', survey);
    for (const { privateKey } of [keys.sealing, keys.signing]) {
      expect(hexOf(privateKey)).not.toContain(hexOf(evidenceKey));
    }
  });
});

describe('logs and the key store', () => {
  it('50: say nothing of a rater, from the first link to the release', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
    const spies = methods.map((method) => vi.spyOn(console, method));
    const scene = await openNewScene();
    const { raters } = await vote(scene);
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    await releaseBy(scene, survey);
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
    for (const name of await keyNames()) {
      const object = await env.KEYS.get(name);
      const bytes = new Uint8Array((await object?.arrayBuffer()) ?? []);
      const latin = String.fromCharCode(...bytes);
      const utf8 = String.fromCharCode(...textBytes(word));
      expectNone(`${name} ${JSON.stringify(object?.customMetadata)} ${latin}`, [
        utf8,
        JSON.stringify(ratings),
        ...raters.map(({ token }) => token),
      ]);
    }
  });

  it('57: count nothing in the audit log for what raters do', async () => {
    const scene = await openScene();
    const before = (await dumpDatabase())['audit_log'];
    await vote(scene);
    expect((await dumpDatabase())['audit_log']).toEqual(before);
  });
});
