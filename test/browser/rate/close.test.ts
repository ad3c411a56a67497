import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import {
  confirm,
  deviceWithDrafts,
  goToReview,
  type SendingScene,
  startSendingScene,
} from './sending-scene.ts';

let scene: SendingScene;
let browser: Browser;

beforeAll(async () => {
  scene = await startSendingScene(1);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});

test('at the close, what was stamped still arrives, what was not is told, and all can be checked', async () => {
  const stamped = scene.takeLink();
  const late = scene.takeLink();
  const one = await deviceWithDrafts(browser, stamped);
  const other = await deviceWithDrafts(browser, late);
  const first = await one.newPage();
  await first.goto(stamped);
  await goToReview(first);
  await first.route('**/api/rate/ballots', async () => {});
  await confirm(first);
  await expect.poll(async () => (await scene.counts()).activated).toBe(1);
  await first.close();
  const second = await other.newPage();
  await second.goto(late);
  await goToReview(second);
  await scene.closeIn(-1);

  await confirm(second);
  await second.getByText('评价期已经截止').first().waitFor();
  await expect.poll(() => second.locator('.receipts').count()).toBe(0);

  const again = await one.newPage();
  await again.goto(stamped);
  await again.locator('.receipts tbody tr').waitFor();
  expect(await scene.counts()).toEqual({ ballots: 1, activated: 1 });
  const receipt = (await again.locator('.receipts td.code').textContent()) ?? '';
  const download = again.waitForEvent('download');
  await again.getByRole('button', { name: '保存为文件' }).click();
  expect((await download).suggestedFilename()).toMatch(/^匿评-回执-.*\.txt$/u);

  await again.getByRole('link', { name: /\/r\/check#/u }).click();
  await again.getByText('还没拆封').first().waitFor();

  // The tally comes after the grace; the one ballot is below the threshold.
  await scene.passGrace();
  await again.reload();
  await again.getByText('评价份数不够，没有人看过').first().waitFor();
  await again.getByLabel('输入回执号').fill(` ${receipt.toLowerCase().replaceAll('-', ' – ')} `);
  await again.getByRole('button', { name: '查找' }).click();
  await again.locator('.verdict').waitFor();
  await again.getByLabel('输入回执号').fill('ABC');
  await again.getByRole('button', { name: '查找' }).click();
  await again.getByText('这不是一个完整的回执号').waitFor();

  // The same list of a survey that was called off instead says so.
  await again.route('**/api/rate/receipts/*', async (route) => {
    const reply = await route.fetch();
    await route.fulfill({
      response: reply,
      body: (await reply.text()).replaceAll('"withheld"', '"void"'),
    });
  });
  await again.reload();
  await again.getByText('这次评价已作废，已全部销毁').first().waitFor();
});
