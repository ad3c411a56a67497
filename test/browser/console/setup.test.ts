import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { addAuthenticator } from '../../support/authenticator.ts';
import { testSecrets } from '../../support/test-secrets.ts';

/** Adds a department and waits until the list shows it. */
async function addDepartment(page: Page, url: string, code: string, name: string): Promise<void> {
  await page.goto(`${url}/hr/departments/new`);
  await page.locator('#code').fill(code);
  await page.locator('#name').fill(name);
  await page.getByRole('button', { name: '新增部门' }).click();
  await page.getByRole('link', { name, exact: true }).waitFor();
}

describe('the console before the real Worker', () => {
  let product: Awaited<ReturnType<typeof startProduct>>;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  test('HR sets up the company, its departments, a manager and who serves whom', async () => {
    const { url } = product;
    const context = await browser.newContext({ locale: 'zh-CN' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));

    await page.goto(`${url}/setup#${testSecrets.SETUP_CODE}`);
    await page.locator('#company').fill('云岭精密制造有限公司');
    await page.locator('#name').fill('冯雅琴');
    await page.locator('#number').fill('108');
    await addAuthenticator(page);
    await page.getByRole('button', { name: '建立' }).click();
    await page.getByRole('button', { name: '登记并登录' }).click();
    await page.getByRole('heading', { name: '冯雅琴，您好' }).waitFor();
    await page.getByRole('link', { name: '先建立部门和人员，再画出谁为谁服务' }).waitFor();

    await addDepartment(page, url, 'D01', '用户服务部');
    await addDepartment(page, url, 'D02', '生产部');
    await page.goto(`${url}/hr/departments/new`);
    await page.locator('#code').fill('D01');
    await page.locator('#name').fill('财务部');
    await page.getByRole('button', { name: '新增部门' }).click();
    await page.locator('#code-error').getByText('部门编号已被其他部门使用').waitFor();

    await page.goto(`${url}/hr/people/new`);
    await page.locator('#number').fill('101');
    await page.locator('#name').fill('林秋实');
    await page.getByRole('button', { name: '新增人员' }).click();
    await page.getByRole('button', { name: '制作登录链接' }).click();
    const link = (await page.locator('.notice .code').textContent()) ?? '';
    expect(link.startsWith(`${url}/sign-in#`)).toBe(true);

    await page.goto(`${url}/hr/departments`);
    await page.getByRole('link', { name: '用户服务部' }).click();
    await page.locator('#manager').fill('101');
    await page.getByRole('option', { name: '林秋实 101' }).waitFor();
    await page.locator('#manager').press('Enter');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('row').filter({ hasText: '林秋实' }).waitFor();

    await page.goto(`${url}/hr/service-map`);
    await page.getByRole('link', { name: '生产部' }).click();
    await page.getByLabel('用户服务部').check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: '被评部门', exact: true }).click();
    await page.getByText('客户部门不足3个').waitFor();

    await page.goto(`${url}/hr/cycles/new`);
    await page.getByRole('button', { name: '建立考核期' }).click();
    await page.getByRole('heading', { name: /考核$/, level: 1 }).waitFor();
    await page.getByRole('cell', { name: '未填写' }).first().waitFor();

    const visitor = await browser.newContext({ locale: 'zh-CN' });
    const manager = await visitor.newPage();
    await addAuthenticator(manager);
    await manager.goto(link);
    await manager.getByRole('button', { name: '登记并登录' }).click();
    await manager.getByRole('link', { name: /的职责考核表/ }).click();
    await manager.locator('#title-n0').fill('现场服务与维修');
    await manager.locator('#weight-n0').fill('100');
    await manager.locator('#self-n0').fill('96.5');
    await manager.getByRole('button', { name: '保存草稿' }).click();
    await manager.getByText('已保存').waitFor();
    await manager.reload();
    await expect.poll(() => manager.locator('#self-e0').inputValue()).toBe('96.5');
    await manager.getByRole('button', { name: '提交自评' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '提交自评' }).click();
    await manager.getByRole('cell', { name: '96.50' }).first().waitFor();
    await manager.goto(link);
    await manager.getByRole('button', { name: '登记并登录' }).click();
    await manager.getByText('此链接已用过').waitFor();

    expect(faults).toEqual([]);
    await visitor.close();
    await context.close();
  });
});
