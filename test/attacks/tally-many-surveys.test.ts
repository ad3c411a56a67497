import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { tick } from '../../worker/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { faultyDatabase } from '../worker/support/faulty-database.ts';
import { brokenInvariants } from '../worker/support/invariants.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, surveyIdOf } from '../worker/support/survey.ts';
import { keyNames, testVault } from '../worker/support/vault.ts';

/** Surveys that are added to the scene's two. */
const added = 43;
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
  await castAll(
    scene,
    Array.from({ length: 6 }, () => plain([7, 8, 9, 6, 7, 8, 10, 5, 4])),
  );
  // Departments whose surveys nobody answered, as a large window has them: the same keys in copy.
  const model = await surveyIdOf(scene, scene.production);
  const keys = await (await env.KEYS.get(`survey-keys/${model}`))?.arrayBuffer();
  for (let at = 0; at < added; at++) {
    const id = `survey-${String(at).padStart(14, '0')}`;
    const department = `depart-${String(at).padStart(14, '0')}`;
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO departments (id, code, name, rater_links, revision)
         VALUES (?1, ?1, ?1, 0, 1)`,
      ).bind(department),
      env.DB.prepare(
        `INSERT INTO surveys (id, window_id, department_id, approval, approved_by, state,
           links_issued, signing_key, sealing_key, manifest, manifest_hash, keys)
         SELECT ?1, window_id, ?2, approval, approved_by, state, links_issued, signing_key,
           sealing_key, manifest, randomblob(32), keys FROM surveys WHERE id = ?3`,
      ).bind(id, department, model),
    ]);
    await env.KEYS.put(`survey-keys/${id}`, keys ?? '');
  }
  await passClose(scene);
});

async function pending(): Promise<number> {
  const surveys = (await dumpDatabase())['surveys'] as { state: string }[];
  return surveys.filter(({ state }) => state === 'pending').length;
}

it('107: a window of many surveys is tallied in steps, each of which may break off anywhere', async () => {
  const total = added + 2;
  const left = [await pending()];
  // The first step loses the database for good in its middle, the second one call of it.
  for (const [at, fault] of [
    [70, 'for good'],
    [50, 'after'],
  ] as const) {
    const { db, settled } = faultyDatabase(at, fault);
    await expect(tick(db, testVault(), 0)).rejects.toThrow('D1_ERROR');
    await settled();
    expect(await brokenInvariants()).toEqual([]);
    left.push(await pending());
  }
  expect(left[0]).toBe(total);
  expect(left[1]).toBeLessThan(total);
  expect(left[2]).toBeLessThan(left[1] ?? 0);

  // Two steps at once are as good as one after the other.
  await Promise.all([tick(env.DB, testVault(), 0), tick(env.DB, testVault(), 0)]);
  for (let step = 0; step < 3 && (await pending()) > 0; step++) await tick(env.DB, testVault(), 0);
  await tick(env.DB, testVault(), 0);
  const { surveys = [], tallies = [], windows, answers } = await dumpDatabase();
  const states = (surveys as { state: string; keys: string }[]).map(
    ({ state, keys }) => `${state}, ${keys}`,
  );
  expect(states.filter((state) => state === 'tallied, destroyed')).toHaveLength(1);
  expect(states.filter((state) => state === 'withheld, destroyed')).toHaveLength(total - 1);
  expect([tallies.length, answers?.length]).toEqual([total, 54]);
  expect(windows).toMatchObject([{ state: 'closed' }]);
  expect(await keyNames()).toEqual([`evidence/${await surveyIdOf(scene)}`]);
  expect(await brokenInvariants()).toEqual([]);
});
