import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import {
  confirm,
  deviceWithDrafts,
  goToReview,
  type SendingScene,
  startSendingScene,
} from './sending-scene.ts';

const facts = '加急的时候也客气。';

let scene: SendingScene;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  scene = await startSendingScene();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
});

/** Opens a link, starts, rates one indicator and writes a fact. */
async function begin(link: string, keeps = true): Promise<void> {
  await page.goto(link);
  await page.getByLabel('我知道了，我会遵守').check();
  await page.getByLabel('在这台设备上保留草稿').setChecked(keeps);
  await page.getByRole('button', { name: '开始评分' }).click();
  await page.locator('#choice-4-9').check({ force: true });
  await page.locator('#evidence-4').fill(facts);
}

/** Goes on with a draft and finds all of it. */
async function findDraft(on: Page): Promise<void> {
  await on.getByRole('button', { name: '接着评' }).click();
  await on.getByText('您的评分：9分').waitFor();
  await expect.poll(() => on.locator('#evidence-4').inputValue()).toBe(facts);
}

const kept = (on: Page) => on.evaluate(() => JSON.stringify(Object.entries(localStorage)));

test('a draft is there again after the back button, a reload and a page that was killed, and is never sent', async () => {
  const link = scene.takeLink();
  const sent: string[] = [];
  context.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await begin(link);
  await page.goBack();
  await page.getByRole('heading', { name: '请评一评为您服务的部门' }).waitFor();
  await findDraft(page);
  await page.reload();
  await findDraft(page);
  // Closed without a word to the page, as a phone does with an app that it needs room for.
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(link);
  await findDraft(again);
  expect(sent.filter((text) => text.includes(facts) || text.includes('ratings'))).toEqual([]);
  expect(await kept(again)).not.toContain(link.slice(link.lastIndexOf('.') + 1));
});

test('on a shared computer a draft lives in the open page only, and leaving it is asked about', async () => {
  const link = scene.takeLink();
  await begin(link, false);
  expect(await kept(page)).not.toContain(facts);
  const asked = page.waitForEvent('dialog');
  const leaving = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await leaving;
  await page.getByRole('button', { name: '开始评分' }).waitFor();
  await expect.poll(() => page.getByLabel('在这台设备上保留草稿').isChecked()).toBe(false);
});

test('receipts are copied whole and printed without buttons, and the way back does not hold the link', async () => {
  const link = scene.takeLink();
  await context.close();
  context = await deviceWithDrafts(browser, link);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  await page.goto(link);
  await goToReview(page);
  await confirm(page);
  const code = (await page.locator('.receipts td.code').textContent()) ?? '';
  await page.getByRole('button', { name: '复制全部回执' }).click();
  await page.getByRole('button', { name: '已复制' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(code);

  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.receipts td.code').isVisible()).toBe(true);
  for (const button of await page.getByRole('button').all()) {
    await expect.poll(() => button.isVisible()).toBe(false);
  }
  await page.emulateMedia({ media: 'screen' });

  for (let back = 0; back < 4; back += 1) {
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain(link.slice(link.lastIndexOf('.') + 1));
    if (page.url() === 'about:blank') break;
  }
});

test('times are the company’s, and a device in another zone is told which they are', async () => {
  const texts: string[] = [];
  for (const timezoneId of ['Asia/Shanghai', 'America/New_York']) {
    const there = await browser.newContext({ locale: 'en-GB', timezoneId });
    const visit = await there.newPage();
    await visit.goto(scene.takeLink());
    texts.push((await visit.locator('.facts dd').nth(1).textContent()) ?? '');
    await there.close();
  }
  expect(texts[0]).toMatch(/\d{2}:\d{2}$/u);
  expect(texts[1]).toBe(`${texts[0]} (China time)`);
});
