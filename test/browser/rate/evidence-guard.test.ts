import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { startOpeningScene } from './opening-scene.ts';
import { confirm, deviceWithDrafts, goToReview } from './sending-scene.ts';

let scene: Awaited<ReturnType<typeof startOpeningScene>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  scene = await startOpeningScene();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});

test('words that may tell the writer are hinted at politely, sent nowhere, and keep nothing from being sent', async () => {
  const link = scene.takeLink();
  context = await deviceWithDrafts(browser, link);
  page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.goto(link);
  await page.getByRole('button', { name: '接着评' }).click();
  await page.locator('#evidence-1').fill('11月3日王经理在客户C1部、客户C2部和客户C3部都没有来。');
  const hint = page.locator('.traces', { hasText: '王经理' });
  await hint.getByText('某位同事').waitFor();
  await hint.getByText('11月3日').waitFor();
  // Which of the three departments is the rater's own depends on the link; the others are not.
  await expect.poll(() => hint.getByText('您自己的部门').count()).toBe(1);
  await expect
    .poll(() => hint.evaluate((element) => element.matches('output:not([aria-live])')))
    .toBe(true);
  await page.locator('#evidence-1').fill('月初对接的人没有来。');
  await hint.waitFor({ state: 'detached' });
  await page.locator('#evidence-1').fill('李工没有来。');
  await goToNextAndReview();
  await page.getByText('“李工”').waitFor();
  expect(sent.filter((body) => /王|李工/u.test(body))).toEqual([]);
  await confirm(page);
  await page.getByText('2份评价已送达').waitFor();

  // The same link again, on this device: used, with the way to the check.
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByText('这个链接已经在这台设备上用过').waitFor();
  await page.getByRole('link', { name: /\/r\/check#/u }).waitFor();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await context.close();
});

/** On from the first department, past the start that {@link goToReview} begins with. */
async function goToNextAndReview(): Promise<void> {
  await page.reload();
  await goToReview(page);
}
