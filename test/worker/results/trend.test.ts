import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { selectResult } from '../../../worker/results/published-store.ts';
import { buildAppraisalScene, decide, type AppraisalScene } from '../appraisal/appraisal-scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';

interface Trend {
  points: {
    cycle: { label: string };
    outcome: string;
    customerScoreTenths: number | null;
    formVersion: number;
  }[];
}

let scene: AppraisalScene;
let start: World;

beforeAll(async () => {
  scene = await buildAppraisalScene();
  start = await saveWorld();
});

beforeEach(() => restoreWorld(start));

const next = async (label: string) => {
  const departments = [scene.department, scene.foreign];
  const cycle = await openCycle(scene.company.hr, { kind: 'month', label, departments });
  return { ...scene, cycle };
};

const trend = () =>
  scene.manager.post<Trend>('/manager/results/trend', { department: scene.department });

describe('the trend', () => {
  it('has a row for each cycle with a result, oldest first, with gaps where there is no score', async () => {
    await decide(scene, 'published', 812);
    await decide(await next('2026-11'), 'withheld');
    await decide(await next('2026-12'), 'void');
    await decide(await next('2027-01'), 'published', 840);
    await next('2027-02');
    const { points } = await trend();
    expect(
      points.map(({ cycle, outcome, customerScoreTenths }) => [
        cycle.label,
        outcome,
        customerScoreTenths,
      ]),
    ).toEqual([
      ['2026-10', 'published', 812],
      ['2026-11', 'withheld', null],
      ['2026-12', 'void', null],
      ['2027-01', 'published', 840],
    ]);
  });

  it('takes the survey that was run again after a void one', async () => {
    await decide(scene, 'void');
    await decide(scene, 'published', 700);
    expect((await trend()).points).toMatchObject([
      { outcome: 'published', customerScoreTenths: 700 },
    ]);
  });

  it('says under which form version a score was given', async () => {
    await env.DB.prepare(
      "INSERT INTO form_versions (id, number, content) SELECT 'form-two-form-two-two', 2, content FROM form_versions WHERE number = 1",
    ).run();
    const { cycle } = await next('2026-11');
    await env.DB.prepare(
      "UPDATE cycles SET form_version_id = 'form-two-form-two-two' WHERE id = ?1",
    )
      .bind(cycle)
      .run();
    await decide(scene, 'published', 800);
    await decide({ ...scene, cycle }, 'withheld');
    expect((await trend()).points.map(({ formVersion }) => formVersion)).toEqual([1, 2]);
  });

  it('72: and the result, the total, and the looks know nothing of a void survey’s figures', async () => {
    await decide(scene, 'void');
    const { cycle, department } = scene;
    const answers = await Promise.all([
      trend(),
      ...['view', 'print', 'export'].map((purpose) =>
        scene.manager.post('/manager/results', { cycle, department, purpose }),
      ),
      scene.manager.get('/manager/results'),
      scene.manager.get(`/manager/looks/${cycle}/${department}`),
    ]);
    // The form, which holds nothing of an answer, has indicators of its own.
    const text = JSON.stringify(answers, (key, value: unknown) => (key === 'form' ? null : value));
    expect(text).toContain('"void"');
    expect(text).not.toMatch(/customerScoreTenths":\d|indicators|band"|summary/);
  });

  it('leaves a result as cheap to read as it was, however much is published', async () => {
    const rowsRead = async () =>
      (await selectResult(env.DB, scene.department, scene.cycle).all()).meta.rows_read;
    await decide(scene, 'published', 812);
    // The row, its entry in the index, and its place in the order.
    expect(await rowsRead()).toBeLessThanOrEqual(3);
    for (const label of ['2026-11', '2026-12', '2027-01']) {
      const later = await next(label);
      await decide(later, 'published', 800);
      await decide({ ...later, department: scene.foreign }, 'published', 700);
    }
    expect(await rowsRead()).toBeLessThanOrEqual(3);
  });

  it('81: holds nothing of another department', async () => {
    await decide({ ...scene, department: scene.foreign }, 'published', 999);
    expect((await trend()).points).toEqual([]);
    const ask = () => scene.manager.post('/manager/results/trend', { department: scene.foreign });
    await expectRefusal(ask, 404, 'department_unknown');
  });
});
