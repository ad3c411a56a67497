import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { watchFirstSight } from '../../support/first-sight.ts';
import { type OpenWindow, startWithOpenWindow } from './open-window.ts';

/** Bytes of everything that a rater loads before the first screen can be used, gzip. */
const firstLoadBudget = 20_000;

let open: OpenWindow;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  open = await startWithOpenWindow();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await open.product.close();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
});

async function ballotCount(): Promise<number> {
  const row = await open.product.env.DB.prepare('SELECT count(*) AS n FROM ballots').first<{
    n: number;
  }>();
  return row?.n ?? -1;
}

/** Rates the department on the screen and goes on. */
async function rateOne(ratings: readonly number[], facts: string): Promise<void> {
  for (const [at, rating] of ratings.entries()) {
    await page.locator(`#choice-${String(at)}-${String(rating)}`).check({ force: true });
  }
  const lowest = ratings.indexOf(Math.min(...ratings));
  const highest = ratings.indexOf(Math.max(...ratings));
  for (const at of [lowest, highest]) await page.locator(`#evidence-${String(at)}`).fill(facts);
  await page.getByRole('button', { name: /^下一个：|^去核对/u }).click();
}

/** From the first screen to the review, with every department rated. */
async function fillIn(link: string, ratings: readonly number[], facts: string): Promise<number> {
  await page.goto(link);
  await page.getByLabel('我知道了，我会遵守').check();
  await page.getByRole('button', { name: '开始评分' }).click();
  let departments = 0;
  const reviewed = page.locator('.reviewed');
  for (;;) {
    const next = page.getByText(`第${String(departments + 1)}个，共`);
    await next.or(reviewed).first().waitFor();
    if ((await reviewed.count()) > 0) return departments;
    await rateOne(ratings, facts);
    departments += 1;
  }
}

const send = async () => page.getByRole('button', { name: /^确认发出/u }).click();
const arrived = async () => page.locator('.receipts tbody tr').first().waitFor();
const ratings = [8, 7, 9, 3, 8, 6, 10, 7, 8];

test('a rater gets from the link to receipts, and nothing links the two', async () => {
  const link = open.takeLink();
  const token = link.slice(link.lastIndexOf('.') + 1);
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  const before = await ballotCount();
  const departments = await fillIn(link, ratings, '周二下单，当天送到。');
  await send();
  await arrived();

  await expect.poll(() => page.locator('.receipts tbody tr').count()).toBe(departments);
  expect(await ballotCount()).toBe(before + departments);
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  expect(requests.filter((request) => new URL(request.url()).origin !== open.product.url)).toEqual(
    [],
  );
  const bodies = requests.map((request) => request.postData() ?? '');
  expect(bodies.filter((body) => body.includes(token) && body.includes('sealed'))).toEqual([]);
  expect(requests.filter((request) => request.url().includes(token))).toEqual([]);
  const headers = await Promise.all(requests.map(async (request) => request.allHeaders()));
  // What the browser has already is not asked for; such a request has empty headers here.
  expect(headers.filter(({ cookie = '', referer = '' }) => cookie + referer !== '')).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(kept).not.toContain(token);
  expect(kept).not.toContain('周二下单');

  await page.getByRole('link', { name: /\/r\/check#/u }).click();
  await page.getByText('还没拆封').first().waitFor();
});

test('requests have the same sizes whatever was rated and written', async () => {
  const sizes: number[][] = [];
  for (const [given, facts] of [
    [ratings, '短'],
    [[1, 1, 1, 1, 1, 1, 1, 1, 10], '长'.repeat(300)],
  ] as const) {
    const seen: number[] = [];
    const watch = (request: Request) => {
      if (/activate|ballots/u.test(request.url())) seen.push((request.postData() ?? '').length);
    };
    page.on('request', watch);
    await fillIn(open.takeLink(), given, facts);
    await send();
    await arrived();
    page.off('request', watch);
    sizes.push([...new Set(seen)].sort((a, b) => a - b));
  }
  expect(sizes[0]).toEqual(sizes[1]);
});

test.each(['activate', 'ballots'])(
  'a lost answer to %s is mended by a reload',
  async (endpoint) => {
    const before = await ballotCount();
    const departments = await fillIn(open.takeLink(), ratings, '两次晚到。');
    // The server does its part, but the first answer never reaches the page, which is then closed.
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    const pattern = `**/api/rate/${endpoint}`;
    await page.route(pattern, lose);
    const lost = page.waitForEvent('requestfailed');
    await send();
    await lost;
    await page.unroute(pattern);
    await page.reload();
    await arrived();
    await expect.poll(() => page.locator('.receipts tbody tr').count()).toBe(departments);
    expect(await ballotCount()).toBe(before + departments);
  },
);

test('a link used on another device is told so when sending, and nothing more is counted', async () => {
  const link = open.takeLink();
  await fillIn(link, ratings, '两次晚到。');
  await send();
  await arrived();
  const before = await ballotCount();
  const other = await browser.newContext({ locale: 'zh-CN' });
  const first = page;
  try {
    page = await other.newPage();
    await fillIn(link, ratings, '第二次。');
    await send();
    await page.getByText('先到的那份算数').first().waitFor();
    await expect.poll(() => page.locator('.receipts').count()).toBe(0);
    expect(await ballotCount()).toBe(before);
  } finally {
    page = first;
    await other.close();
  }
});

test('a manifest that is not the one of the link stops the page before the token is sent', async () => {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  await page.route('**/api/rate/manifests/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('10', '11') });
  });
  await page.goto(open.takeLink());
  await page.getByText('请停在这里').waitFor();
  expect(posts).toEqual([]);
});

test('each step begins at its top with its title in focus, before a key can be pressed', async () => {
  const step = async (press: () => Promise<void>) => {
    const title = await watchFirstSight(page, 'h1');
    await press();
    expect(await title()).toEqual({ isFocused: true, scrolled: 0 });
  };
  await page.goto(open.takeLink());
  await page.getByLabel('我知道了，我会遵守').check();
  await step(() => page.getByRole('button', { name: '开始评分' }).click());
  const errors = await watchFirstSight(page, '.errors');
  await page.getByRole('button', { name: /^下一个/u }).click();
  expect((await errors()).isFocused).toBe(true);
  await step(() => rateOne(ratings, '当天送到。'));
});

test('digits and arrows choose a rating, and what is missing is told at the top', async () => {
  await page.goto(open.takeLink());
  await page.getByRole('button', { name: '开始评分' }).click();
  await page.locator('.errors:focus').waitFor();
  await page.getByLabel('我知道了，我会遵守').check();
  await page.getByRole('button', { name: '开始评分' }).click();
  await page.locator('#choice-0-1').press('0');
  await page.getByText('您的评分：10分').waitFor();
  await page.locator('#choice-0-10').press('ArrowLeft');
  await page.getByText('您的评分：9分').waitFor();
  await page.getByRole('button', { name: /^下一个/u }).click();
  await page.locator('.errors:focus').waitFor();
  await expect.poll(() => page.locator('.errors li').count()).toBe(8);
});

test.each([
  ['zh-CN', '开始评分'],
  ['en-GB', 'Start rating'],
])(
  'in %s four requests within the budget of bytes make the first screen usable',
  async (locale, start) => {
    const other = await browser.newContext({ locale });
    const asked: string[] = [];
    let bytes = 0;
    // Whatever is asked for after the fourth never comes.
    await other.route('**', async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      if (asked.length > 4) return;
      const answer = await route.fetch();
      const isCode = !route.request().url().includes('/api/');
      if (isCode) bytes += gzipSync(await answer.body()).length;
      await route.fulfill({ response: answer });
    });
    const first = await other.newPage();
    await first.goto(open.takeLink());
    await first.locator('#acknowledge').check();
    await first.getByRole('button', { name: start }).click();
    await first.locator('.waiting').waitFor();
    expect(asked.slice(0, 4)).toEqual([
      '/r',
      expect.stringMatching(/^\/assets\/rate-/u),
      expect.stringMatching(/^\/api\/rate\/manifests\//u),
      '/api/rate/open',
    ]);
    expect(bytes).toBeLessThanOrEqual(firstLoadBudget);
    await other.close();
  },
);
