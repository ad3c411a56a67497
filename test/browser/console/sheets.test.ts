import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import { writeSheet } from '../../../scripts/demo/appraise.ts';
import {
  demoDutySheet,
  demoKeyIndicatorSheet,
  demoPlanSheet,
} from '../../../scripts/demo/sheets.ts';
import { dutyRows, planTasks } from './paper-form.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { talliedSurvey } from './survey-windows.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** Address of a sheet of a department, 用户服务 if none is named, in a new cycle, for the manager and below the routes. */
async function sheetOf(
  label: string,
  kind: 'duty' | 'plan' | 'key_indicators',
  code = 'SV',
): Promise<string> {
  const department = idOf(stage.company.departments, code);
  const wish = { kind: 'month' as const, label, departments: [department] };
  return `sheets/${await openCycle(stage.company.hr, wish)}/${department}/${kind}`;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Presses a button that asks first, and says yes. */
async function confirm(page: Page, name: string): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe('the department of the paper form', () => {
  /** Nine raters who give 9 for everything: C is 90.0. */
  const nines = Array.from({ length: 9 }, () => ({ ratings: Array<number>(9).fill(9), text: '' }));
  let base: string;

  async function writeDuties(page: Page): Promise<void> {
    await page.goto(`${stage.product.url}/department/${base}/duty`);
    await press(page, '从电子表格粘贴');
    await page.getByLabel('粘贴在这里').fill(dutyRows);
    await press(page, '把4项加入考核表');
    await page.getByText('权重合计100%').waitFor();
    await page.getByText('自评得分100.00分').waitFor();
    await confirm(page, '提交自评');
    await page.getByText('已提交', { exact: true }).waitFor();
  }

  async function writePlan(page: Page): Promise<void> {
    await page.goto(`${stage.product.url}/department/${base}/plan`);
    for (const [i, task] of planTasks.entries()) {
      if (i > 0) await press(page, '增加任务');
      for (const field of ['title', 'weight', 'from', 'to', 'expectedEffect'] as const) {
        await page.locator(`#${field}-n${i}`).fill(task[field]);
      }
    }
    await confirm(page, '提交计划');
    await page.getByText('计划等审核人批准').waitFor();
  }

  async function approvePlan(page: Page): Promise<void> {
    await page.goto(`${stage.product.url}/review/${base}/plan`);
    await page.getByLabel('意见').fill('支撑年度目标');
    await press(page, '批准计划');
    await page.getByText('计划正在执行').first().waitFor();
  }

  async function scorePlan(page: Page): Promise<void> {
    await page.goto(`${stage.product.url}/department/${base}/plan`);
    await page.getByText('审核人意见：支撑年度目标').waitFor();
    for (const [i, task] of planTasks.entries()) {
      await page.locator(`#completion-e${i}`).fill(task.completion);
      await page.locator(`#points-e${i}`).fill(task.points);
    }
    await expect.poll(() => page.locator('#self-e2').inputValue()).toBe('80');
    await page.getByText('任务3没有得满分，请说明未按要求完成的原因。').waitFor();
    await page.locator('#cause-e2').fill('对方推迟一周');
    await page.getByText('自评得分96.00分').waitFor();
    await confirm(page, '提交自评');
    await page.getByText('已提交', { exact: true }).waitFor();
  }

  async function writeKeyIndicators(page: Page): Promise<void> {
    await page.goto(`${stage.product.url}/department/${base}/key_indicators`);
    await page.locator('#title-n0').fill('重大客户投诉');
    await page.locator('#weight-n0').fill('100');
    await page.locator('#self-n0').fill('100');
    await confirm(page, '提交自评');
    await page.getByText('已提交', { exact: true }).waitFor();
  }

  test('entered by hand has duty 100, plan 96, K 1, and with C 90.0 the total 76.80', async () => {
    const made = await talliedSurvey(stage, '2026-01', nines);
    const staff = await stage.staff('r1');
    await staff.post(`/reviewer/surveys/${made.survey}/release`, { confirmation: '用户服务' });
    const { service } = ratedDepartments(stage);
    base = `sheets/${made.cycle}/${service}`;
    const manager = await stage.open('m1', '/');
    const reviewer = await stage.open('r1', '/');
    await writeDuties(manager);
    await writePlan(manager);
    await approvePlan(reviewer);
    await scorePlan(manager);
    await writeKeyIndicators(manager);
    for (const kind of ['duty', 'plan', 'key_indicators']) {
      await reviewer.goto(`${stage.product.url}/review/${base}/${kind}`);
      await press(reviewer, '按自评分填入');
      await confirm(reviewer, '完成审核');
      await reviewer.getByText('已完成审核').waitFor();
    }
    await manager.goto(`${stage.product.url}/department/totals/${made.cycle}/${service}`);
    const table = manager.getByRole('table', { name: '自评与审核' });
    await table.waitFor();
    const rows = table.getByRole('row');
    const cells = (row: number) => rows.nth(row).getByRole('cell').allInnerTexts();
    expect(await cells(1)).toEqual(['100.00', '96.00', '', '1.0000', '']);
    expect(await cells(2)).toEqual(['100.00', '96.00', '90.0', '1.0000', '76.80']);
  });
});

describe('a sheet that is being written', () => {
  test('says at once which weight is missing, and is not submitted without it', async () => {
    const path = await sheetOf('2027-01', 'duty');
    const manager = await stage.staff('m1');
    await manager.put(`/manager/${path}`, { revision: 0, content: demoDutySheet });
    const page = await stage.open('m1', `/department/${path}`);
    await page.locator('#weight-e1').fill('15');
    await page.getByText('权重合计不足100%，还差5.0%。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '提交自评' }).isDisabled()).toBe(true);
    await press(page, '保存草稿');
    // 20 points no longer fit a weight of 15.
    await page.getByRole('alert').getByRole('link').press('Enter');
    await expect.poll(() => focusedId(page)).toBe('points-e1');
    await page.locator('#points-e1').fill('15');
    await expect.poll(() => page.locator('#self-e1').inputValue()).toBe('100');
    await press(page, '保存草稿');
    await page.getByText('已保存').waitFor();
    const stored = await manager.get<{ content: typeof demoDutySheet }>(`/manager/${path}`);
    expect(stored.content.indicators.map(({ weight }) => weight)).toEqual([400, 150, 200, 200]);
  });

  test('loses nothing to a reload, to leaving, to a crash; signing out asks and wipes it', async () => {
    // Signing out ends the session; nobody else here needs this one.
    const path = await sheetOf('2027-02', 'duty', 'C1');
    const page = await stage.open('mC1', `/department/${path}`);
    await page.locator('#title-n0').fill('客户档案');
    await page.reload();
    await page.getByText('已恢复您上次没有保存的内容').waitFor();
    await expect.poll(() => page.locator('#title-n0').inputValue()).toBe('客户档案');
    await page.locator('#weight-n0').fill('60');
    await page.getByRole('link', { name: '客户评价结果' }).click();
    await page.goBack();
    await expect.poll(() => page.locator('#weight-n0').inputValue()).toBe('60');
    // The process ends as it would in a crash; another tab of the same browser goes on.
    const again = await page.context().newPage();
    await page
      .context()
      .newCDPSession(page)
      .then((session) =>
        // The page dies while it answers, so there is no answer.
        Promise.race([
          session.send('Page.crash'),
          new Promise<void>((resolve) => page.once('crash', () => resolve())),
        ]),
      );
    await again.goto(`${stage.product.url}/department/${path}`);
    await expect.poll(() => again.locator('#weight-n0').inputValue()).toBe('60');
    await press(again, '退出');
    await again.getByText('有未保存的修改，要退出吗？').waitFor();
    await again.getByRole('dialog').getByRole('button', { name: '退出' }).click();
    await again.waitForFunction(() =>
      Object.keys(localStorage).every((key) => !key.startsWith('niping-draft')),
    );
  });

  test('written by two keeps what both did, and says where they differ', async () => {
    const path = await sheetOf('2027-03', 'duty');
    const manager = await stage.staff('m1');
    await manager.put(`/manager/${path}`, { revision: 0, content: demoDutySheet });
    const page = await stage.open('m1', `/department/${path}`);
    await page.locator('#completion-e1').fill('每月3日前书面反馈');
    const [first, second, ...rest] = demoDutySheet.indicators;
    const theirs = [first, { ...second, standard: '每月2日前' }, ...rest];
    await manager.put(`/manager/${path}`, { revision: 1, content: { indicators: theirs } });
    await press(page, '保存草稿');
    const table = page.getByRole('table', { name: '您填写的与现在已保存的' });
    await table.waitFor();
    await expect
      .poll(() => table.getByRole('rowheader').allInnerTexts())
      .toEqual(['职责2 · 评分标准', '职责2 · 完成情况']);
    await press(page, '保存我的改动');
    await page.getByText('有未保存的修改，已留在本机').waitFor({ state: 'detached' });
    const stored = await manager.get<{ content: typeof demoDutySheet }>(`/manager/${path}`);
    expect(stored.content.indicators[1]).toMatchObject({
      standard: '每月2日前',
      completion: '每月3日前书面反馈',
    });
  });

  test.each([
    ['plan', '2027-07', demoPlanSheet({ first: '2027-07-01', last: '2027-07-28' })],
    ['key_indicators', '2027-08', demoKeyIndicatorSheet],
  ] as const)('keeps what two wrote and what a reload met (%s)', async (kind, label, content) => {
    const path = await sheetOf(label, kind);
    const [manager, reviewer] = [await stage.staff('m1'), await stage.staff('r1')];
    const [, cycle = '', department = ''] = path.split('/');
    const { revision } = await writeSheet({ cycle, department, manager, reviewer }, kind, content);
    const page = await stage.open('m1', `/department/${path}`);
    await page.locator('#completion-e0').fill('本页写的完成情况');
    await page.reload();
    await page.getByText('已恢复您上次没有保存的内容').waitFor();
    const lines = 'tasks' in content ? content.tasks : content.keyIndicators;
    const scored = lines.map((line) => ({ ...line, self: { kind: 'score', tenths: 915 } }));
    const theirs = 'tasks' in content ? { tasks: scored } : { keyIndicators: scored };
    await manager.put(`/manager/${path}`, { revision, content: theirs });
    await press(page, '保存草稿');
    await page.getByRole('table', { name: '您填写的与现在已保存的' }).waitFor();
    await press(page, '保存我的改动');
    await page.getByText('有未保存的修改，已留在本机').waitFor({ state: 'detached' });
    const stored = await manager.get<{ content: object }>(`/manager/${path}`);
    expect(Object.values(stored.content)[0]).toMatchObject(
      scored.map((line, i) => (i === 0 ? { ...line, completion: '本页写的完成情况' } : line)),
    );
  });

  test('keeps the scores that its reviewer types, and meets those saved meanwhile', async () => {
    const path = await sheetOf('2027-06', 'duty');
    const [manager, reviewer] = [await stage.staff('m1'), await stage.staff('r1')];
    await manager.put(`/manager/${path}`, { revision: 0, content: demoDutySheet });
    await manager.post(`/manager/${path}/self-score`, { revision: 1 });
    const page = await stage.open('r1', `/review/${path}`);
    await page.getByLabel('2 审核得分', { exact: true }).fill('15');
    await page.reload();
    await page.getByText('已恢复您上次没有保存的内容').waitFor();
    await expect.poll(() => page.getByLabel('2 审核评分', { exact: true }).inputValue()).toBe('75');
    const scores = demoDutySheet.indicators.map(({ subIndicators }, i) => ({
      audited: i === 2 ? { kind: 'points', tenths: 180 } : null,
      subIndicators: subIndicators.map(() => ({ audited: null })),
    }));
    await reviewer.put(`/reviewer/${path}/audit-scores`, { revision: 2, scores });
    await press(page, '保存评分');
    await press(page, '保存我的改动');
    await page.getByText('有未保存的修改，已留在本机').waitFor({ state: 'detached' });
    const { content } = await reviewer.get<{ content: typeof demoDutySheet }>(`/reviewer/${path}`);
    expect(content.indicators.map((each) => ('audited' in each ? each.audited : null))).toEqual([
      null,
      { kind: 'points', tenths: 150 },
      { kind: 'points', tenths: 180 },
      null,
    ]);
  });

  test('begins with what the last cycle had, without what came of it', async () => {
    const manager = await stage.staff('m1');
    const before = await sheetOf('2027-04', 'duty');
    await manager.put(`/manager/${before}`, { revision: 0, content: demoDutySheet });
    const path = await sheetOf('2027-05', 'duty');
    const page = await stage.open('m1', `/department/${path}`);
    await press(page, '从上期复制');
    await page.getByText('权重合计100%').waitFor();
    await press(page, '保存草稿');
    await page.getByText('已保存').waitFor();
    const stored = await manager.get<{ content: typeof demoDutySheet }>(`/manager/${path}`);
    expect(stored.content.indicators.map(({ title }) => title)).toEqual(
      demoDutySheet.indicators.map(({ title }) => title),
    );
    expect(JSON.stringify(stored.content)).not.toMatch(/"self"|按时完成/);
  });
});
