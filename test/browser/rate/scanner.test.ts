import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { type SendingScene, startSendingScene } from './sending-scene.ts';

let scene: SendingScene;
let browser: Browser;

beforeAll(async () => {
  scene = await startSendingScene();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});

/** Submits every form as it is and clicks everything there is to click, round after round. */
async function clickEverything(page: Page, rounds: number): Promise<number> {
  let clicks = 0;
  for (let round = 0; round < rounds; round += 1) {
    clicks += await page.evaluate(() => {
      for (const form of document.forms) form.requestSubmit();
      const clickable =
        'a, button, summary, label, [role=button], [tabindex], input[type=checkbox]';
      const all = [...document.querySelectorAll<HTMLElement>(clickable)];
      for (const one of all) {
        // A page that is left would end the visit; where links lead is looked at apart.
        if (!(one instanceof HTMLAnchorElement)) one.click();
      }
      return all.length;
    });
    await page.waitForTimeout(60);
  }
  return clicks;
}

test('4: a visitor that clicks everything and fills in nothing uses nothing up', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const before = await scene.counts();
  const links = [scene.takeLink(), scene.takeLink(2)];
  const followed = new Set<string>();
  const posts: string[] = [];
  const visit = async (address: string): Promise<number> => {
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
    });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    const clicks = await clickEverything(page, 12);
    const hrefs = await page.evaluate(() => [...document.links].map(({ href }) => href));
    for (const href of hrefs) followed.add(href);
    await page.close();
    return clicks;
  };
  // Side by side: most of a visit is waiting for what a click may do.
  const clicks = await Promise.all(
    [
      ...links,
      ...['/r/check', '/r/send', '/r/code', '/r/x'].map((path) => scene.product.url + path),
    ].map(visit),
  );
  for (const href of followed) {
    expect(new URL(href).origin).toBe(scene.product.url);
    const page = await context.newPage();
    await page.goto(href);
    await page.close();
  }
  expect(Math.min(...clicks)).toBeGreaterThan(10);
  expect(clicks.reduce((sum, each) => sum + each)).toBeGreaterThan(100);
  expect(posts.filter((path) => path !== '/api/rate/open')).toEqual([]);
  expect(await scene.counts()).toEqual(before);
  await context.close();
});

test('3: a link preview gets the same page for every link and uses nothing up', async () => {
  const before = await scene.counts();
  const pages: string[] = [];
  for (const link of [scene.takeLink(), scene.takeLink(2)]) {
    for (const method of ['HEAD', 'GET']) {
      const reply = await fetch(link, { method, headers: { 'user-agent': 'LinkPreview/1.0' } });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('set-cookie')).toBeNull();
      const text = await reply.text();
      expect(text).not.toContain(link.slice(link.lastIndexOf('.') + 1));
      if (method === 'GET') pages.push(text);
    }
  }
  expect(pages[0]).toBe(pages[1]);
  expect(await scene.counts()).toEqual(before);
});
