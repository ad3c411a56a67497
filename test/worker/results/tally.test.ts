import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tallySurvey } from '../../../worker/results/tally.ts';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';
import { keyNames, testVault, undeletingVault } from '../support/vault.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';

let scene: Scene;
let survey: string;
/** The scene with six ballots in the box. */
let voted: World;

beforeAll(async () => {
  scene = await openScene();
  survey = await surveyIdOf(scene);
  await castAll(
    scene,
    Array.from({ length: 6 }, (_, index) => plain([7, 8, 9, 6, 7, 8, 10, 5, 1 + index])),
  );
  voted = await saveWorld();
});

beforeEach(() => restoreWorld(voted));

const unread = ({ audit_log: _log, sessions: _sessions, ...rest }: Record<string, unknown[]>) =>
  rest;

async function tallyEntries(): Promise<number> {
  const log = (await dumpDatabase())['audit_log'] as { action: string }[];
  return log.filter(({ action }) => action.startsWith('tally_survey')).length;
}

describe('a tally', () => {
  it('is refused before the close and before the end of grace', async () => {
    const before = await dumpDatabase();
    await expect(tallyBy(scene, survey)).rejects.toMatchObject({ code: 'tally_not_due' });
    expect(await dumpDatabase()).toEqual(before);
    expect(await keyNames()).toContain(`survey-keys/${survey}`);
  });

  it('writes nine answers a counted ballot, and takes the ballots away with it', async () => {
    await passClose(scene);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    const dump = await dumpDatabase();
    expect(dump['answers']).toHaveLength(54);
    expect(dump['ballots']).toEqual([]);
    expect(await keyNames()).not.toContain(`survey-keys/${survey}`);
    expect(await keyNames()).toContain(`evidence/${survey}`);
  });

  it('103: happens once when it is asked for ten times at once', async () => {
    await passClose(scene);
    const states = await Promise.all(Array.from({ length: 10 }, () => tallyBy(scene, survey)));
    expect(new Set(states)).toEqual(new Set(['tallied']));
    expect((await dumpDatabase())['answers']).toHaveLength(54);
    expect(await tallyEntries()).toBe(1);
  });

  it('changes nothing when it is repeated', async () => {
    await passClose(scene);
    await tallyBy(scene, survey);
    const before = unread(await dumpDatabase());
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(unread(await dumpDatabase())).toEqual(before);
    expect(await tallyEntries()).toBe(1);
  });

  it('does not overlook a ballot that slips in while it counts', async () => {
    await passClose(scene);
    const slip = env.DB.prepare(
      `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
       VALUES (?1, randomblob(32), randomblob(32), randomblob(256), randomblob(9297))`,
    ).bind(survey);
    const vault = testVault();
    const bucket = new Proxy(vault.bucket, {
      get(target, name) {
        // Its keys are read after its ballots: the moment at which the row slips in.
        if (name === 'get') return async (key: string) => (await slip.run(), target.get(key));
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    const state = await tallySurvey(env.DB, { ...vault, bucket }, survey, 'system');
    expect(state).toEqual({ ok: true, value: 'pending' });
    expect((await dumpDatabase())['answers']).toEqual([]);
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect((await dumpDatabase())['tallies']).toMatchObject([{ counted: 6, rejected: 2 }]);
  });
});

describe('keys that a crash left', () => {
  it('109: forbid the release until they are confirmed gone', async () => {
    await passClose(scene);
    await expect(tallySurvey(env.DB, undeletingVault(), survey, 'system')).rejects.toThrow(
      'survey-keys',
    );
    expect(await keyNames()).toContain(`survey-keys/${survey}`);
    await expect(releaseBy(scene, survey)).rejects.toMatchObject({ code: 'keys_not_destroyed' });
    expect(await tallyBy(scene, survey)).toBe('tallied');
    expect(await keyNames()).not.toContain(`survey-keys/${survey}`);
    await releaseBy(scene, survey);
    expect((await dumpDatabase())['published_results']).toMatchObject([{ outcome: 'published' }]);
  });

  it('107: are destroyed by the clock', async () => {
    await passClose(scene);
    const stuck = tallySurvey(env.DB, undeletingVault(), survey, 'system');
    await expect(stuck).rejects.toThrow('survey-keys');
    await runClock();
    expect(await keyNames()).not.toContain(`survey-keys/${survey}`);
    expect((await dumpDatabase())['surveys']).toMatchObject([
      { keys: 'destroyed' },
      { keys: 'destroyed' },
    ]);
  });

  it('107: are found by the sweep even where the database says that they are gone', async () => {
    const kept = await (await env.KEYS.get(`survey-keys/${survey}`))?.arrayBuffer();
    await passClose(scene);
    await tallyBy(scene, survey);
    await env.KEYS.put(`survey-keys/${survey}`, kept ?? '');
    await runClock(16);
    await env.KEYS.put(`survey-keys/${survey}`, kept ?? '');
    await runClock(17);
    expect(await keyNames()).not.toContain(`survey-keys/${survey}`);
    expect(await keyNames()).toContain(`evidence/${survey}`);
  });
});
