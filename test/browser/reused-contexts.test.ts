import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { startProduct } from '../support/product.ts';

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** Settings that no other test has. */
const settings = { locale: 'zh-CN', viewport: { width: 501, height: 502 } };

/** What a page has kept: in its storages, its databases and its cookies. */
const kept = async () => ({
  local: JSON.stringify(localStorage),
  session: JSON.stringify(sessionStorage),
  databases: (await indexedDB.databases()).length,
  permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
  cookie: document.cookie,
});

test('a context that was given back brings nothing along', async () => {
  const first = await browser.newContext(settings);
  const page = await first.newPage();
  await page.goto(`${product.url}/r`);
  const fresh = await page.evaluate(kept);
  await page.evaluate(() => {
    localStorage.setItem('draft', '8');
    sessionStorage.setItem('tab', '1');
    document.cookie = 'plain=1';
    return new Promise((resolve) => {
      indexedDB.open('shelf').onsuccess = resolve;
    });
  });
  await first.addCookies([{ name: 'session', value: 'x', url: product.url, httpOnly: true }]);
  await first.grantPermissions(['geolocation']);
  await first.route('**/r', (route) => route.abort());
  await first.setOffline(true);
  await first.close();

  const second = await browser.newContext(settings);
  expect(second).toBe(first);
  const next = await second.newPage();
  await next.goto(`${product.url}/r`);
  expect(await next.evaluate(kept)).toEqual(fresh);
  expect(await second.cookies()).toEqual([]);
  await second.close();
});

test('a context with a script for every page or a listener is nobody else’s', async () => {
  const spoil = [
    (context: BrowserContext) => context.addInitScript(() => undefined),
    async (context: BrowserContext) => {
      context.on('request', () => undefined);
    },
  ];
  for (const step of spoil) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    await page.goto(`${product.url}/r`);
    await step(context);
    await context.close();
    const next = await browser.newContext(settings);
    expect(next).not.toBe(context);
    await next.close();
  }
});

test('a context takes what is stored on the device for it, new or given back', async () => {
  const localStorage = [{ name: 'draft', value: '8' }];
  const storageState = { cookies: [], origins: [{ origin: product.url, localStorage }] };
  for (let round = 0; round < 2; round += 1) {
    const context = await browser.newContext({ ...settings, storageState });
    const page = await context.newPage();
    await page.goto(`${product.url}/r`);
    expect(await page.evaluate(() => window.localStorage.getItem('draft'))).toBe('8');
    await context.close();
  }
});
