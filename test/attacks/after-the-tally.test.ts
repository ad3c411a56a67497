import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resetStorage } from '../worker/support/reset.ts';
import { runClock } from '../worker/support/clock.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { keyNames } from '../worker/support/vault.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';

let scene: Scene;
let survey: string;
let open: World;
let tallied: World;

beforeAll(async () => {
  await resetStorage();
  scene = await openScene();
  open = await saveWorld();
  await castAll(
    scene,
    [3, 5, 6, 7, 8, 9].map((rating) => plain(Array<number>(9).fill(rating))),
  );
  await passClose(scene);
  survey = await surveyIdOf(scene);
  await tallyBy(scene, survey);
  tallied = await saveWorld();
});
beforeEach(() => restoreWorld(tallied));

const published = () => env.DB.prepare('SELECT count(*) AS n FROM published_results').first('n');

describe('G3: whoever writes to the database between tally and release', () => {
  const first = "(SELECT id FROM answers WHERE indicator = 'quality' ORDER BY id LIMIT 1)";
  const last = "(SELECT id FROM answers WHERE indicator = 'quality' ORDER BY id DESC LIMIT 1)";
  it.each([
    ['the sums', ["UPDATE tallies SET sums = '[60,60,60,60,60,60,60,60,60]'"]],
    [
      'a rating with its sum',
      [
        `UPDATE answers SET rating = rating + 1 WHERE id = (SELECT id FROM answers
          WHERE indicator = 'guidance' AND rating < 9 ORDER BY id LIMIT 1)`,
        "UPDATE tallies SET sums = '[38,38,39,38,38,38,38,38,38]'",
      ],
    ],
    [
      'two ratings, so that the sum stays',
      [
        `UPDATE answers SET rating = rating + 1 WHERE id = ${first}`,
        `UPDATE answers SET rating = rating - 1 WHERE id = ${last}`,
      ],
    ],
    [
      'what two answers are about',
      [
        `UPDATE answers SET indicator = iif(indicator = 'manner', 'guidance', 'manner')
         WHERE indicator IN ('manner', 'guidance') AND rating = 5`,
      ],
    ],
    [
      'the number of ballots, with the answers of one',
      [
        'DELETE FROM answers WHERE rating = 3',
        "UPDATE tallies SET counted = 5, received = 5, sums = '[35,35,35,35,35,35,35,35,34]'",
      ],
    ],
  ])('cannot change %s', async (_what, sql) => {
    const guards = (
      await env.DB.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('answers', 'tallies')",
      ).all<{ name: string }>()
    ).results.map(({ name }) => `DROP TRIGGER ${name}`);
    await env.DB.batch([...guards, ...sql].map((each) => env.DB.prepare(each)));
    await expectRefusal(() => releaseBy(scene, survey), 409, 'answers_changed');
    // The look is noted all the same: it has read what is there.
    const look = scene.reviewer.post(`/reviewer/surveys/${survey}/evidence`);
    await expect(look).rejects.toMatchObject({ status: 409, code: 'answers_changed' });
    expect(await published()).toBe(0);
    await scene.reviewer.post(`/reviewer/surveys/${survey}/void`, {
      reason: '数据被改动',
      confirmation: '用户服务',
    });
  });
});

describe('an older database that is put back', () => {
  it('72: releases nothing that was voided since', async () => {
    await scene.reviewer.post(`/reviewer/surveys/${survey}/void`, {
      reason: '多人受到压力',
      confirmation: '用户服务',
    });
    await restoreWorld({ ...tallied, objects: (await saveWorld()).objects });
    await expectRefusal(() => releaseBy(scene, survey), 503, 'key_unavailable');
    expect(await published()).toBe(0);
  });

  it('does not cost the keys of windows that it does not know', async () => {
    await restoreWorld(open);
    const keys = await keyNames();
    expect(keys).toContain(`survey-keys/${survey}`);
    const unknown = new Set(
      ['windows', 'surveys', 'window_clients', 'survey_clients', 'links', 'link_surveys'].concat([
        'survey_managers',
        'survey_counts',
        'window_overviews',
        'turnout_bands',
      ]),
    );
    const tables = new Map(
      [...open.tables].map(([name, rows]) => {
        if (name !== 'audit_log') return [name, unknown.has(name) ? [] : rows] as const;
        return [name, rows.filter((row) => row['chain'] !== "'windows'")] as const;
      }),
    );
    await restoreWorld({ ...open, tables, objects: (await saveWorld()).objects });
    // The minute in which keys are looked through that nobody needs.
    await runClock(17);
    expect(await keyNames()).toEqual(keys);
  });
});
