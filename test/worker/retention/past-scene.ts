import { env } from 'cloudflare:workers';
import { runClock } from '../support/clock.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';

/** What the raters of the scene wrote, and what staff wrote into the same cycle. */
export const planted = { rater: '金丝雀甲', manager: '金丝雀乙', reviewer: '金丝雀丙' };

/** Label of the month so many months before this one, by UTC. */
export function monthsAgo(months: number): string {
  const now = new Date();
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  return then.toISOString().slice(0, 7);
}

/** A cycle of so many months ago with a released survey, a withheld one, a sheet and a measure. */
export async function pastScene(months: number): Promise<Scene> {
  const scene = await openScene({ label: monthsAgo(months) });
  const texts = Array.from({ length: 9 }, (_, at) => (at === 6 ? planted.rater : ''));
  await castAll(
    scene,
    Array.from({ length: 8 }, () => ({ ratings: Array<number>(9).fill(7), texts })),
  );
  await passClose(scene);
  const survey = await surveyIdOf(scene);
  await tallyBy(scene, survey);
  await releaseBy(scene, survey);
  await runClock();
  const by = scene.company.people.get('m1') ?? '';
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content, changed_by,
         changed_at) VALUES (?1, ?2, 'duty', 'draft', 1, json_object('note', ?3), ?4, unixepoch())`,
    ).bind(scene.cycle, scene.service, planted.manager, by),
    env.DB.prepare(
      `INSERT INTO measures (id, cycle_id, department_id, about, text, owner, due_on, state,
         changed_by, changed_at, revision)
       VALUES (?1, ?2, ?3, 'duty', ?4, '马经理', '2026-01-01', 'planned', ?5, unixepoch(), 1)`,
    ).bind('m'.repeat(21), scene.cycle, scene.service, planted.reviewer, by),
  ]);
  return scene;
}

/** Minute of the hour in which the clock announces and begins purges. */
export const purgeMinute = 7;

/** Lets the 30 days since the announcement of every purge pass. */
export async function passAnnouncement(days = 30): Promise<void> {
  await env.DB.prepare('UPDATE purges SET announced_at = announced_at - ?1')
    .bind(days * 86_400)
    .run();
}

/** Where the purge of the scene's cycle stands; `kept` before it is announced. */
export async function purgeState(scene: Scene): Promise<string> {
  const row = await env.DB.prepare('SELECT state FROM purges WHERE cycle_id = ?1')
    .bind(scene.cycle)
    .first<{ state: string }>();
  return row?.state ?? 'kept';
}
