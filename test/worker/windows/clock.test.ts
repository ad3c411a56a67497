import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { cycleLabel, openScene, passClose, type Scene } from '../support/scene.ts';
import { alike, castAll } from '../support/survey.ts';
import { keyNames } from '../support/vault.ts';

beforeEach(resetStorage);

interface View {
  state: string;
  surveys: { department: string; state: string; keys: string }[];
  turnout: { band: string; countedAt: number } | null;
  requests: { state: string }[];
}

const look = (scene: Scene) => scene.company.hr.get<View>(`/hr/windows/${scene.window}`);
const storedState = async () =>
  (await env.DB.prepare('SELECT state FROM windows').first<{ state: string }>())?.state;
/** Moves the window into the past, as if it had been issued earlier; the manifest's guard lets it. */
async function openedEarlier(seconds: number): Promise<void> {
  const guard = 'a_frozen_manifest_never_changes';
  const row = await env.DB.prepare('SELECT sql FROM sqlite_schema WHERE name = ?1')
    .bind(guard)
    .first<{ sql: string }>();
  await env.DB.batch([
    env.DB.prepare(`DROP TRIGGER ${guard}`),
    env.DB.prepare('UPDATE windows SET opens_at = opens_at - ?1').bind(seconds),
    env.DB.prepare(row?.sql ?? ''),
  ]);
}

describe('the clock', () => {
  it('leads a window from issued through open and grace to closed, and tallies on the way', async () => {
    const scene = await openScene();
    await castAll(scene, alike(6));
    expect(await storedState()).toBe('issued');
    await runClock();
    expect(await storedState()).toBe('open');
    await passClose(scene);
    await runClock();
    expect(await storedState()).toBe('closed');
    const { surveys } = await look(scene);
    expect(surveys.map((survey) => `${survey.state} ${survey.keys}`).toSorted()).toEqual([
      'tallied destroyed',
      'withheld destroyed',
    ]);
    expect((await keyNames()).map((name) => name.split('/')[0])).toEqual(['evidence']);
  });

  it('opens no window before its time', async () => {
    await openScene({ opensIn: 600 });
    const before = await dumpDatabase();
    await runClock();
    expect(await dumpDatabase()).toEqual(before);
  });

  it('does nothing more when it runs again, even at the same moment', async () => {
    const scene = await openScene();
    await castAll(scene, alike(6));
    await passClose(scene);
    await Promise.all([runClock(), runClock(), runClock()]);
    const after = await dumpDatabase();
    const actions = (after['audit_log'] as { actor: string; action: string }[])
      .filter(({ actor }) => actor === 'system')
      .map(({ action }) => action);
    expect(actions.toSorted()).toEqual([
      'advance_window',
      'advance_window',
      'tally_survey',
      'tally_survey',
    ]);
    await runClock();
    expect(await dumpDatabase()).toEqual(after);
  });

  it('carries out a request that all had approved when a crash came between', async () => {
    const scene = await openScene();
    await scene.company.hr.post(`/hr/windows/${scene.window}/requests`, {
      kind: 'early_close',
      reason: '都评完了',
      confirmation: cycleLabel,
    });
    await env.DB.prepare(
      'INSERT INTO window_request_approvals (request_id, person_id) SELECT id, ?1 FROM window_requests',
    )
      .bind(scene.company.people.get('r1'))
      .run();
    await runClock();
    const { requests } = await look(scene);
    expect([await storedState(), requests.map((request) => request.state)]).toEqual([
      'closed',
      ['carried_out'],
    ]);
  });

  it('79: does not close early what a reviewer has not approved', async () => {
    const scene = await openScene();
    await scene.company.hr.post(`/hr/windows/${scene.window}/requests`, {
      kind: 'early_close',
      reason: '都评完了',
      confirmation: cycleLabel,
    });
    await runClock();
    const { requests } = await look(scene);
    expect([await storedState(), requests.map((request) => request.state)]).toEqual([
      'open',
      ['waiting'],
    ]);
  });

  it('lets a request lapse when its window has closed by itself', async () => {
    const scene = await openScene();
    await scene.company.hr.post(`/hr/windows/${scene.window}/requests`, {
      kind: 'early_close',
      reason: '都评完了',
      confirmation: cycleLabel,
    });
    await passClose(scene);
    await env.DB.prepare(
      'INSERT INTO window_request_approvals (request_id, person_id) SELECT id, ?1 FROM window_requests',
    )
      .bind(scene.company.people.get('r1'))
      .run();
    await runClock();
    expect((await look(scene)).requests.map((request) => request.state)).toEqual(['refused']);
  });
});

describe('the turnout band', () => {
  it('80: is counted an hour after opening, then at most hourly, of the weakest survey', async () => {
    const scene = await openScene();
    await runClock();
    expect((await look(scene)).turnout).toBeNull();
    await openedEarlier(3600);
    await castAll(scene, alike(6));
    await runClock();
    const first = (await look(scene)).turnout;
    expect(first?.band).toBe('below_threshold');
    await castAll(scene, alike(6), { department: scene.production });
    await runClock();
    expect((await look(scene)).turnout).toEqual(first);
    await env.DB.prepare('UPDATE turnout_bands SET counted_at = counted_at - 3600').run();
    await runClock();
    expect((await look(scene)).turnout?.band).toBe('at_threshold');
  });

  it('80: is not counted once the window has closed', async () => {
    const scene = await openScene();
    await openedEarlier(3600);
    await runClock();
    const before = (await look(scene)).turnout;
    await castAll(scene, alike(6));
    await castAll(scene, alike(6), { department: scene.production });
    await env.DB.prepare('UPDATE turnout_bands SET counted_at = counted_at - 3600').run();
    await passClose(scene);
    await runClock();
    expect((await look(scene)).turnout?.band).toBe(before?.band);
  });
});
