import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { AuditedScores } from '../../../shared/appraisal/audited-scores.ts';
import { firstBrokenEntry } from '../../../worker/audit/store.ts';
import { paperDutySheet, paperPlanSheet, points, score } from '../../unit/appraisal/sheets.ts';
import { expectRefusal } from '../support/refusal.ts';
import {
  agreeing,
  type AppraisalScene,
  audit,
  buildAppraisalScene,
  decide,
  paperSheets,
  type SheetAnswer,
  sheetOf,
  submit,
} from './appraisal-scene.ts';

let scene: AppraisalScene;
let duty: string;
let plan: string;

beforeEach(async () => {
  scene = await buildAppraisalScene();
  duty = `/reviewer${sheetOf(scene, 'duty')}`;
  plan = `/reviewer${sheetOf(scene, 'plan')}`;
});

const give = (path: string, revision: number, scores: AuditedScores) =>
  scene.reviewer.put<SheetAnswer>(`${path}/audit-scores`, { revision, scores });
const finish = (path: string, revision: number) =>
  scene.reviewer.post<SheetAnswer>(`${path}/audit`, { revision });
/** Gives the department another manager and another reviewer. */
const changeRoles = (manager: string, reviewer: string) =>
  scene.company.hr.put(`/hr/departments/${scene.department}`, {
    revision: 2,
    code: 'SV',
    name: '用户服务',
    raterLinks: 0,
    manager: idOf(scene.company.people, manager),
    reviewer: idOf(scene.company.people, reviewer),
  });
const giveBack = (path: string, revision: number, reason = '权重请再核对') =>
  scene.reviewer.post<SheetAnswer>(`${path}/return`, { revision, reason });

describe('audited scores', () => {
  it('are all that changes on the sheet', async () => {
    const revision = await submit(scene, 'plan');
    const scores = [{ audited: points(45) }, { audited: null }, { audited: score(80) }];
    await give(plan, revision, scores);
    const tasks = paperPlanSheet().tasks;
    const expected = [
      { ...tasks[0], audited: points(45) },
      tasks[1],
      { ...tasks[2], audited: score(80) },
    ];
    expect(await scene.reviewer.get(plan)).toMatchObject({
      state: 'self_scored',
      revision: revision + 1,
      content: { tasks: expected },
    });
  });

  it('may be typed over and taken out again', async () => {
    const revision = await submit(scene, 'plan');
    await give(plan, revision, agreeing(paperSheets.plan));
    await give(plan, revision + 1, [{ audited: null }, { audited: null }, { audited: null }]);
    const { content } = await scene.reviewer.get<SheetAnswer>(plan);
    expect(content).toEqual(paperSheets.plan);
  });

  it('may be given to sub-indicators where the manager scored the whole', async () => {
    const revision = await submit(scene, 'duty');
    const scores = agreeing(paperDutySheet());
    const parts = [10, 5, 10, 10, 5].map((whole) => ({ audited: points(whole) }));
    scores[0] = { audited: null, subIndicators: parts };
    const { revision: scored } = await give(duty, revision, scores);
    expect(await finish(duty, scored)).toEqual({ revision: 4, state: 'audited' });
  });

  it.each<[string, (scores: AuditedScores) => AuditedScores]>([
    ['one entry too few', (scores) => scores.slice(1)],
    ['one entry too many', (scores) => [...scores, { audited: null, subIndicators: [] }]],
    ['no list of sub-indicators', (scores) => scores.map(({ audited }) => ({ audited }))],
    [
      'a sub-indicator too few',
      (scores) =>
        scores.map((line) => ({ ...line, subIndicators: (line.subIndicators ?? []).slice(1) })),
    ],
    [
      'more points than weight',
      (scores) => scores.map((line, i) => (i === 1 ? { ...line, audited: points(21) } : line)),
    ],
    [
      'an indicator scored as a whole and in parts',
      (scores) => scores.map((line, i) => (i === 3 ? { ...line, audited: points(20) } : line)),
    ],
  ])('are refused with %s', async (_, change) => {
    const revision = await submit(scene, 'duty');
    const scores = change(agreeing(paperDutySheet()));
    await expectRefusal(() => give(duty, revision, scores), 400, 'sheet_invalid');
  });

  it('are refused with sub-indicators on a sheet that has none', async () => {
    const revision = await submit(scene, 'plan');
    const scores = agreeing(paperSheets.plan).map((line) => ({ ...line, subIndicators: [] }));
    await expectRefusal(() => give(plan, revision, scores), 400, 'sheet_invalid');
  });

  it('are refused outside the hundred-mark system and with anything beside them', async () => {
    const revision = await submit(scene, 'plan');
    const put = (line: object) => () =>
      scene.reviewer.put(`${plan}/audit-scores`, { revision, scores: [line, line, line] });
    await expectRefusal(put({ audited: score(101) }), 400, 'body_invalid');
    await expectRefusal(put({ audited: null, self: score(1) }), 400, 'body_invalid');
    await expectRefusal(put({ audited: null, weight: 0 }), 400, 'body_invalid');
  });

  it('wait for the manager’s submission', async () => {
    const scores = agreeing(paperSheets.plan);
    await expectRefusal(() => give(plan, 0, scores), 409, 'sheet_state_forbids');
    await scene.manager.put(`/manager${sheetOf(scene, 'plan')}`, {
      revision: 0,
      content: paperSheets.plan,
    });
    await expectRefusal(() => give(plan, 1, scores), 409, 'sheet_state_forbids');
    await expectRefusal(() => finish(plan, 1), 409, 'sheet_state_forbids');
    await expectRefusal(() => giveBack(plan, 1), 409, 'sheet_state_forbids');
  });

  it('stay with the reviewer until the audit is finished', async () => {
    const revision = await submit(scene, 'plan');
    const { revision: scored } = await give(plan, revision, agreeing(paperSheets.plan));
    const own = `/manager${sheetOf(scene, 'plan')}`;
    const { content: before } = await scene.manager.get<SheetAnswer>(own);
    expect(before).toEqual(paperSheets.plan);
    await finish(plan, scored);
    const { content } = await scene.manager.get<SheetAnswer>(own);
    expect(JSON.stringify(content).match(/"audited":/g)).toHaveLength(3);
  });
});

describe('an audit', () => {
  it('is finished only when every audited score is there', async () => {
    const revision = await submit(scene, 'plan');
    await expectRefusal(() => finish(plan, revision), 409, 'sheet_incomplete');
    const scores = [{ audited: points(45) }, { audited: null }, { audited: score(80) }];
    const { revision: scored } = await give(plan, revision, scores);
    await expectRefusal(() => finish(plan, scored), 409, 'sheet_incomplete');
  });

  it('takes the revision that the reviewer saw', async () => {
    const revision = await submit(scene, 'plan');
    await give(plan, revision, agreeing(paperSheets.plan));
    await expectRefusal(() => finish(plan, revision), 409, 'revision_conflict');
    await expectRefusal(() => giveBack(plan, revision), 409, 'revision_conflict');
    const again = () => give(plan, revision, agreeing(paperSheets.plan));
    await expectRefusal(again, 409, 'revision_conflict');
  });

  it('is final, for both and for a writer of the database', async () => {
    const revision = await audit(scene, 'plan');
    const content = paperSheets.plan;
    const own = `/manager${sheetOf(scene, 'plan')}`;
    const scores = agreeing(content);
    for (const call of [
      () => scene.manager.put(own, { revision, content }),
      () => scene.manager.post(`${own}/self-score`, { revision }),
      () => give(plan, revision, scores),
      () => finish(plan, revision),
      () => giveBack(plan, revision),
    ]) {
      await expectRefusal(call, 409, 'sheet_state_forbids');
    }
    const rewrite = env.DB.prepare("UPDATE sheets SET content = '{}'").run();
    await expect(rewrite).rejects.toThrow(/sheet_is_audited/);
  });

  it('is not made by whoever gave the self scores, even as the reviewer of today', async () => {
    const revision = await submit(scene, 'plan');
    const { manager } = scene;
    await changeRoles('m2', 'm1');
    const scores = agreeing(paperSheets.plan);
    const scoring = () => manager.put(`${plan}/audit-scores`, { revision, scores });
    await expectRefusal(scoring, 403, 'second_person_needed');
    const auditing = () => manager.post(`${plan}/audit`, { revision });
    await expectRefusal(auditing, 403, 'second_person_needed');
    await expectRefusal(() => give(plan, revision, scores), 404, 'department_unknown');
  });
});

describe('a plan before its reviewer', () => {
  const own = () => `/manager${sheetOf(scene, 'plan')}`;

  it('is approved with a comment that its manager reads', async () => {
    const content = paperSheets.plan;
    await scene.manager.put(own(), { revision: 0, content });
    await scene.manager.post(`${own()}/submit`, { revision: 1 });
    await scene.reviewer.post(`${plan}/approve`, { revision: 2, comment: ' 支撑年度目标 ' });
    expect(await scene.manager.get(own())).toMatchObject({
      state: 'approved',
      approvalComment: '支撑年度目标',
      steps: [
        { action: 'submit_plan', by: '马经理', words: null },
        { action: 'approve_plan', by: '任总', words: '支撑年度目标' },
      ],
    });
  });

  it('is not approved by whoever submitted it, even as the reviewer of today', async () => {
    await scene.manager.put(own(), { revision: 0, content: paperSheets.plan });
    await scene.manager.post(`${own()}/submit`, { revision: 1 });
    await changeRoles('m2', 'm1');
    const approving = () => scene.manager.post(`${plan}/approve`, { revision: 2, comment: '' });
    await expectRefusal(approving, 403, 'second_person_needed');
    const people =
      'UPDATE sheets SET state = ?1, approved_by = submitted_by, approval_comment = ?2';
    const rewrite = env.DB.prepare(people).bind('approved', '').run();
    await expect(rewrite).rejects.toThrow(/nobody_approves_own_plan/);
  });

  it('is not scored before its approval, for a writer of the database either', async () => {
    await scene.manager.put(own(), { revision: 0, content: paperSheets.plan });
    const scoring = () => scene.manager.post(`${own()}/self-score`, { revision: 1 });
    await expectRefusal(scoring, 409, 'sheet_state_forbids');
    const skipped = "UPDATE sheets SET state = 'self_scored', self_scored_by = changed_by";
    await expect(env.DB.prepare(skipped).run()).rejects.toThrow(/plan_is_not_approved/);
  });
});

describe('an audited sheet', () => {
  it('is taken up again with a reason, its scores as they are', async () => {
    const revision = await audit(scene, 'duty');
    const before = await scene.reviewer.get<SheetAnswer>(duty);
    const reason = '第二项得分有误';
    await scene.reviewer.post(`${duty}/reopen`, { revision, reason });
    const after = await scene.reviewer.get<SheetAnswer & { steps: object[] }>(duty);
    expect(after).toMatchObject({ state: 'self_scored', content: before.content });
    expect(after.steps.at(-1)).toMatchObject({ action: 'reopen_sheet', words: reason });
    expect(await finish(duty, revision + 1)).toMatchObject({ state: 'audited' });
  });
});

describe('a returned sheet', () => {
  it('is its manager’s again, with the reason and without audited scores', async () => {
    const revision = await submit(scene, 'plan');
    const { revision: scored } = await give(plan, revision, agreeing(paperSheets.plan));
    const returned = await giveBack(plan, scored, ' 第三项请写明原因。\n谢谢 ');
    expect(returned).toEqual({ revision: scored + 1, state: 'approved' });
    const own = `/manager${sheetOf(scene, 'plan')}`;
    expect(await scene.manager.get(own)).toMatchObject({
      state: 'approved',
      content: paperSheets.plan,
      returnReason: '第三项请写明原因。\n谢谢',
    });
  });

  it('keeps its reason until it is submitted again', async () => {
    const own = `/manager${sheetOf(scene, 'plan')}`;
    const { revision } = await giveBack(plan, await submit(scene, 'plan'));
    await scene.manager.put(own, { revision, content: paperSheets.plan });
    expect(await scene.manager.get(own)).toMatchObject({ returnReason: '权重请再核对' });
    await scene.manager.post(`${own}/self-score`, { revision: revision + 1 });
    expect(await scene.reviewer.get(plan)).toMatchObject({
      state: 'self_scored',
      returnReason: null,
    });
  });

  it('needs a reason of 1 to 1000 characters', async () => {
    const revision = await submit(scene, 'plan');
    for (const reason of ['', ' \n ', 'x'.repeat(1001), 'a\u0000b']) {
      await expectRefusal(() => giveBack(plan, revision, reason), 400, 'body_invalid');
    }
  });
});

describe('a reviewer', () => {
  it('sees the sheets of the reviewed departments, with states and outcome', async () => {
    await submit(scene, 'duty');
    await audit(scene, 'plan');
    await decide(scene, 'withheld');
    expect(await scene.reviewer.get('/reviewer/sheets')).toEqual([
      {
        cycle: {
          id: scene.cycle,
          label: '2026-10',
          due: { sheets: null, selfScores: null, audit: null },
        },
        department: { id: scene.department, name: '用户服务' },
        sheets: { duty: 'self_scored', plan: 'audited', key_indicators: 'empty' },
        returned: [],
        result: 'withheld',
      },
    ]);
  });

  it('meets other departments’ sheets like unknown ones', async () => {
    for (const department of [scene.foreign, 'x'.repeat(21)]) {
      const path = `/reviewer/sheets/${scene.cycle}/${department}/plan`;
      const { reviewer } = scene;
      await expectRefusal(() => reviewer.get(path), 404, 'department_unknown');
      await expectRefusal(() => give(path, 1, []), 404, 'department_unknown');
      await expectRefusal(() => finish(path, 1), 404, 'department_unknown');
      await expectRefusal(() => giveBack(path, 1), 404, 'department_unknown');
    }
  });

  it('is not the manager: a manager’s call is refused', async () => {
    const revision = await submit(scene, 'plan');
    const auditing = () => scene.manager.post(`${plan}/audit`, { revision });
    await expectRefusal(auditing, 403, 'role_missing');
  });
});

describe('the audit log', () => {
  it('has every step of a sheet in an unbroken chain, and no text or score', async () => {
    await giveBack(plan, await submit(scene, 'plan'));
    await audit(scene, 'key_indicators');
    const { results } = await env.DB.prepare(
      "SELECT action, detail FROM audit_log WHERE chain = 'appraisals' AND subject = ?1 AND json_extract(detail, '$.kind') IS NOT NULL ORDER BY seq",
    )
      .bind(scene.department)
      .all<{ action: string; detail: string }>();
    expect(results.map(({ action }) => action)).toEqual([
      'save_sheet',
      'submit_plan',
      'approve_plan',
      'submit_self_scores',
      'return_sheet',
      'save_sheet',
      'submit_self_scores',
      'save_audited_scores',
      'audit_sheet',
    ]);
    for (const { detail } of results)
      expect(detail).not.toMatch(/tenths|title|tasks|keyIndicators/);
    expect(await firstBrokenEntry(env.DB, 'appraisals')).toBeUndefined();
  });
});
