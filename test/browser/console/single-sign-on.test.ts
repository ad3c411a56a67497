import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpCompany, signIn, type StaffClient } from '../../../scripts/client/staff-client.ts';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { addAuthenticator } from '../../support/authenticator.ts';
import { startBrowser } from '../../support/browser.ts';
import {
  startIdentityProvider,
  type TestIdentityProvider,
} from '../../support/identity-provider.ts';
import { startProduct } from '../../support/product.ts';
import { ssoClient } from '../../support/provider-wish.ts';
import { testSecrets } from '../../support/test-secrets.ts';

let provider: TestIdentityProvider;
let product: TemporaryProduct;
let browser: Browser;
let hr: StaffClient;

beforeAll(async () => {
  provider = await startIdentityProvider(() => product.url);
  const vars = {
    SSO_ISSUER: provider.url,
    SSO_CLIENT_ID: ssoClient.id,
    SSO_CLIENT_SECRET: ssoClient.secret,
  };
  [product, browser] = await Promise.all([startProduct(vars), startBrowser()]);
  const token = await setUpCompany(fetch, product.url, {
    code: testSecrets.SETUP_CODE,
    company: '云岭精密制造有限公司',
    timeZone: 'Asia/Shanghai',
    number: 'h1',
    name: '何人事',
  });
  hr = await signIn(fetch, product.url, token);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  provider.close();
});

/** A page of somebody who has not been here yet. */
async function visitor(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(product.url + path);
  return page;
}

/** Types an address on the provider's page. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByRole('heading', { name: '公司登录' }).waitFor();
  await page.getByLabel('邮箱').fill(login);
  await page.getByRole('button', { name: '登录' }).click();
}

async function addPerson(number: string, name: string, email: string): Promise<string> {
  const fields = { number, name, email, department: null };
  return (await hr.post<{ id: string }>('/hr/people', fields)).id;
}

describe('signing in with the company account', () => {
  test('leads there and back to the page that was asked for, and leaves no code in the address', async () => {
    await addPerson('101', '林秋实', 'lin@example.com');
    const page = await visitor('/account');
    const company = page.getByRole('button', { name: '用公司账号登录' });
    await company.click();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('您在公司账号的登录页上取消了登录').waitFor();
    await page.getByRole('link', { name: '回到登录页' }).click();

    await page.goto(`${product.url}/account`);
    await company.click();
    await signInThere(page, 'lin@example.com');
    await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor();
    await expect
      .poll(() => new URL(page.url()).pathname + new URL(page.url()).search)
      .toBe('/account');
    await page.getByText(/已于.*关联。您可以用公司账号登录/).waitFor();
    const addresses = await page.evaluate(() => performance.getEntriesByType('navigation').length);
    expect(addresses).toBe(1);

    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: '用公司账号登录' }).click();
    // The provider knows the browser by now and asks nothing.
    await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor();
    await page.context().close();
  });

  test('tells somebody whom nobody has entered what to do, and an old way back that it has ended', async () => {
    const page = await visitor('/');
    await page.getByRole('button', { name: '用公司账号登录' }).click();
    await signInThere(page, 'nobody@example.com');
    await page.getByText('这里没有对应的人员').waitFor();
    await expect.poll(() => page.url()).toBe(`${product.url}/sign-in/return`);
    await page.goto(`${product.url}/sign-in/return?code=x&state=y`);
    await page.getByText('不是在这个浏览器里开始的').waitFor();
    await page.context().close();
  });

  test('is connected by somebody with a passkey, and taken off again', async () => {
    const id = await addPerson('104', '梁慎之', 'liang@example.com');
    const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    const page = await visitor('/sign-in');
    await addAuthenticator(page);
    await page.getByRole('button', { name: '用通行密钥登录' }).waitFor();
    await page.goto(`${product.url}/sign-in#${token}`);
    await page.getByRole('button', { name: '登记并登录' }).click();
    await page.getByText('您的账号还没有任何角色').waitFor();
    await page.goto(`${product.url}/account`);
    await page.getByRole('button', { name: '关联公司账号' }).click();
    await signInThere(page, 'liang@example.com');
    await page.getByText(/已于.*关联。您可以用公司账号登录/).waitFor();
    await page.getByRole('button', { name: '取消关联' }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: '取消与公司账号的关联' });
    await dialog.getByRole('button', { name: '取消关联' }).click();
    // The provider has not said that it asked, so this grave step asks for the passkey.
    await page.getByRole('button', { name: '用通行密钥确认' }).click();
    // The session came by the company account and has gone with it.
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await page.getByRole('button', { name: '关联公司账号' }).waitFor();
    await page.context().close();
  });

  test('confirms a grave step in a second tab, where the company asks again', async () => {
    const id = await addPerson('102', '宋知远', 'song@example.com');
    const roles = { revision: 1, hr: true, leadership: false, auditor: false };
    await hr.put(`/hr/people/${id}/roles`, roles);
    const other = await addPerson('103', '许明达', 'xu@example.com');
    const page = await visitor(`/hr/people/${other}`);
    await page.getByRole('button', { name: '用公司账号登录' }).click();
    await signInThere(page, 'song@example.com');
    await page.getByLabel('公司领导').check();
    await product.env.DB.prepare('UPDATE sessions SET confirmed_at = 0 WHERE person_id = ?1')
      .bind(id)
      .run();
    await page.getByRole('button', { name: '保存角色' }).click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('dialog').getByRole('link', { name: '用公司账号确认' }).click();
    const tab = await opened;
    await tab.getByRole('button', { name: '前往确认' }).click();
    await signInThere(tab, 'song@example.com');
    await tab.getByRole('heading', { name: '已确认是您本人' }).waitFor();
    await tab.close();
    await page.getByRole('button', { name: '我已重新登录' }).click();
    await page.getByText('已保存').waitFor();
    expect(await hr.get(`/hr/people/${other}`)).toMatchObject({
      roles: [{ role: 'leadership', department: null }],
    });
    await page.context().close();
  });
});
