import { beforeEach, describe, expect, it } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import type { PlanTask } from '../../../shared/appraisal/plan-sheet.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import {
  keyIndicatorSheet,
  paperDutySheet,
  paperPlanSheet,
  points,
  score,
} from '../../unit/appraisal/sheets.ts';
import { expectRefusal } from '../support/refusal.ts';
import {
  type AppraisalScene,
  audit,
  buildAppraisalScene,
  paperSheets,
  type SheetAnswer,
  sheetOf,
  submit,
  write,
} from './appraisal-scene.ts';

let scene: AppraisalScene;
let plan: string;

beforeEach(async () => {
  scene = await buildAppraisalScene();
  plan = `/manager${sheetOf(scene, 'plan')}`;
});

const save = (content: unknown, revision = 0, path = plan) =>
  scene.manager.put<SheetAnswer>(path, { revision, content });

/** The task without its self score. */
const unscored = (task: PlanTask): PlanTask => {
  const bare = { ...task };
  delete bare.self;
  return bare;
};

/** The form's plan without its last task: 80 % of the weights. */
const unfinished = (): Sheet => ({ tasks: paperPlanSheet().tasks.slice(0, 2) });

describe('a manager’s sheet', () => {
  it('is empty before anything is saved', async () => {
    expect(await scene.manager.get(plan)).toEqual({
      cycle: {
        id: scene.cycle,
        label: '2026-10',
        due: { sheets: null, selfScores: null, audit: null },
      },
      department: { id: scene.department, name: '用户服务' },
      kind: 'plan',
      state: 'empty',
      revision: 0,
      content: null,
      returnReason: null,
      approvalComment: null,
      steps: [],
    });
  });

  it('is kept as a draft while it is unfinished', async () => {
    expect(await save(unfinished())).toEqual({ revision: 1, state: 'draft' });
    expect(await save({ tasks: [] }, 1)).toMatchObject({ revision: 2 });
    expect(await save(unfinished(), 2)).toMatchObject({ revision: 3 });
    const stored = await scene.manager.get<SheetAnswer>(plan);
    expect(stored).toMatchObject({ state: 'draft', revision: 3, content: unfinished() });
  });

  it('keeps what somebody else saved meanwhile', async () => {
    await save(unfinished());
    await expectRefusal(() => save(paperPlanSheet(), 0), 409, 'revision_conflict');
    await save(paperPlanSheet(), 1);
    await expectRefusal(() => save(unfinished(), 1), 409, 'revision_conflict');
  });

  it('is written once by two first savings at the same time', async () => {
    const outcomes = await Promise.allSettled([save(unfinished()), save(paperPlanSheet())]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['of another kind', keyIndicatorSheet(100)],
    [
      'with more points than weight',
      { tasks: [{ ...paperPlanSheet().tasks[2], self: points(21) }] },
    ],
    ['with audited scores', { tasks: [{ ...paperPlanSheet().tasks[2], audited: points(16) }] }],
    ['with a field that it does not have', { ...paperPlanSheet(), state: 'audited' }],
    [
      'with an end before its start',
      { tasks: [{ ...paperPlanSheet().tasks[2], to: '2001-10-31' }] },
    ],
  ])('is refused %s', async (_, content) => {
    await expectRefusal(() => save(content), 400, 'sheet_invalid');
  });

  it('is refused as a body that is no sheet at all', async () => {
    await expectRefusal(() => save('tasks'), 400, 'body_invalid');
    await expectRefusal(() => save(paperPlanSheet(), -1), 400, 'body_invalid');
  });

  it('is refused beyond 256 KiB', async () => {
    const content = { tasks: [], filler: 'x'.repeat(256 * 1024) };
    await expectRefusal(() => save(content), 413, 'body_too_large');
  });

  it('is submitted when weights and self scores are complete, and then rests', async () => {
    const revision = await submit(scene, 'plan');
    expect(await scene.manager.get(plan)).toMatchObject({ state: 'self_scored', revision: 4 });
    await expectRefusal(() => save(unfinished(), revision), 409, 'sheet_state_forbids');
    const again = () => scene.manager.post(`${plan}/self-score`, { revision });
    await expectRefusal(again, 409, 'sheet_state_forbids');
  });

  it('is not submitted while weights are missing', async () => {
    const { revision } = await save(unfinished());
    const submitting = () => scene.manager.post(`${plan}/submit`, { revision });
    await expectRefusal(submitting, 409, 'sheet_incomplete');
    const duty = `/manager${sheetOf(scene, 'duty')}`;
    await save({ indicators: paperDutySheet().indicators.slice(1) }, 0, duty);
    const scoring = () => scene.manager.post(`${duty}/self-score`, { revision: 1 });
    await expectRefusal(scoring, 409, 'sheet_incomplete');
  });

  it.each<[string, (task: PlanTask) => PlanTask]>([
    ['a self score', unscored],
    ['the cause of what fell short', (task) => ({ ...task, self: points(40) })],
    ['more than blanks as a cause', (task) => ({ ...task, self: score(99), cause: ' \n ' })],
  ])('is not submitted without %s', async (_, change) => {
    const [first, ...rest] = paperPlanSheet().tasks;
    if (first === undefined) throw new Error('The paper sheet has tasks.');
    const revision = await write(scene, 'plan', { tasks: [change(first), ...rest] });
    const submitting = () => scene.manager.post(`${plan}/self-score`, { revision });
    await expectRefusal(submitting, 409, 'sheet_incomplete');
  });

  it('is not submitted before anything is saved, nor from an old revision', async () => {
    const submitting = (revision: number) => () =>
      scene.manager.post(`${plan}/submit`, { revision });
    await expectRefusal(submitting(0), 409, 'sheet_state_forbids');
    await save(paperPlanSheet());
    await save(paperPlanSheet(), 1);
    await expectRefusal(submitting(1), 409, 'revision_conflict');
  });

  it('of another department is refused like one of a department that does not exist', async () => {
    for (const department of [scene.foreign, 'x'.repeat(21)]) {
      const path = `/manager/sheets/${scene.cycle}/${department}/plan`;
      await expectRefusal(() => scene.manager.get(path), 404, 'department_unknown');
      await expectRefusal(() => save(paperPlanSheet(), 0, path), 404, 'department_unknown');
      const submitting = () => scene.manager.post(`${path}/self-score`, { revision: 1 });
      await expectRefusal(submitting, 404, 'department_unknown');
    }
  });

  it('needs a cycle in which the department takes part, and one of three kinds', async () => {
    const idle = `/manager/sheets/${scene.cycle}/${scene.idle}/plan`;
    await expectRefusal(() => save(paperPlanSheet(), 0, idle), 404, 'cycle_unknown');
    const cycle = `/manager/sheets/${'x'.repeat(21)}/${scene.department}/plan`;
    await expectRefusal(() => save(paperPlanSheet(), 0, cycle), 404, 'cycle_unknown');
    const kind = `/manager/sheets/${scene.cycle}/${scene.department}/toString`;
    await expectRefusal(() => save(paperPlanSheet(), 0, kind), 404, 'sheet_unknown');
  });

  it('is for managers only', async () => {
    const { reviewer, company } = scene;
    await expectRefusal(() => reviewer.get(plan), 403, 'role_missing');
    const saving = () => company.hr.put(plan, { revision: 0, content: paperSheets.plan });
    await expectRefusal(saving, 403, 'role_missing');
  });
});

describe('an approved plan', () => {
  const task = () => paperPlanSheet().tasks[0];

  it('takes completions, causes and self scores', async () => {
    const revision = await write(scene, 'plan');
    const carriedOut = { completion: '已完成', cause: '供货推迟', self: score(90) };
    const tasks = paperPlanSheet().tasks.map((each) => ({ ...each, ...carriedOut }));
    await save({ tasks }, revision);
    expect(await scene.manager.get(plan)).toMatchObject({ state: 'approved', content: { tasks } });
  });

  it('keeps of each task everything that was approved', async () => {
    const revision = await write(scene, 'plan');
    for (const change of [
      { title: '别的' },
      { weight: 499 },
      { from: '2001-11-02' },
      { to: '2001-11-29' },
      { expectedEffect: '改了' },
      { standard: '改了' },
    ]) {
      const tasks = [{ ...task(), self: score(90), ...change }, ...paperPlanSheet().tasks.slice(1)];
      await expectRefusal(() => save({ tasks }, revision), 409, 'plan_is_approved');
    }
  });

  it('keeps its tasks, all and in order', async () => {
    const revision = await write(scene, 'plan');
    const { tasks } = paperPlanSheet();
    for (const changed of [tasks.slice(1), tasks.toReversed(), [...tasks, task()]]) {
      await expectRefusal(() => save({ tasks: changed }, revision), 409, 'plan_is_approved');
    }
  });

  it('is returned to be written anew, and needs its approval again', async () => {
    const approved = await write(scene, 'plan');
    const reason = '请增加验收任务';
    const path = `/reviewer${sheetOf(scene, 'plan')}`;
    await scene.reviewer.post(`${path}/return`, { revision: approved, reason });
    const { revision } = await save({ tasks: [{ ...task(), weight: 1000 }] }, approved + 1);
    expect(await scene.manager.get(plan)).toMatchObject({ returnReason: reason, state: 'draft' });
    const scoring = () => scene.manager.post(`${plan}/self-score`, { revision });
    await expectRefusal(scoring, 409, 'sheet_state_forbids');
  });
});

describe('a sheet of the cycle before', () => {
  it('is offered to be copied from, without audited scores, from the same kind of cycle', async () => {
    const { hr } = scene.company;
    const none = { cycle: null, content: null };
    await audit(scene, 'duty');
    expect(await scene.manager.get(`/manager${sheetOf(scene, 'duty')}/previous`)).toEqual(none);
    const departments = [scene.department];
    const next = await openCycle(hr, { kind: 'month', label: '2026-12', departments });
    const quarter = await openCycle(hr, { kind: 'quarter', label: '2026-Q4', departments });
    const previous = (cycle: string, kind: string) =>
      scene.manager.get(`/manager/sheets/${cycle}/${scene.department}/${kind}/previous`);
    expect(await previous(next, 'duty')).toEqual({
      cycle: { id: scene.cycle, label: '2026-10' },
      content: paperDutySheet(),
    });
    expect(await previous(next, 'plan')).toEqual(none);
    expect(await previous(quarter, 'duty')).toEqual(none);
  });

  it('of another department is not offered', async () => {
    const path = `/manager/sheets/${scene.cycle}/${scene.foreign}/duty/previous`;
    await expectRefusal(() => scene.manager.get(path), 404, 'department_unknown');
  });
});

describe('a manager’s cycles', () => {
  it('are those of the own departments, with how far each sheet is', async () => {
    await submit(scene, 'duty');
    await save(unfinished());
    expect(await scene.manager.get('/manager/cycles')).toEqual([
      {
        cycle: {
          id: scene.cycle,
          label: '2026-10',
          due: { sheets: null, selfScores: null, audit: null },
        },
        department: { id: scene.department, name: '用户服务' },
        sheets: { duty: 'self_scored', plan: 'draft', key_indicators: 'empty' },
        returned: [],
        result: 'none',
      },
    ]);
  });
});
