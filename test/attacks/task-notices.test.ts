import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import { sendTaskNotices } from '../../worker/task-notices/send.ts';
import { auditAll } from '../worker/appraisal/total-scene.ts';
import { runClock } from '../worker/support/clock.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { now, openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { freshNotices, mailbox } from '../worker/task-notices/notice-scene.ts';

const day = 24 * 60 * 60;

let scene: Scene;
let survey: string;
/** The window open, and the service's sheets audited. */
let world: World;
/** Before the close, unix seconds; a midnight that passes meanwhile changes nothing. */
let midnight: number;

beforeAll(async () => {
  await resetStorage();
  scene = await openScene({ threshold: 3 });
  survey = await surveyIdOf(scene);
  const { service: department, production: foreign } = scene;
  await auditAll({ ...scene, department, foreign, idle: foreign });
  await freshNotices(['m1', 'm2', 'r1', 'r2', 'mC1']);
  world = await saveWorld();
  midnight = Math.floor((await now()) / day) * day;
});

/**
 * Days after the close on which the clock runs. A week after it, surveys are no longer named and
 * totals are; the seventh is left out, on which it depends on the minute.
 */
const days = [1, 2, 6, 8, 9, 15];

/** Every notice of the days after the window's close, as whoever runs the mail sees them. */
async function noticesAfter(ballots: readonly Ballot[], isReleased: boolean): Promise<object[]> {
  await restoreWorld(world);
  await castAll(scene, ballots);
  await passClose(scene);
  await runClock();
  if (isReleased) await releaseBy(scene, survey);
  const box = mailbox();
  const seen: object[] = [];
  for (const after of days) {
    const start = midnight + after * day;
    const date = new Date(start * 1000).toISOString().slice(0, 10);
    // Worked, whatever day of the week this runs on.
    await env.DB.prepare('INSERT INTO company_days (day, working) VALUES (?1, 1)').bind(date).run();
    const before = box.messages.length;
    // 9:30 in Shanghai.
    await sendTaskNotices(env.DB, box, start + 5400);
    const came = box.messages.slice(before).map(({ to, subject, text }) => ({ to, subject, text }));
    seen.push({ after, came: came.toSorted((a, b) => a.to.localeCompare(b.to)) });
  }
  return seen;
}

const all = (rating: number, count: number) =>
  Array.from({ length: count }, () => plain(Array<number>(9).fill(rating)));

describe('whoever sees the notices of two worlds', () => {
  it('finds them the same byte by byte, whatever was rated, by how many, and what came of it', async () => {
    const first = await noticesAfter(all(2, 3), true);
    const text = JSON.stringify(first);
    expect(text).toContain('已截止的部门评价，请查看是否有要办理的步骤：2项');
    expect(text).toContain('待核对的考核总分，齐备后请签署：1项');
    const others: Record<string, [readonly Ballot[], boolean]> = {
      'other ratings, and one rater more': [[...all(10, 3), ...all(1, 1)], true],
      // Settled the minute after the close.
      'too few ballots': [all(9, 1), false],
      'no ballot': [[], false],
      'tallied, and the reviewer takes long': [all(7, 3), false],
    };
    for (const [name, [ballots, isReleased]] of Object.entries(others)) {
      expect([name, await noticesAfter(ballots, isReleased)]).toEqual([name, first]);
    }
    // No name, no address but the console's, and nothing that opens anything.
    for (const word of ['用户服务', '生产中心', '客户部门', '经理', '任总', '2026-10', '#', '?']) {
      expect(text).not.toContain(word);
    }
    expect(new Set(text.match(/https?:[^\s\\"]*/g))).toEqual(new Set(['https://niping.test/']));
  });
});
