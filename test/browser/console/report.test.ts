import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { patience } from '../story/console-visit.ts';

let product: TemporaryProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function openPage(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale });
  context.setDefaultTimeout(patience);
  // As in a browser in which somebody is signed in to the console.
  await context.addCookies([{ name: 'session', value: 'x', url: product.url }]);
  const page = await context.newPage();
  await page.goto(`${product.url}/r/report`);
  await page.locator('h1').waitFor();
  return page;
}

const kept = async () =>
  (await product.env.DB.prepare('SELECT text FROM reports ORDER BY text').all()).results;

test('a report is sent once, without cookie or referrer, as long as every other', async () => {
  const page = await openPage('zh-CN');
  const sent: { headers: Record<string, string>; length: number }[] = [];
  let isDown = true;
  await page.route('**/api/rate/reports', async (route) => {
    const request = route.request();
    sent.push({
      headers: await request.allHeaders(),
      length: request.postDataBuffer()?.length ?? 0,
    });
    // The first time the report arrives and its reply is lost.
    if (isDown) {
      await route.fetch();
      await route.abort();
    } else await route.continue();
  });
  await page.getByRole('button', { name: '匿名发送这份报告' }).click();
  await page.getByText('请写明发生了什么').waitFor();
  expect(sent).toEqual([]);

  const field = page.getByLabel('发生了什么');
  await field.fill('张经理问我给了几分');
  await page.getByText('张经理').last().waitFor();
  await page.getByRole('button', { name: '匿名发送这份报告' }).click();
  await page.getByText('没有发送成功').waitFor();
  await expect.poll(() => field.inputValue()).toBe('张经理问我给了几分');
  isDown = false;
  await page.getByRole('button', { name: '匿名发送这份报告' }).click();
  await page.getByRole('heading', { name: '已收到' }).waitFor();

  expect(sent.map(({ length }) => length)).toEqual([8000, 8000]);
  for (const { headers } of sent) {
    expect(Object.keys(headers).filter((name) => /^(?:cookie|referer)$/.test(name))).toEqual([]);
  }
  expect(await kept()).toEqual([{ text: '张经理问我给了几分' }]);
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(stored).toEqual([0, 0]);
  await page.context().close();
});

test('the report page speaks English too, and switches at a press', async () => {
  const page = await openPage('en-GB');
  await page.getByRole('heading', { name: 'I was asked for my rating' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '有人打听我的评价' }).waitFor();
  await page.locator('html[lang="zh-CN"]').waitFor();
  await page.context().close();
});
