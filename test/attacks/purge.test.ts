import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInWithRole } from '../../scripts/client/company-role.ts';
import { submitWindow } from '../../scripts/client/window.ts';
import { hexOf, textBytes } from '../../shared/wire/bytes.ts';
import { createApp } from '../../worker/app.ts';
import { firstBrokenEntry } from '../../worker/audit/store.ts';
import { announceAndBegin, continuePurges } from '../../worker/retention/purge.ts';
import {
  monthsAgo,
  passAnnouncement,
  pastScene,
  planted,
  purgeMinute,
  purgeState,
} from '../worker/retention/past-scene.ts';
import { purgeWhatCameBack } from '../../worker/retention/restored.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { faultyDatabase } from '../worker/support/faulty-database.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { now, type Scene } from '../worker/support/scene.ts';
import { keyNames, testVault } from '../worker/support/vault.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { origin } from '../worker/support/worker-fetch.ts';

// One cycle, released and a year past its time, that every test begins with.
let scene: Scene;
let past: World;
beforeAll(async () => {
  await resetStorage();
  scene = await pastScene(14);
  past = await saveWorld();
});
beforeEach(() => restoreWorld(past));

/** Tables of which nothing may be left, whatever else there is. */
const emptied = [
  'ballots',
  'answers',
  'survey_receipts',
  'tallies',
  'published_results',
  'links',
  'link_surveys',
  'link_replacements',
  'link_replacement_approvals',
  'turnout_bands',
  'window_requests',
  'window_request_approvals',
  'audit_words',
  'sheets',
  'measures',
  'objections',
  'total_contents',
  'total_signatures',
  'total_corrections',
  'frozen_totals',
  'cycle_words',
];
/** Tables of a cycle that stay: who took part, how it ended, what the public description said. */
const kept = [
  'cycle_departments',
  'windows',
  'window_clients',
  'window_overviews',
  'surveys',
  'survey_clients',
  'survey_counts',
  'survey_managers',
  'purges',
  'purge_holds',
];
const belongsSql = `SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
  WHERE m.type = 'table' AND c.name IN
    ('cycle_id', 'window_id', 'survey_id', 'link_id', 'request_id', 'replacement_id')
  ORDER BY m.name`;

async function rowsLeft(): Promise<string[]> {
  const dump = await dumpDatabase();
  return emptied.filter((table) => (dump[table] ?? []).length > 0);
}

/** Everything that is stored, as one text in which planted words would show. */
async function everything(): Promise<string> {
  const { objects } = await env.KEYS.list();
  const texts = objects.map(async ({ key }) => {
    const bytes = (await (await env.KEYS.get(key))?.arrayBuffer()) ?? new ArrayBuffer();
    return `${key} ${new TextDecoder().decode(bytes)} ${hexOf(new Uint8Array(bytes))}`;
  });
  return JSON.stringify(await dumpDatabase()) + (await Promise.all(texts)).join('\n');
}

const words = Object.values(planted).flatMap((word) => [word, hexOf(textBytes(word))]);

async function purgeNow(): Promise<void> {
  await runClock(purgeMinute);
  await passAnnouncement();
  await runClock(purgeMinute);
}

interface Kept {
  cycles: { label: string; state: string; dueAt: number; purgeFrom: number }[];
}

describe('the purge at the end of the retention time (attack 119)', () => {
  it('is announced 30 days before, leaves nothing readable, and certifies that', async () => {
    const entries = await env.DB.prepare('SELECT count(*) AS n FROM audit_log').first('n');
    await runClock(purgeMinute);
    expect(await purgeState(scene)).toBe('announced');
    await passAnnouncement(29);
    await runClock(purgeMinute);
    expect(await purgeState(scene)).toBe('announced');
    expect((await keyNames()).some((name) => name.startsWith('evidence/'))).toBe(true);

    await passAnnouncement(1);
    await runClock(purgeMinute);
    expect(await purgeState(scene)).toBe('done');
    expect(await rowsLeft()).toEqual([]);
    expect(await keyNames()).toEqual([`purged/${scene.cycle}`]);
    const stored = await everything();
    expect(words.filter((word) => stored.includes(word))).toEqual([]);

    // The log stays and goes on; the certificate can be checked with what is at hand anywhere.
    expect(await env.DB.prepare('SELECT count(*) AS n FROM audit_log').first('n')).toBe(
      Number(entries) + 3,
    );
    expect(await firstBrokenEntry(env.DB, 'windows')).toBeUndefined();
    const {
      certificate: { text, sha256 },
    } = await scene.company.hr.get<{ certificate: { text: string; sha256: string } }>(
      `/retention/${scene.cycle}/certificate`,
    );
    const digest = await crypto.subtle.digest('SHA-256', textBytes(text));
    expect(hexOf(new Uint8Array(digest))).toBe(sha256);
    expect(JSON.parse(text)).toMatchObject({
      cycle: { id: scene.cycle },
      counts: { windows: 1, surveys: 2, links: 12, results: 2, sheets: 1, measures: 1 },
    });
    expect(text).not.toMatch(/answers":|ballots":/);

    // Twice is harmless. (The run in between only notes on the window's page what has changed.)
    await runClock();
    const after = await dumpDatabase();
    await runClock(purgeMinute);
    expect(await dumpDatabase()).toEqual(after);
  });

  it('knows of every table that belongs to a cycle whether it goes or stays', async () => {
    const { results } = await env.DB.prepare(belongsSql).all<{ name: string }>();
    expect(results.map(({ name }) => name)).toEqual([...emptied, ...kept].toSorted());
  });

  it('comes not a day early, however long it has been announced', async () => {
    // The month of a year ago: kept until the end of this month.
    await env.DB.batch([
      env.DB.prepare('DROP TRIGGER a_started_cycle_keeps_its_versions'),
      env.DB.prepare('UPDATE cycles SET label = ?1').bind(monthsAgo(12)),
    ]);
    await runClock(purgeMinute);
    await passAnnouncement(300);
    await runClock(purgeMinute);
    expect(await purgeState(scene)).not.toBe('running');
    expect(await rowsLeft()).not.toEqual([]);
    const { cycles } = await scene.company.hr.get<Kept>('/retention');
    const due = new Date((cycles[0]?.dueAt ?? 0) * 1000 + 8 * 3_600_000).toISOString();
    expect(due).toMatch(/^\d{4}-\d\d-01T00:00:00/);
    expect(cycles[0]?.purgeFrom).toBe(cycles[0]?.dueAt);
  });

  it('waits for a hold that two people asked for and confirmed, until two lift it', async () => {
    const { hr } = scene.company;
    const auditor = await signInWithRole(scene.company, 'auditor');
    const hold = `/retention/${scene.cycle}/hold`;
    const step = (name: string) => ({ step: name });
    await hr.post(hold, { reason: '仲裁尚未结束' });
    await hr.post(hold, { reason: '仲裁尚未结束' });
    await expectRefusal(() => auditor.post(hold, { reason: '另一个' }), 409, 'hold_exists');
    await expectRefusal(
      () => hr.post(`${hold}/step`, step('confirm')),
      403,
      'second_person_needed',
    );
    await auditor.post(`${hold}/step`, step('confirm'));
    await purgeNow();
    expect(await purgeState(scene)).toBe('announced');

    await expectRefusal(() => hr.post(`${hold}/step`, step('lift')), 409, 'hold_unknown');
    await expectRefusal(() => hr.post(`${hold}/step`, step('withdraw')), 409, 'hold_unknown');
    await hr.post(`${hold}/step`, step('ask_to_lift'));
    await expectRefusal(() => hr.post(`${hold}/step`, step('lift')), 403, 'second_person_needed');
    await auditor.post(`${hold}/step`, step('lift'));
    await runClock(purgeMinute);
    expect(await purgeState(scene)).toBe('done');
    await expectRefusal(() => hr.post(hold, { reason: '太晚了' }), 409, 'purge_has_begun');
  });

  it('is not stopped by a wish to hold that nobody confirmed', async () => {
    await scene.company.hr.post(`/retention/${scene.cycle}/hold`, { reason: '一个人的意思' });
    await purgeNow();
    expect(await purgeState(scene)).toBe('done');
  });

  it('goes on where it was interrupted, whichever call of the database fails', async () => {
    await runClock(purgeMinute);
    await passAnnouncement();
    await announceAndBegin(env.DB);
    const begun = await saveWorld();
    for (let at = 1; ; at += 1) {
      await restoreWorld(begun);
      const faulty = faultyDatabase(at, at % 2 === 0 ? 'after' : 'for good');
      await continuePurges(faulty.db, testVault()).catch(() => undefined);
      if (faulty.calls() < at) break;
      expect(await continuePurges(env.DB, testVault())).toEqual([]);
      expect([at, await purgeState(scene), await rowsLeft()]).toEqual([at, 'done', []]);
    }
  });

  it('keeps anything from being written into the cycle afterwards', async () => {
    await purgeNow();
    const start = await now();
    await expectRefusal(
      () =>
        submitWindow(scene.company.hr, {
          cycle: scene.cycle,
          departments: [scene.production],
          opensAt: start + 600,
          closesAt: start + 3600,
          latestCloseAt: start + 7200,
          graceMinutes: 0,
          threshold: 5,
        }),
      409,
      'cycle_purged',
    );
  });
});

describe('an older database that is put back after a purge', () => {
  const ask = (app: ReturnType<typeof createApp>) =>
    app.request(
      `${origin}/api/manager/results`,
      { headers: { cookie: scene.manager.cookie ?? '' } },
      env,
      createExecutionContext(),
    );

  it('serves nothing before what was purged is purged again', async () => {
    await purgeNow();
    await restoreWorld({ ...past, objects: (await saveWorld()).objects });
    expect(await rowsLeft()).not.toEqual([]);

    const reply = await ask(createApp());
    expect(reply.status).toBe(200);
    expect(await rowsLeft()).toEqual([]);
    const stored = await everything();
    expect(words.filter((word) => stored.includes(word))).toEqual([]);
    expect(await purgeState(scene)).toBe('done');
    // The log of then does not bear out its anchor, and purging again has not hidden that.
    const { mismatches } = await scene.company.hr.get<{ mismatches: unknown[] }>('/audit/standing');
    expect(mismatches).toHaveLength(1);
  });

  it('is purged also where a window was open then', async () => {
    await purgeNow();
    await restoreWorld({ ...past, objects: (await saveWorld()).objects });
    await env.DB.batch([
      env.DB.prepare('DROP TRIGGER windows_only_move_forward'),
      env.DB.prepare("UPDATE windows SET state = 'open'"),
    ]);
    expect(await purgeWhatCameBack(env.DB, testVault())).toBe(true);
    expect(await purgeState(scene)).toBe('done');
    expect(await rowsLeft()).toEqual([]);
  });

  it('is refused as a whole while R2 does not say what was purged', async () => {
    const bucket = new Proxy(env.KEYS, {
      get: () => () => Promise.reject(new Error('R2 is down')),
    });
    const reply = await createApp().request(
      `${origin}/api/manager/results`,
      { headers: { cookie: scene.manager.cookie ?? '' } },
      { ...env, KEYS: bucket },
      createExecutionContext(),
    );
    expect([reply.status, await reply.json()]).toMatchObject([503, { code: 'purge_pending' }]);
  });
});
