import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { patience } from '../story/console-visit.ts';
import { type Stage, startStage } from './stage.ts';
import { callsOf } from './wire.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

interface Department {
  name: string;
  raterLinks: number;
  revision: number;
  manager: { id: string; name: string };
  reviewer: { id: string; name: string };
}

const path = (code: string) => `/hr/departments/${idOf(stage.company.departments, code)}`;
const departmentOf = (code: string) => stage.company.hr.get<Department>(path(code));
const clientOf = (code: string) =>
  stage.company.hr.get<{ rated: string[]; raterLinks: number; revision: number }>(
    `/hr/service-map/${idOf(stage.company.departments, code)}`,
  );

/** Somebody else changes a department meanwhile. */
async function changeElsewhere(code: string, changed: object): Promise<void> {
  const { name, raterLinks, revision, manager, reviewer } = await departmentOf(code);
  const holders = { manager: manager.id, reviewer: reviewer.id };
  await stage.company.hr.put(path(code), {
    code,
    name,
    raterLinks,
    revision,
    ...holders,
    ...changed,
  });
}

const focusedLabel = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('the list of departments', () => {
  test('is changed in place by keyboard: Enter saves, Escape leaves', async () => {
    const page = await stage.open('h1', '/hr/departments');
    await page.getByRole('button', { name: '修改研发中心' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.locator('#name').fill('研发一部');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '研发中心' }).waitFor();
    await expect.poll(() => focusedLabel(page)).toBe('修改研发中心');

    await page.keyboard.press('Enter');
    await page.locator('#name').fill('研发二部');
    await page.locator('#reviewer').fill('任');
    await page.getByRole('option', { name: '任总' }).waitFor();
    // Escape closes what was found, not the form.
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#reviewer').inputValue()).toBe('饶总');
    await page.locator('#reviewer').fill('任');
    await page.getByRole('option', { name: '任总' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#reviewer').inputValue()).toBe('任总');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '研发二部' }).waitFor();
    await expect.poll(() => focusedLabel(page), { timeout: patience }).toBe('修改研发二部');
    expect(await departmentOf('C1')).toMatchObject({
      name: '研发二部',
      reviewer: { name: '任总' },
    });
  });

  test('shows what somebody else made of a row, and keeps what only they changed', async () => {
    const page = await stage.open('h1', '/hr/departments');
    await page.getByRole('button', { name: '修改销售部' }).click();
    await page.locator('#name').fill('国内销售部');
    await changeElsewhere('C2', { name: '海外销售部', raterLinks: 6 });
    await page.locator('#name').press('Enter');
    const row = (field: string) =>
      page.locator('.difference').getByRole('row').filter({ hasText: field });
    await row('部门名称').getByText('国内销售部').waitFor();
    await expect
      .poll(() => row('部门名称').getByRole('cell').allTextContents())
      .toEqual(['国内销售部', '海外销售部']);
    await expect
      .poll(() => row('链接数').getByRole('cell').allTextContents())
      .toEqual(['（您没有改）', '6']);
    expect((await departmentOf('C2')).name).toBe('海外销售部');
    await page.getByRole('button', { name: '保存我的改动' }).click();
    await page.getByRole('link', { name: '国内销售部' }).waitFor();
    expect(await departmentOf('C2')).toMatchObject({ name: '国内销售部', raterLinks: 6 });
  });

  test('goes on with what somebody else saved when that is to hold', async () => {
    const page = await stage.open('h1', path('C3'));
    await page.locator('#name').fill('质量一部');
    await changeElsewhere('C3', { name: '质量二部' });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('其他人刚刚改过这项内容').waitFor();
    await expect.poll(() => page.locator('#name').inputValue()).toBe('质量一部');
    await page.getByRole('button', { name: '采用现在已保存的' }).click();
    await expect.poll(() => page.locator('#name').inputValue()).toBe('质量二部');
    await page.locator('#name').fill('质量三部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: '质量三部' }).waitFor();
  });

  test('keeps what is typed into a row, however the list around it changes', async () => {
    const page = await stage.open('h1', '/hr/departments');
    await page.getByRole('button', { name: '修改生产中心' }).click();
    await page.locator('#name').fill('生产一中心');
    const typed = () => page.locator('#name').inputValue();
    await page.getByRole('button', { name: '部门名称' }).click();
    await page.waitForURL('**?sort=name');
    await expect.poll(() => typed()).toBe('生产一中心');
    await page.getByLabel('编号或名称').fill('供应链');
    await page.getByRole('button', { name: '修改供应链管理部' }).waitFor();
    await page.getByText('正在修改的一行，不在当前列出的范围内').waitFor();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
    await page.getByLabel('编号或名称').fill('没有的部门');
    await page.getByText('没有符合条件的内容').waitFor();
    await expect.poll(() => typed()).toBe('生产一中心');
    await page.goBack();
    await page.getByText('正在修改的一行').waitFor({ state: 'detached' });
    // Another row takes its place only once that was agreed to.
    await page.getByRole('button', { name: '修改供应链管理部' }).click();
    await page.getByRole('dialog').getByText('这一行的改动还没有保存').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '先不操作' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => typed()).toBe('生产一中心');
    await page.getByLabel('编号或名称').fill('供应链');
    await page.getByText('正在修改的一行').waitFor();
    await page.route('**/hr/departments?*', (route) => route.abort());
    await page.getByLabel('编号或名称').fill('用户');
    await page.getByText('连不上服务器').waitFor();
    await expect.poll(() => typed()).toBe('生产一中心');
    await page.unroute('**/hr/departments?*');
    await page.locator('#name').press('Enter');
    await page.getByText('正在修改的一行').waitFor({ state: 'detached' });
    expect((await departmentOf('PR')).name).toBe('生产一中心');
    await changeElsewhere('PR', { name: '生产中心' });
  });

  test('sorts and filters by its address, so that the way back leads to the same rows', async () => {
    const page = await stage.open('h1', '/hr/departments');
    const codes = () => page.locator('tbody tr td:first-child').allTextContents();
    await expect.poll(codes, { timeout: patience }).toEqual(['C1', 'C2', 'C3', 'C4', 'PR', 'SV']);
    await page.getByRole('button', { name: '编号' }).press('Enter');
    await expect.poll(codes, { timeout: patience }).toEqual(['SV', 'PR', 'C4', 'C3', 'C2', 'C1']);
    const header = page.getByRole('columnheader', { name: '编号' });
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('编号或名称').fill('生产');
    await expect.poll(codes, { timeout: patience }).toEqual(['PR']);
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('生产');
    await page.getByRole('link', { name: '生产中心' }).click();
    await page.getByRole('heading', { name: '生产中心', level: 1 }).waitFor();
    await page.goBack();
    await expect.poll(codes, { timeout: patience }).toEqual(['PR']);
    await expect.poll(() => page.getByLabel('编号或名称').inputValue()).toBe('生产');
    await page.getByLabel('编号或名称').fill('没有的部门');
    await page.getByText('没有符合条件的内容').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(codes, { timeout: patience }).toHaveLength(6);
  });

  test('is exported whole, as it is filtered', async () => {
    const page = await stage.open('h1', '/hr/people?search=经理&sort=number');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出CSV：人员' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('人员.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFF"工号","姓名","职务","邮箱","所属部门","角色","登录方式","登记和最近登录","状态"',
    );
    const row = /^"m1","马经理",,,"用户服务","部门经理（用户服务）",.*,"使用中"$/;
    expect(lines.filter((line) => row.test(line))).toHaveLength(1);
    expect(lines).toHaveLength(7);
  });
});

test('who cannot sign in yet is found in the list and given a link there', async () => {
  const page = await stage.open('h1', '/hr/people?access=none&role=manager');
  const button = page.getByRole('button', { name: /^制作链接：/ }).first();
  const label = (await button.getAttribute('aria-label')) ?? '';
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '制作链接', exact: true }).click();
  await dialog.getByText('此链接只显示这一次').waitFor();
  await expect.poll(() => dialog.locator('.code').textContent()).toMatch(/\/sign-in#[\w-]{20,}$/);
  await dialog.getByRole('button', { name: '已交给本人' }).click();
  // The link waits now, so the person is in another list.
  await page.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' });
  await page.getByLabel('登录方式').selectOption({ label: '有待用的链接' });
  await page.getByRole('button', { name: label, exact: true }).waitFor();
  await page
    .getByText(/^登记链接待用，.*前有效$/)
    .first()
    .waitFor();
});

describe('the matrix of the service map', () => {
  test('is filled in by keyboard, row by row', async () => {
    const page = await stage.open('h1', '/hr/service-map');
    await page.getByLabel('研发二部的链接数').or(page.getByLabel('研发中心的链接数')).selectText();
    // Past the cells in which a department would rate itself, both to the right and down.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const before = await clientOf('C3');
    await expect.poll(() => page.getByRole('row').nth(3).locator(':focus').count()).toBe(1);
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('.matrix-mark').count()).toBe(1);
    await page.getByText('1行有未保存的改动').waitFor();
    const calls = callsOf(page);
    await page.keyboard.press('Enter');
    await page.getByText('没有未保存的改动').waitFor();
    expect(calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
    const after = await clientOf('C3');
    expect(after.rated).toHaveLength(before.rated.length - 1);
    // One stop of the tab key for the whole grid.
    await expect.poll(() => page.locator('tbody input[tabindex="0"]').count()).toBe(1);
  });

  test('holds who leaves unsaved rows, and shows what somebody else made of one', async () => {
    const page = await stage.open('h1', '/hr/service-map');
    const service = idOf(stage.company.departments, 'SV');
    const cell = (rated: string) =>
      page.getByRole('checkbox', { name: `供应链管理部评价${rated}` });
    await cell('生产中心').uncheck();
    await page.getByLabel('供应链管理部的链接数').fill('5');
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '先不操作' }).click();
    const { revision, rated } = await clientOf('C4');
    // Of which a department was made after this page was loaded.
    const { hr } = stage.company;
    const { id: archive } = await hr.post<{ id: string }>('/hr/departments', {
      code: 'ZA',
      name: '档案室',
      raterLinks: 0,
    });
    await hr.put(`/hr/service-map/${idOf(stage.company.departments, 'C4')}`, {
      revision,
      rated: [...rated.filter((id) => id !== service), archive],
    });
    await page.getByRole('button', { name: '保存供应链管理部这一行' }).click();
    const rows = page.locator('.difference tbody').getByRole('row');
    await rows.first().waitFor();
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        '链接数（个）52',
        '生产中心否是',
        '用户服务（您没有改）否',
        '档案室（您没有改）是',
      ]);
    await page.getByRole('button', { name: '保存我的改动' }).click();
    await page.getByText('没有未保存的改动').waitFor();
    expect(await clientOf('C4')).toMatchObject({ rated: [archive], raterLinks: 5 });
    await expect.poll(() => cell('用户服务').isChecked()).toBe(false);
    await hr.post(`/hr/departments/${archive}/end`, { revision: 1 });
  });
});

test('the company’s name is changed for all pages, and not over what somebody else saved', async () => {
  const page = await stage.open('h1', '/hr/company');
  await page.locator('#name').fill('示例通信集团');
  const { revision, timeZone } = await stage.company.hr.get<{ revision: number; timeZone: string }>(
    '/hr/company',
  );
  await stage.company.hr.put('/hr/company', { revision, timeZone, name: '示例电信' });
  await page.getByRole('button', { name: '保存' }).click();
  const rows = page.locator('.difference tbody').getByRole('row');
  await rows.first().waitFor();
  await expect.poll(() => rows.allTextContents()).toEqual(['公司名称示例通信集团示例电信']);
  await page.getByRole('button', { name: '保存我的改动' }).click();
  await page.getByRole('link', { name: '示例通信集团' }).waitFor();
});
