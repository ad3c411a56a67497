import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commitmentTo } from '../../worker/audit/words-store.ts';
import { firstBrokenEntry } from '../../worker/audit/store.ts';
import { bytesOf } from '../../worker/database.ts';
import { paperPlanSheet } from '../unit/appraisal/sheets.ts';
import {
  monthsAgo,
  passAnnouncement,
  purgeMinute,
  purgeState,
} from '../worker/retention/past-scene.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { alike, castAll, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../worker/support/world.ts';
import { sealingDatabase } from '../../worker/words/sealing-database.ts';
import { testVault } from '../worker/support/vault.ts';

/** What staff say with their steps; the void quotes what a rater wrote. */
const said = {
  request: '金丝雀甲：都评完了',
  returned: '金丝雀乙：第二项没有依据',
  voided: '金丝雀丙：有人写道“小王总是迟到”',
};
const words = Object.values(said);

let scene: Scene;
let plan: string;
let world: World;
beforeAll(async () => {
  await resetStorage();
  const label = monthsAgo(14);
  scene = await openScene({ label });
  const { company, manager, reviewer, window } = scene;
  const { id } = await company.hr.post<{ id: string }>(`/hr/windows/${window}/requests`, {
    kind: 'early_close',
    reason: said.request,
    confirmation: label,
  });
  await reviewer.post(`/reviewer/requests/${id}/refuse`);
  plan = `/sheets/${scene.cycle}/${scene.service}/plan`;
  await manager.put(`/manager${plan}`, { revision: 0, content: paperPlanSheet() });
  await manager.post(`/manager${plan}/submit`, { revision: 1 });
  await reviewer.post(`/reviewer${plan}/return`, { revision: 2, reason: said.returned });
  await castAll(scene, alike(6));
  await passClose(scene);
  const survey = await surveyIdOf(scene);
  await tallyBy(scene, survey);
  await reviewer.post(`/reviewer/surveys/${survey}/void`, {
    reason: said.voided,
    confirmation: '用户服务',
  });
  world = await saveWorld();
});
beforeEach(() => restoreWorld(world));

const foundIn = (text: string) => words.filter((each) => text.includes(each));

describe('what people say with a step', () => {
  it('is not in the log, which HR reads and nobody may delete', async () => {
    const { hr } = scene.company;
    const log = (await dumpDatabase())['audit_log'] ?? [];
    expect(foundIn(JSON.stringify(log))).toEqual([]);
    for (const chain of ['windows', 'appraisals']) {
      const { entries } = await hr.get<{ entries: { action: string; detail: object }[] }>(
        `/audit/entries?chain=${chain}`,
      );
      expect(foundIn(JSON.stringify(entries))).toEqual([]);
      const moved = entries.filter(({ action }) =>
        ['request_early_close', 'void_survey', 'return_sheet'].includes(action),
      );
      for (const { detail } of moved) {
        expect(detail).toMatchObject({ words: expect.stringMatching(/^[\w-]{43}$/) });
      }
    }
  });

  it('is read where it belongs, and fits what the log holds of it', async () => {
    const sheet = await scene.manager.get(`/manager${plan}`);
    expect(sheet).toMatchObject({
      steps: [{ action: 'submit_plan' }, { action: 'return_sheet', words: said.returned }],
    });
    const open = sealingDatabase(env.DB, testVault());
    const { results } = await open.prepare('SELECT * FROM audit_words').all<{
      commitment: string;
      salt: ArrayBuffer;
      words: string;
    }>();
    expect(results.map((row) => row.words).toSorted()).toEqual(words.toSorted());
    for (const row of results) {
      expect(await commitmentTo(bytesOf(row.salt), row.words)).toBe(row.commitment);
    }
  });

  it('does not go before its cycle is purged, nor change', async () => {
    const change = env.DB.prepare("UPDATE audit_words SET words = 'x'").run();
    await expect(change).rejects.toThrow('audit_words_are_final');
    const drop = env.DB.prepare('DELETE FROM audit_words').run();
    await expect(drop).rejects.toThrow('audit_words_are_final');
  });

  it('119: is gone with its cycle, as the certificate says', async () => {
    await runClock(purgeMinute);
    await passAnnouncement();
    await runClock(purgeMinute);
    expect(await purgeState(scene)).toBe('done');
    expect(foundIn(JSON.stringify(await dumpDatabase()))).toEqual([]);
    expect(await firstBrokenEntry(env.DB, 'windows')).toBeUndefined();
  });
});
