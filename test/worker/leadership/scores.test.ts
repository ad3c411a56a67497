import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import { buildAppraisalScene, decide, type AppraisalScene } from '../appraisal/appraisal-scene.ts';
import { answer, auditAll, freeze, object, readTotal, sign } from '../appraisal/total-scene.ts';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import { withOwnCompany } from '../support/scene.ts';

interface Scores {
  cycle: { label: string };
  shown: boolean;
  fingerprint?: string;
  totals?: string;
  departments?: {
    department: { id: string; name: string };
    outcome: string;
    customerScoreTenths: number | null;
    total: { state: string; hundredths?: number; version?: number; fingerprint?: string };
  }[];
  viewer: { name: string; at: number };
}

let scene: AppraisalScene;
let leader: StaffClient;

/** A cycle of seven departments; the first is the scene's. */
async function openLargeCycle(): Promise<string[]> {
  const { hr } = scene.company;
  const others: string[] = [];
  for (const code of ['X1', 'X2', 'X3', 'X4', 'X5', 'X6']) {
    const made = await hr.post<{ id: string }>('/hr/departments', {
      code,
      name: `部门${code}`,
      raterLinks: 0,
    });
    others.push(made.id);
  }
  const departments = [scene.department, ...others];
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-11', departments });
  scene = { ...scene, cycle };
  return departments;
}

const publish = async (departments: readonly string[], tenths = 800) => {
  for (const [index, department] of departments.entries()) {
    await decide({ ...scene, department }, 'published', tenths + index);
  }
};

const read = (purpose = 'view') =>
  leader.post<Scores>('/leadership/scores', { cycle: scene.cycle, purpose });

beforeEach(async () => {
  ({ leader, ...scene } = await remember(
    'the scene of appraisals with leadership',
    async () => {
      const made = await buildAppraisalScene();
      return { ...made, leader: await signInWithRole(made.company, 'leadership') };
    },
    withOwnCompany,
  ));
});

describe('scores side by side', () => {
  it('are not there, nor how many there are, while four departments are published', async () => {
    const departments = await openLargeCycle();
    const { viewer: _nobody, ...nothing } = await read();
    expect(nothing).toEqual({ cycle: { id: scene.cycle, label: '2026-11' }, shown: false });
    await publish(departments.slice(0, 4));
    await decide({ ...scene, department: departments[4] ?? '' }, 'withheld');
    const { viewer: _viewer, ...stillNothing } = await read();
    expect(stillNothing).toEqual(nothing);
  });

  it('are published scores and frozen totals once five departments are published', async () => {
    const departments = await openLargeCycle();
    await auditAll(scene);
    await publish(departments.slice(0, 5), 900);
    await decide({ ...scene, department: departments[5] ?? '' }, 'withheld');
    const scores = await read();
    expect(
      scores.departments?.map(({ outcome, customerScoreTenths }) => [outcome, customerScoreTenths]),
    ).toEqual([
      ['published', 900],
      ['published', 901],
      ['published', 902],
      ['published', 903],
      ['published', 904],
      ['withheld', null],
      ['none', null],
    ]);
    const totals = ({ departments: rows }: Scores) => rows?.map(({ total }) => total.state);
    expect(totals(scores)).toEqual(Array<string>(7).fill('unsigned'));
    expect(scores.departments?.[0]?.total).toEqual({ state: 'unsigned' });
    await freeze(scene);
    const { record } = await readTotal(scene);
    const [own, ...rest] = (await read()).departments ?? [];
    expect(own?.total).toEqual({
      state: 'frozen',
      hundredths: 7680,
      version: 1,
      fingerprint: record.fingerprint,
    });
    expect(rest.every(({ total }) => total.state === 'unsigned')).toBe(true);
  });

  it('are what was signed, whatever the total would be made of since', async () => {
    const departments = await openLargeCycle();
    await auditAll(scene);
    await publish(departments.slice(1, 6));
    await decide(scene, 'withheld');
    await freeze(scene, true);
    const totalNow = async () => (await read()).departments?.[0]?.total;
    const signed = await totalNow();
    expect(signed).toMatchObject({ state: 'frozen', hundredths: 7840, version: 1 });
    // A later window ends with a score; the department's own page says that the inputs changed.
    await decide(scene, 'published', 100);
    expect((await readTotal(scene)).record.changes).not.toBeNull();
    expect(await totalNow()).toEqual(signed);

    await object(scene, '应当计入新的评分');
    expect(await totalNow()).toEqual({ ...signed, state: 'objected' });
    await answer(scene, 'upheld');
    expect(await totalNow()).toEqual({ state: 'being_corrected' });
    await sign(scene, 'filler');
    await sign(scene, 'self_scorer');
    expect(await totalNow()).toEqual({ state: 'being_corrected' });
    await sign(scene, 'reviewer');
    const { record } = await readTotal(scene);
    // 100 × 30 % + 96 × 30 % + 10 × 20 %
    const corrected = { hundredths: 6080, version: 2, fingerprint: record.fingerprint };
    expect(await totalNow()).toEqual({ state: 'frozen', ...corrected });
  });

  it('say when totals are scaled to 100, and which department has no survey', async () => {
    const departments = await openLargeCycle();
    const { hr } = scene.company;
    const { content } = await hr.get<{ content: object }>('/hr/policies/1');
    await hr.put('/hr/policies/2', {
      revision: 0,
      content: { ...content, number: 2, scale: 'to_100' },
    });
    await hr.put(`/hr/cycles/${scene.cycle}`, {
      revision: 1,
      departments,
      formVersion: { number: 1, revision: 1 },
      scoringPolicy: { number: 2, revision: 1 },
      due: { sheets: null, selfScores: null, audit: null },
    });
    await hr.post(`/hr/cycles/${scene.cycle}/no-survey`, {
      department: scene.department,
      reason: '本月新成立',
    });
    await auditAll(scene);
    await freeze(scene, true);
    await publish(departments.slice(1, 6));
    const scores = await read();
    expect(scores.totals).toBe('to_100');
    expect(scores.departments?.[0]).toMatchObject({
      outcome: 'no_survey',
      customerScoreTenths: null,
      // (100 × 40 % + 96 × 40 %) × 100/80
      total: { state: 'frozen', hundredths: 9800 },
    });
  });

  it('count a department once, however many windows it had', async () => {
    const departments = await openLargeCycle();
    await publish(departments.slice(0, 4));
    await decide({ ...scene, department: departments[0] ?? '' }, 'void');
    expect((await read()).shown).toBe(false);
  });

  it('do not count other cycles', async () => {
    await publish([scene.department, scene.foreign]);
    await publish((await openLargeCycle()).slice(0, 4));
    expect((await read()).shown).toBe(false);
  });

  it('74: are the same figures read, printed and exported, each noted', async () => {
    await publish((await openLargeCycle()).slice(0, 5));
    const seen = [await read('view'), await read('print'), await read('export')];
    const figures = seen.map(({ viewer: _viewer, ...rest }) => JSON.stringify(rest));
    expect(new Set(figures).size).toBe(1);
    expect(seen[0]?.fingerprint).toHaveLength(43);
    const { results } = await env.DB.prepare(
      "SELECT action, subject FROM audit_log WHERE chain = 'views' ORDER BY seq",
    ).all();
    expect(results).toEqual(
      ['view', 'print', 'export'].map((how) => ({ action: `${how}_scores`, subject: scene.cycle })),
    );
  });

  it('are refused for a cycle that does not exist', async () => {
    const cycle = 'x'.repeat(21);
    await expectRefusal(() => leader.post('/leadership/scores', { cycle }), 404, 'cycle_unknown');
  });

  it('tell a department who of the leadership saw its score', async () => {
    const departments = await openLargeCycle();
    await publish(departments.slice(0, 4));
    await read();
    await publish(departments.slice(4, 5));
    await read('print');
    const looks = await scene.manager.get(`/manager/looks/${scene.cycle}/${scene.department}`);
    expect(looks).toMatchObject([
      { name: '高总', role: 'leadership', how: 'print', what: 'scores' },
    ]);
  });
});
