import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import { writeSheet } from '../../../scripts/demo/appraise.ts';
import { demoDutySheet, demoPlanSheet } from '../../../scripts/demo/sheets.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { callsOf, loseReply, loseRequest } from './wire.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** A department as HR's list has it. */
async function departmentRow(code: string) {
  const id = idOf(stage.company.departments, code);
  return stage.company.hr.get<{ id: string; name: string; revision: number }>(
    `/hr/departments/${id}`,
  );
}

describe('a form', () => {
  test('gathers what is wrong in a summary that takes focus and leads to each field', async () => {
    const page = await stage.open('h1', '/hr/windows/new');
    await page.locator('#threshold').fill('2');
    const calls = callsOf(page);
    await page.getByRole('button', { name: '保存草稿' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: '最少人数须为3至50的整数' }).press('Enter');
    expect(await focusedId(page)).toBe('threshold');
    expect(calls).toEqual([]);
  });

  test('shows a refusal of the Worker at the field that it names', async () => {
    const page = await stage.open('h1', '/hr/departments/new');
    await page.locator('#code').fill('D'.repeat(33));
    await page.locator('#name').fill('法务部');
    await page.getByRole('button', { name: '新增部门' }).click();
    const summary = page.getByRole('alert');
    await summary.getByRole('link').press('Enter');
    expect(await focusedId(page)).toBe('code');
    expect(await page.locator('#code').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#name').getAttribute('aria-invalid')).toBeNull();
    await page.locator('#code').fill('FW');
    expect(await summary.count()).toBe(0);
    await page.getByRole('button', { name: '新增部门' }).click();
    await page.getByRole('link', { name: '法务部' }).waitFor();
  });

  test('shows at the code that another department has it', async () => {
    const page = await stage.open('h1', '/hr/departments/new');
    await page.locator('#code').fill('C1');
    await page.locator('#name').fill('审计部');
    await page.getByRole('button', { name: '新增部门' }).click();
    await page.locator('#code-error').getByText('部门编号已被其他部门使用').waitFor();
  });

  test('keeps what was typed when the network fails, and sends it at the next press', async () => {
    const { id } = await departmentRow('C3');
    const page = await stage.open('h1', `/hr/departments/${id}`);
    await page.locator('#name').fill('质量部');
    await loseRequest(page, `/api/hr/departments/${id}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('您填写的内容还在').waitFor();
    expect(await page.locator('#name').inputValue()).toBe('质量部');
    expect((await departmentRow('C3')).name).toBe('质量管理部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: '质量部', exact: true }).waitFor();
  });

  test('does not save twice when only the reply was lost', async () => {
    const before = await departmentRow('C4');
    const page = await stage.open('h1', `/hr/departments/${before.id}`);
    await page.locator('#name').fill('供应链部');
    await loseReply(page, `/api/hr/departments/${before.id}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('连不上服务器').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '部门', level: 1 }).waitFor();
    const after = await departmentRow('C4');
    expect(after).toMatchObject({ name: '供应链部', revision: before.revision + 1 });
  });
});

describe('a sheet', () => {
  /** Address of a sheet of 用户服务 in a new cycle, for the manager and below the routes. */
  async function sheetOf(label: string, kind: 'duty' | 'plan'): Promise<string> {
    const { service } = ratedDepartments(stage);
    const wish = { kind: 'month' as const, label, departments: [service] };
    return `sheets/${await openCycle(stage.company.hr, wish)}/${service}/${kind}`;
  }

  test('says at once which weight is missing, and is not submitted without it', async () => {
    const path = await sheetOf('2027-01', 'duty');
    const manager = await stage.staff('m1');
    await manager.put(`/manager/${path}`, { revision: 0, content: demoDutySheet });
    const page = await stage.open('m1', `/department/${path}`);
    await page.locator('#weight-e1').fill('15');
    await page.getByText('权重合计不足100%，还差5.0%。').waitFor();
    expect(await page.getByRole('button', { name: '提交自评' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '保存草稿' }).click();
    // 20 points no longer fit a weight of 15.
    const summary = page.getByRole('alert');
    await summary.getByRole('link').press('Enter');
    expect(await focusedId(page)).toBe('points-e1');
    await page.locator('#points-e1').fill('15');
    expect(await page.locator('#self-e1').inputValue()).toBe('100');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('已保存').waitFor();
    const stored = await manager.get<{ content: typeof demoDutySheet }>(`/manager/${path}`);
    expect(stored.content.indicators.map(({ weight }) => weight)).toEqual([400, 150, 200, 200]);
  });

  test('asks before a link leads away from unsaved changes', async () => {
    const path = await sheetOf('2027-02', 'duty');
    const page = await stage.open('m1', `/department/${path}`);
    await page.locator('#title-n0').fill('客户档案与回访');
    await page.getByRole('link', { name: '客户评价结果' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '先不操作' }).click();
    expect(await page.locator('#title-n0').inputValue()).toBe('客户档案与回访');
    await page.getByRole('link', { name: '客户评价结果' }).click();
    await dialog.getByRole('button', { name: '离开此页' }).click();
    await page.getByRole('heading', { name: '客户评价结果', level: 1 }).waitFor();
  });

  test('gets its audited scores line by line, and is final once the audit is done', async () => {
    const path = await sheetOf('2027-03', 'plan');
    const content = demoPlanSheet({ first: '2027-03-01', last: '2027-03-31' });
    const [manager, reviewer] = [await stage.staff('m1'), await stage.staff('r1')];
    const [, cycle = '', department = ''] = path.split('/');
    const ready = await writeSheet({ cycle, department, manager, reviewer }, 'plan', content);
    await manager.post(`/manager/${path}/self-score`, ready);
    const page = await stage.open('r1', `/review/${path}`);
    await page.getByRole('button', { name: '完成审核' }).click();
    await page.getByText('请为每一项打分后再完成审核').waitFor();
    await page.getByRole('button', { name: '按自评分填入' }).click();
    await page.getByLabel('3 审核得分', { exact: true }).fill('15');
    await page.getByRole('button', { name: '完成审核' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '完成审核' }).click();
    await page.getByText('已完成审核').waitFor();
    const stored = await manager.get<{
      state: string;
      content: { tasks: { audited: { tenths: number } }[] };
    }>(`/manager/${path}`);
    expect(stored.state).toBe('audited');
    expect(stored.content.tasks.map(({ audited }) => audited.tenths)).toEqual([500, 300, 150]);
  });
});
