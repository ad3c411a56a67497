import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../scripts/client/company.ts';
import { dayIn } from '../../shared/calendar/working-days.ts';
import { personReferences } from '../../worker/retention/leaver-store.ts';
import type { LeaverMonth } from '../../worker/retention/leavers.ts';
import { monthsAgo, purgeMinute } from '../worker/retention/past-scene.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { type ReadyScene, readyScene } from '../worker/support/scene.ts';
import { keyNames } from '../worker/support/vault.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

/** Occurs in what is known of those who leave, and nowhere else. */
const canary = '金丝雀';
let scene: ReadyScene;
let left: World;
/** Somebody who had to do with nothing, and who prepared the window of a cycle that is kept. */
let idle: string;
let needed: string;

beforeAll(async () => {
  await resetStorage();
  scene = await readyScene();
  const { hr } = scene.company;
  const person = { name: `${canary}小林`, email: 'lin@canary.example', department: null };
  ({ id: idle } = await hr.post<{ id: string }>('/hr/people', {
    ...person,
    number: 'canary-1',
    title: `${canary}专员`,
  }));
  await hr.post(`/hr/people/${idle}/sign-in-link`);
  await hr.post(`/hr/people/${idle}/end`, { revision: 1 });
  needed = idOf(scene.company.people, 'm2');
  await hr.put(`/hr/departments/${scene.production}`, await withoutManager());
  const { revision } = await hr.get<{ revision: number }>(`/hr/people/${needed}`);
  await hr.post(`/hr/people/${needed}/end`, { revision });
  left = await saveWorld();
});
beforeEach(() => restoreWorld(left));

/** The production without its manager, who leaves. */
async function withoutManager() {
  const path = `/hr/departments/${scene.production}`;
  const now = await scene.company.hr.get<{
    code: string;
    name: string;
    raterLinks: number;
    revision: number;
    reviewer: { id: string };
  }>(path);
  const { code, name, raterLinks, revision } = now;
  return { code, name, raterLinks, revision, manager: null, reviewer: now.reviewer.id };
}

/** Lets everybody who left have left in the month so many months ago, at noon of its 15th. */
async function leftAgo(months: number): Promise<string> {
  const month = monthsAgo(months);
  await env.DB.prepare('UPDATE people SET ended_at = ?1 WHERE ended_at IS NOT NULL')
    .bind(Date.parse(`${month}-15T12:00:00Z`) / 1000)
    .run();
  return month;
}

async function passAnnouncement(days: number): Promise<void> {
  await env.DB.prepare('UPDATE forgettings SET announced_at = announced_at - ?1')
    .bind(days * 86_400)
    .run();
}

const personRow = (id: string) =>
  env.DB.prepare('SELECT number, name, email, title, forgotten_at FROM people WHERE id = ?1')
    .bind(id)
    .first<{ number: string; name: string; forgotten_at: number | null }>();
const months = async () =>
  (await scene.company.hr.get<{ leavers: LeaverMonth[] }>('/retention')).leavers;
const actions = async () =>
  (
    await env.DB.prepare(
      "SELECT action FROM audit_log WHERE action LIKE '%forget%' ORDER BY seq",
    ).all<{ action: string }>()
  ).results.map(({ action }) => action);
/** Nobody is needed any more, as after the purge of every cycle. */
const nothingKept = () =>
  env.DB.batch([
    env.DB.prepare(
      "INSERT INTO purges (cycle_id, state, announced_at, started_at, counts, done_at, certificate) SELECT id, 'done', 1, 2, '{}', 3, '{}' FROM cycles",
    ),
  ]);

describe('what is known of people who left', () => {
  it('is announced 30 days before, forgotten when due, and certified without a name', async () => {
    const month = await leftAgo(14);
    await nothingKept();
    await runClock(purgeMinute);
    expect(await months()).toMatchObject([{ month, people: 2, state: 'announced' }]);
    await passAnnouncement(29);
    await runClock(purgeMinute);
    expect(await personRow(idle)).toMatchObject({ number: 'canary-1', forgotten_at: null });
    await passAnnouncement(1);
    await runClock(purgeMinute);
    expect(await personRow(idle)).toMatchObject({ number: idle, email: null, title: null });
    expect(JSON.stringify(await dumpDatabase())).not.toMatch(/金丝雀|canary/);
    expect(await months()).toMatchObject([{ month, people: 2, state: 'done' }]);
    const certificate = await (await env.KEYS.get(`forgotten/${month}`))?.text();
    expect(JSON.parse(certificate ?? '{}')).toMatchObject({
      month,
      people: [idle, needed].toSorted(),
      retentionMonths: 12,
    });
    expect(certificate).not.toMatch(/金丝雀|毛经理|canary/);
    expect(await actions()).toEqual(['announce_forgetting', 'complete_forgetting']);

    // Twice is harmless, and nothing describes them again.
    const after = await dumpDatabase();
    await runClock(purgeMinute);
    expect(await dumpDatabase()).toEqual(after);
    const again = env.DB.prepare("UPDATE people SET name = 'x' WHERE id = ?1").bind(idle).run();
    await expect(again).rejects.toThrow('person_is_forgotten');
    const { rows } = await scene.company.hr.get<{ rows: { id: string }[] }>(
      '/hr/people?state=ended',
    );
    expect(rows).toEqual([]);
  });

  it('is kept not a day less than the data of the month in which they left', async () => {
    await nothingKept();
    // Due at the first second of the company's next month.
    await leftAgo(12);
    await runClock(purgeMinute);
    await passAnnouncement(400);
    await runClock(purgeMinute);
    expect(await personRow(idle)).toMatchObject({ forgotten_at: null });
    const [entry] = await months();
    const day = dayIn('Asia/Shanghai', entry?.dueAt ?? 0);
    expect(day.slice(8)).toBe('01');
    expect(dayIn('Asia/Shanghai', (entry?.dueAt ?? 0) - 1)).not.toBe(day);
  });

  it('stays as long as a cycle that is kept, or held, needs the person', async () => {
    const month = await leftAgo(14);
    await runClock(purgeMinute);
    await passAnnouncement(30);
    await runClock(purgeMinute);
    expect(await personRow(idle)).toMatchObject({ number: idle });
    expect(await personRow(needed)).toMatchObject({ name: '毛经理', forgotten_at: null });
    expect(await months()).toMatchObject([{ month, people: 1, state: 'waits' }]);
    expect(await keyNames()).not.toContain(`forgotten/${month}`);
    await nothingKept();
    await runClock(purgeMinute);
    expect(await personRow(needed)).toMatchObject({ number: needed });
    expect(await months()).toMatchObject([{ month, people: 2, state: 'done' }]);
  });

  it('is forgotten again when an older database knows it again, before anything is served', async () => {
    await leftAgo(14);
    await nothingKept();
    const before = await saveWorld();
    await runClock(purgeMinute);
    await passAnnouncement(30);
    await runClock(purgeMinute);
    const certificates = await env.KEYS.list({ prefix: 'forgotten/' });
    const [kept] = certificates.objects;
    const text = (await (await env.KEYS.get(kept?.key ?? ''))?.text()) ?? '';
    await restoreWorld(before);
    await env.KEYS.put(kept?.key ?? '', text);
    // As it was on a day on which they had not even left.
    await env.DB.prepare('UPDATE people SET ended_at = NULL WHERE id = ?1').bind(idle).run();
    await runClock();
    expect(await personRow(idle)).toMatchObject({ number: idle });
    expect(JSON.stringify(await dumpDatabase())).not.toMatch(/金丝雀|canary/);
    expect(await actions()).toEqual(['forget_again']);
    await expectRefusal(
      () => scene.company.hr.post(`/hr/people/${idle}/sign-in-link`),
      409,
      'person_ended',
    );
  });

  it('loses old substitutions with their reasons, and no others', async () => {
    const [absent, standing, naming] = ['m1', 'r2', 'h1'].map((number) =>
      idOf(scene.company.people, number),
    );
    const insert = (id: string, until: string) =>
      env.DB.prepare(
        `INSERT INTO substitutes (id, department_id, role, person_id, stands_in_for, from_at,
           until_at, reason, named_by, named_at, revision)
         VALUES (?1, ?2, 'manager', ?3, ?4, unixepoch('now', ?5, '-2 days'),
           unixepoch('now', ?5), ?6, ?7, 1, 1)`,
      ).bind(id.padEnd(21, '-'), scene.service, standing, absent, until, `${id}病假`, naming);
    await env.DB.batch([insert('old', '-13 months'), insert('late', '-11 months')]);
    await runClock(purgeMinute);
    const { results } = await env.DB.prepare('SELECT reason FROM substitutes').all();
    expect(results).toEqual([{ reason: 'late病假' }]);
  });

  it('knows of every reference to a person whether it needs, loses or outlives the name', async () => {
    const { results } = await env.DB.prepare(
      `SELECT m.name || '.' || f."from" AS reference
       FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'people' ORDER BY 1`,
    ).all<{ reference: string }>();
    const known = Object.values(personReferences).flat();
    expect(results.map(({ reference }) => reference)).toEqual(known.toSorted());
  });
});
