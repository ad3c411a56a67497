import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import {
  type AppraisalScene,
  audit,
  buildAppraisalScene,
  decide,
  submit,
} from './appraisal-scene.ts';

let scene: AppraisalScene;

beforeEach(async () => {
  await resetStorage();
  scene = await buildAppraisalScene();
});

const open = (kind: string, label: string, departments = [scene.department]) =>
  scene.company.hr.post<{ id: string }>('/hr/cycles', { kind, label, departments });

describe('an appraisal cycle', () => {
  it('keeps the newest form version and scoring policy, latest label first', async () => {
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
});

describe('the progress of a cycle', () => {
  it('tells states and outcomes of every department and no figure', async () => {
    await submit(scene, 'duty');
    await audit(scene, 'plan');
    await decide(scene, 'published', 900);
    const empty = { duty: 'empty', plan: 'empty', key_indicators: 'empty' };
    expect(await scene.company.hr.get(`/hr/cycles/${scene.cycle}/progress`)).toEqual({
      departments: [
        { department: scene.foreign, name: '生产中心', sheets: empty, result: 'none' },
        {
          department: scene.department,
          name: '用户服务',
          sheets: { duty: 'self_scored', plan: 'audited', key_indicators: 'empty' },
          result: 'published',
        },
      ],
    });
  });

  it('is refused for a cycle that does not exist', async () => {
    const path = `/hr/cycles/${'x'.repeat(21)}/progress`;
    await expectRefusal(() => scene.company.hr.get(path), 404, 'cycle_unknown');
  });
});
