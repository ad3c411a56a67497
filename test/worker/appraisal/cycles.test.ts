import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusal } from '../support/refusal.ts';
import { withoutChance } from '../support/routes.ts';
import {
  type AppraisalScene,
  audit,
  buildAppraisalScene,
  decide,
  submit,
} from './appraisal-scene.ts';

let scene: AppraisalScene;

beforeEach(async () => {
  scene = await buildAppraisalScene();
});

const open = (kind: string, label: string, departments = [scene.department], more: object = {}) =>
  scene.company.hr.post<{ id: string }>('/hr/cycles', { kind, label, departments, ...more });
const first = { number: 1, revision: 1 };
const noDeadline = { sheets: null, selfScores: null, audit: null };

/** What a change of the scene's cycle sends; unchanged unless something else is wished. */
const change = (wish: object = {}) =>
  scene.company.hr.put<{ revision: number }>(`/hr/cycles/${scene.cycle}`, {
    revision: 1,
    departments: [scene.department, scene.foreign],
    formVersion: first,
    scoringPolicy: first,
    due: noDeadline,
    ...wish,
  });

interface View {
  cycle: { revision: number; due: object };
  started: boolean;
  withoutScore: number;
  timeline: { step: string; done: number; total: number; waitsFor: object[]; moreWait: number }[];
}
interface Page {
  total: number;
  rows: { department: string; result: string; noSurvey: object | null }[];
}
const view = () => scene.company.hr.get<View>(`/hr/cycles/${scene.cycle}`);
const choice = () =>
  scene.company.hr.get<{ departments: string[]; withWork: string[] }>(
    `/hr/cycles/${scene.cycle}/choice`,
  );
const listed = (ask = '') =>
  scene.company.hr.get<Page>(`/hr/cycles/${scene.cycle}/departments${ask}`);
/** Whom a list shows, in its order. */
const idsOf = async (ask: string) => (await listed(ask)).rows.map((row) => row.department);

describe('an appraisal cycle', () => {
  it('is listed with its versions and departments, latest label first', async () => {
    const { id } = await open('quarter', '2026-Q4', [scene.department, scene.foreign]);
    const cycles =
      await scene.company.hr.get<{ id: string; departments: string[] }[]>('/hr/cycles');
    expect(cycles.map((cycle) => cycle.id)).toEqual([id, scene.cycle]);
    expect(cycles[0]).toMatchObject({
      kind: 'quarter',
      label: '2026-Q4',
      formVersion: 1,
      scoringPolicy: 1,
    });
    expect(cycles[0]?.departments.sort()).toEqual([scene.department, scene.foreign].sort());
  });

  it.each([
    ['month', '2026-13'],
    ['month', '2026-Q4'],
    ['quarter', '2026-10'],
    ['quarter', '2026-Q5'],
  ])('of kind %s is not labelled %s', async (kind, label) => {
    await expectRefusal(() => open(kind, label), 400, 'cycle_label_invalid');
  });

  it('is refused with a label that another one has', async () => {
    await expectRefusal(() => open('month', '2026-10'), 409, 'cycle_label_taken');
  });

  it('is refused without departments, with one twice, with an unknown or ended one', async () => {
    const { department, idle, company } = scene;
    await expectRefusal(() => open('month', '2026-11', []), 400, 'body_invalid');
    await expectRefusal(() => open('month', '2026-11', [idle, idle]), 400, 'body_invalid');
    const unknown = [department, 'x'.repeat(21)];
    await expectRefusal(() => open('month', '2026-11', unknown), 404, 'department_unknown');
    await company.hr.post(`/hr/departments/${idle}/end`, { revision: 2 });
    await expectRefusal(() => open('month', '2026-11', [idle]), 409, 'department_ended');
  });

  it('is opened by HR only', async () => {
    const cycle = { kind: 'month', label: '2026-11', departments: [scene.department] };
    await expectRefusal(() => scene.manager.post('/hr/cycles', cycle), 403, 'role_missing');
  });

  it('has deadlines in their order, which managers and reviewers are told', async () => {
    const due = { sheets: 1_800_000_000, selfScores: 1_800_100_000, audit: null };
    await open('month', '2026-11', [scene.department], { due });
    const [row] = await scene.manager.get<{ cycle: { due: object } }[]>('/manager/cycles');
    expect(row?.cycle.due).toEqual(due);
    const [audits] = await scene.reviewer.get<{ cycle: { due: object } }[]>('/reviewer/sheets');
    expect(audits?.cycle.due).toEqual(due);
    const reversed = { ...due, audit: 1_700_000_000 };
    const wrong = () => open('month', '2026-12', [scene.department], { due: reversed });
    await expectRefusal(wrong, 400, 'cycle_deadlines_invalid');
    await expect(
      env.DB.prepare('UPDATE cycles SET sheets_due_at = 2, audit_due_at = 1').run(),
    ).rejects.toThrow('audit_follows_self_scores');
  });
});

describe('a change of a cycle', () => {
  it('adds and takes out departments and sets deadlines, from the latest revision', async () => {
    const due = { ...noDeadline, audit: 1_800_000_000 };
    await change({ departments: [scene.department, scene.idle], due });
    const changed = await view();
    expect(changed.cycle).toMatchObject({ revision: 2, due });
    expect(await choice()).toMatchObject({
      revision: 2,
      due,
      departments: [scene.idle, scene.department],
      withWork: [],
    });
    await expectRefusal(() => change(), 409, 'revision_conflict');
  });

  it('takes no version that was changed since it was seen, and tells that from a changed cycle', async () => {
    const { content } = await scene.company.hr.get<{ content: object }>('/hr/policies/1');
    const policy = { ...content, number: 2 };
    await scene.company.hr.put('/hr/policies/2', { revision: 0, content: policy });
    await scene.company.hr.put('/hr/policies/2', { revision: 1, content: { ...policy, duty: 31 } });
    const seen = { scoringPolicy: { number: 2, revision: 1 } };
    await expectRefusal(() => change(seen), 409, 'chosen_version_changed');
    const next = () => open('month', '2026-11', [scene.department], seen);
    await expectRefusal(next, 409, 'chosen_version_changed');
    expect(await change({ scoringPolicy: { number: 2, revision: 2 } })).toEqual({ revision: 2 });
  });

  it('takes out no department that has a sheet or a survey', async () => {
    await submit(scene, 'duty');
    const alone = [scene.foreign];
    await expectRefusal(() => change({ departments: alone }), 409, 'department_has_work');
    expect((await choice()).withWork).toEqual([scene.department]);
    await env.DB.exec('DELETE FROM sheets');
    expect((await choice()).withWork).toEqual([]);
    await decide(scene, 'withheld');
    expect((await choice()).withWork).toEqual([scene.department]);
    await expectRefusal(() => change({ departments: alone }), 409, 'department_has_work');
  });

  it('changes versions only before there is a sheet or a window', async () => {
    const content = { number: 2, duty: 40, plan: 40, customer: 20, scale: 'as_printed' };
    await scene.company.hr.put('/hr/policies/2', {
      revision: 0,
      content: { ...content, withheldCustomer: 'reweight_others' },
    });
    await change({ scoringPolicy: { number: 2, revision: 1 } });
    expect(await view()).toMatchObject({ started: false, scoringPolicy: { number: 2 } });
    await submit(scene, 'duty');
    expect((await view()).started).toBe(true);
    await expectRefusal(() => change({ revision: 2 }), 409, 'cycle_has_started');
    await expect(env.DB.prepare("UPDATE cycles SET label = '2026-12'").run()).rejects.toThrow(
      'cycle_has_started',
    );
  });
});

describe('a cycle’s page', () => {
  it('tells states, outcomes and whom they wait for, and no figure', async () => {
    await submit(scene, 'duty');
    await audit(scene, 'plan');
    await decide(scene, 'published', 900);
    const empty = { duty: 'empty', plan: 'empty', key_indicators: 'empty' };
    expect((await listed()).rows).toMatchObject([
      {
        department: scene.foreign,
        name: '生产中心',
        manager: '毛经理',
        reviewer: '饶总',
        sheets: empty,
        survey: null,
        result: 'none',
        noSurvey: null,
      },
      {
        department: scene.department,
        name: '用户服务',
        manager: '马经理',
        reviewer: '任总',
        sheets: { duty: 'self_scored', plan: 'audited', key_indicators: 'empty' },
        survey: { approval: 'waiting', state: 'published' },
        result: 'published',
      },
    ]);
    const { timeline, ...facts } = await view();
    expect(timeline.find(({ step }) => step === 'sheets')).toMatchObject({
      done: 2,
      total: 6,
      waitsFor: [
        { name: '毛经理', role: 'manager', count: 3 },
        { name: '马经理', role: 'manager', count: 1 },
      ],
      moreWait: 0,
    });
    expect(facts).not.toHaveProperty('departments');
    const told = withoutChance([facts, timeline, await listed()]);
    expect(JSON.stringify(told)).not.toContain('900');
  });

  it('lists departments by pages, found, narrowed and sorted by the Worker', async () => {
    const { department, foreign } = scene;
    expect(await idsOf('?direction=desc')).toEqual([department, foreign]);
    expect(await idsOf('?sort=name')).toEqual([foreign, department]);
    expect(await listed('?size=1&page=2')).toMatchObject({ total: 2, rows: [{ department }] });
    expect(await idsOf(`?search=${encodeURIComponent('用户')}`)).toEqual([department]);
    for (const kind of ['duty', 'plan', 'key_indicators'] as const) await audit(scene, kind);
    expect(await idsOf('?show=waiting')).toEqual([foreign, department]);
    await decide(scene, 'withheld');
    expect(await idsOf('?show=waiting')).toEqual([foreign]);
    expect(await idsOf('?show=withoutScore')).toEqual([department]);
    expect((await view()).withoutScore).toBe(1);
    await expectRefusal(() => listed('?show=some'), 400, 'query_invalid');
  });

  it('shows a department that was rated again as one that has a score', async () => {
    await decide(scene, 'void');
    expect(await idsOf('?show=withoutScore')).toEqual([scene.department]);
    await decide(scene, 'published', 900);
    expect(await idsOf('?show=withoutScore')).toEqual([]);
    expect(await view()).toMatchObject({ withoutScore: 0 });
  });

  it('is refused for a cycle that does not exist', async () => {
    const path = `/hr/cycles/${'x'.repeat(21)}`;
    for (const part of ['', '/choice', '/departments']) {
      await expectRefusal(() => scene.company.hr.get(path + part), 404, 'cycle_unknown');
    }
  });
});

describe('a department without a survey', () => {
  const say = (reason = '本月新成立', department = scene.department) =>
    scene.company.hr.post(`/hr/cycles/${scene.cycle}/no-survey`, { department, reason });
  const takeBack = () =>
    scene.company.hr.post(`/hr/cycles/${scene.cycle}/no-survey/take-back`, {
      department: scene.department,
    });
  const total = () =>
    scene.manager.post<{ customer: object; total: { hundredths: number } | null }>(
      '/manager/total',
      { cycle: scene.cycle, department: scene.department },
    );

  it('has a total as if the score were withheld, and says why', async () => {
    for (const kind of ['duty', 'plan', 'key_indicators'] as const) await audit(scene, kind);
    expect((await total()).total).toBeNull();
    await say();
    expect(await total()).toMatchObject({
      customer: { kind: 'not_available', because: 'no_survey' },
      // 100 × 40 % + 96 × 40 %
      total: { hundredths: 7840, withoutCustomerScore: true },
    });
    expect(await idsOf('?show=withoutScore')).toEqual([scene.department]);
    expect(await idsOf('?show=waiting')).toEqual([scene.foreign]);
    expect((await listed()).rows[1]).toMatchObject({
      result: 'no_survey',
      noSurvey: { reason: '本月新成立', by: '何人事' },
    });
    await takeBack();
    expect((await total()).total).toBeNull();
  });

  it('111: is said and taken back once, however often it is sent', async () => {
    await say();
    await say();
    await expectRefusal(() => say('另一个理由'), 409, 'revision_conflict');
    await takeBack();
    await takeBack();
    const { results } = await env.DB.prepare(
      "SELECT action FROM audit_log WHERE action LIKE '%no_survey' ORDER BY seq",
    ).all();
    expect(results).toEqual([{ action: 'say_no_survey' }, { action: 'take_back_no_survey' }]);
  });

  it('is not said while a window rates it, nor of one outside the cycle or without reason', async () => {
    await expectRefusal(() => say(' '), 400, 'body_invalid');
    await expectRefusal(() => say('x', scene.idle), 409, 'department_not_in_cycle');
    await decide(scene, 'withheld');
    await expectRefusal(() => say(), 409, 'department_is_rated');
  });

  it('is rated by no window until that is taken back', async () => {
    await say();
    const plan = {
      cycle: scene.cycle,
      departments: [scene.department],
      opensAt: 1_900_000_000,
      closesAt: 1_900_100_000,
      latestCloseAt: 1_900_200_000,
      graceMinutes: 0,
      threshold: 5,
    };
    const rate = () => scene.company.hr.post('/hr/windows', plan);
    await expectRefusal(rate, 409, 'department_has_no_survey');
    await takeBack();
    await rate();
    await expectRefusal(() => say(), 409, 'department_is_rated');
  });
});
