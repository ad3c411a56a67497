import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import {
  confirm,
  type Counts,
  deviceWithDrafts,
  goToReview,
  hurry,
  type SendingScene,
  startSendingScene,
} from './sending-scene.ts';

let scene: SendingScene;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  scene = await startSendingScene();
  browser = await startBrowser();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});

/** A fresh device with complete drafts for the link. */
async function device(link: string, rating = 8): Promise<BrowserContext> {
  const context = await deviceWithDrafts(browser, link, rating);
  contexts.push(context);
  return context;
}

async function atReview(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await goToReview(page);
  return page;
}

const plus = ({ ballots, activated }: Counts, more: number): Counts => ({
  ballots: ballots + more,
  activated: activated + more,
});
const receipts = (page: Page) => page.locator('.receipts tbody tr');

/** Lets the page die at the n-th thing that it does after the rater confirms. */
async function dieAt(page: Page, at: number): Promise<void> {
  await page.addInitScript((deadline) => {
    let step = -1;
    const pass = () => {
      if (step >= 0) step += 1;
      if (step === deadline) document.documentElement.dataset['dead'] = 'yes';
    };
    const dead = () => step >= deadline;
    addEventListener(
      'click',
      ({ target }) => {
        if ((target as Element).textContent.startsWith('确认发出')) step = 0;
      },
      true,
    );
    const ask = window.fetch.bind(window);
    const never = async () => new Promise<Response>(() => {});
    window.fetch = async (...request) => {
      pass();
      if (dead()) return never();
      const reply = await ask(...request);
      pass();
      return dead() ? never() : reply;
    };
    for (const name of ['setItem', 'removeItem'] as const) {
      const act: (...given: string[]) => void = Storage.prototype[name];
      Object.assign(Storage.prototype, {
        [name](this: Storage, ...given: string[]) {
          if (dead()) return;
          act.apply(this, given);
          pass();
        },
      });
    }
  }, at);
}

/** Sends once with a page that dies, then opens the link anew; whether the page died. */
async function sendDyingAt(at: number): Promise<boolean> {
  const link = scene.takeLink();
  const context = await device(link);
  const page = await context.newPage();
  await dieAt(page, at);
  await page.goto(link);
  await goToReview(page);
  await confirm(page);
  await page.locator('[data-dead], .receipts').first().waitFor({ state: 'attached' });
  const died = (await page.locator('[data-dead]').count()) > 0;
  await page.close();
  if (!died) return false;
  const again = await context.newPage();
  await again.goto(link);
  await receipts(again).first().waitFor();
  return true;
}

test('31: a page closed at any moment of sending is gone on with, and counts once', async () => {
  const before = await scene.counts();
  // Sealed and stored; asked and answered; signed and stored; handed over and answered; the
  // receipt stored, and the draft removed. There is no ninth moment.
  const died = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map(sendDyingAt));
  expect(died).toEqual([true, true, true, true, true, true, true, true, false]);
  expect(await scene.counts()).toEqual(plus(before, 9));
});

test('33: two tabs that send the same link at once count once and show one receipt', async () => {
  const link = scene.takeLink(2);
  const before = await scene.counts();
  const context = await device(link);
  const tabs = [await atReview(context, link), await atReview(context, link)];
  // The slower tab may have been told of the other one before it is pressed.
  const sent = (tab: Page) => Promise.race([confirm(tab), receipts(tab).first().waitFor()]);
  await Promise.all(tabs.map(sent));
  const shown: string[][] = [];
  for (const tab of tabs) {
    await receipts(tab).nth(1).waitFor();
    shown.push(await tab.locator('.receipts td.code').allTextContents());
  }
  expect(shown[0]).toEqual(shown[1]);
  expect(await scene.counts()).toEqual(plus(before, 2));
});

test('34: of two devices with different answers the first counts, and the second is told', async () => {
  const link = scene.takeLink();
  const before = await scene.counts();
  const first = await atReview(await device(link, 9), link);
  const second = await atReview(await device(link, 2), link);
  await confirm(first);
  await receipts(first).waitFor();
  await confirm(second);
  await second.getByText('先到的那份算数').waitFor();
  await expect.poll(() => receipts(second).count()).toBe(0);
  expect(await scene.counts()).toEqual(plus(before, 1));
});

test('35: clearing the browser’s data is warned of before, and explained after', async () => {
  const link = scene.takeLink();
  const before = await scene.counts();
  const page = await atReview(await device(link), link);
  await page.route('**/api/rate/ballots', async () => {});
  await confirm(page);
  await page.getByText('请不要清除浏览器数据').waitFor();
  await expect.poll(async () => (await scene.counts()).activated).toBe(before.activated + 1);
  // The same rater, with nothing left of the first attempt.
  const cleared = await atReview(await device(link), link);
  await confirm(cleared);
  await cleared.getByText('清除了浏览器数据').waitFor();
  expect((await scene.counts()).ballots).toBe(before.ballots);
});

test('32: every request and every reply lost once leads to one ballot, without the rater', async () => {
  const link = scene.takeLink(2);
  const before = await scene.counts();
  const context = await device(link);
  await hurry(context);
  const tries = new Map<string, number>();
  await context.route('**/api/rate/**', async (route) => {
    const request = route.request();
    const what = `${request.url()} ${request.postData() ?? ''}`;
    const nth = (tries.get(what) ?? 0) + 1;
    tries.set(what, nth);
    // The first never leaves, the second is answered but its answer is lost.
    if (nth > 2) return route.continue();
    if (nth === 2) await route.fetch();
    return route.abort();
  });
  const page = await atReview(context, link);
  await confirm(page);
  await receipts(page).nth(1).waitFor();
  expect(await scene.counts()).toEqual(plus(before, 2));
  // The window's manifest, two of surveys, the opening, two signatures and two deliveries.
  expect([...tries.values()]).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
});

test('106: a lost network is said, waited out, and gone on with by itself', async () => {
  const link = scene.takeLink();
  const before = await scene.counts();
  const context = await device(link);
  await hurry(context);
  const page = await atReview(context, link);
  await context.setOffline(true);
  await confirm(page);
  await page.getByText('现在没有网络').first().waitFor();
  await page.getByRole('button', { name: '接着发送' }).waitFor();
  expect(await scene.counts()).toEqual(before);
  await context.setOffline(false);
  await receipts(page).waitFor();
  expect(await scene.counts()).toEqual(plus(before, 1));
});

test('106: a server that stays away is asked six times, then the rater decides', async () => {
  const link = scene.takeLink();
  const context = await device(link);
  await hurry(context);
  const page = await atReview(context, link);
  let asked = 0;
  const path = '**/api/rate/activate';
  await page.route(path, async (route) => {
    asked += 1;
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
  });
  await confirm(page);
  await page.getByText('服务器暂时没有回应').waitFor();
  expect(asked).toBe(6);
  await page.unroute(path);
  await page.getByRole('button', { name: '接着发送' }).click();
  await receipts(page).waitFor();
});

test('26: a wrong signature is said, and nothing is handed over', async () => {
  const link = scene.takeLink();
  const before = await scene.counts();
  const page = await atReview(await device(link), link);
  const body = JSON.stringify({ blindSignature: 'A'.repeat(342) });
  await page.route('**/api/rate/activate', async (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  );
  await confirm(page);
  await page.getByText('服务器交回的签名不对').waitFor();
  expect((await scene.counts()).ballots).toBe(before.ballots);
});

test.each([-1, 1])('a device whose clock is %d year off rates like all others', async (years) => {
  const link = scene.takeLink();
  const before = await scene.counts();
  const context = await device(link);
  await context.addInitScript(
    (shift) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + shift;
    },
    years * 365 * 86_400_000,
  );
  const page = await atReview(context, link);
  await confirm(page);
  await receipts(page).waitFor();
  expect(await scene.counts()).toEqual(plus(before, 1));
});
