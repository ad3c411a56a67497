import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { watchFirstSight } from '../../support/first-sight.ts';
import { type Stage, startStage } from './stage.ts';
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
    const firstSight = await watchFirstSight(page, '[role=alert]');
    await page.getByRole('button', { name: '保存草稿' }).click();
    // At once: what is pressed next must not lose the focus again.
    expect((await firstSight()).isFocused).toBe(true);
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: '最少人数须为3至50的整数' }).press('Enter');
    await expect.poll(() => focusedId(page)).toBe('threshold');
    expect(calls).toEqual([]);
  });

  test('shows a refusal of the Worker at the field that it names', async () => {
    const page = await stage.open('h1', '/hr/departments/new');
    await page.locator('#code').fill('D'.repeat(33));
    await page.locator('#name').fill('法务部');
    await page.getByRole('button', { name: '新增部门' }).click();
    const summary = page.getByRole('alert');
    await summary.getByRole('link').press('Enter');
    await expect.poll(() => focusedId(page)).toBe('code');
    await expect.poll(() => page.locator('#code').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => page.locator('#name').getAttribute('aria-invalid')).toBeNull();
    await page.locator('#code').fill('FW');
    await expect.poll(() => summary.count()).toBe(0);
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
    await expect.poll(() => page.locator('#name').inputValue()).toBe('质量部');
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
