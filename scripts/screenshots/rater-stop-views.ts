import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { hold, open, outlast, tamper } from './rater-moves.ts';
import { rater } from './rater-view.ts';
import type { View } from './view.ts';

/** A link of the same window with a token that was never issued. */
function unknownLink(link: string): string {
  const token = encodeBase64url(new Uint8Array(20).fill(7));
  return `${link.slice(0, link.lastIndexOf('.'))}.${token}`;
}

/** What stands in place of the form. */
export const stopViews: readonly View[] = [
  rater('0-loading', async (page, scene) => {
    await hold(page, '**/api/rate/manifests/*');
    await page.goto(scene.link);
    await page.waitForTimeout(400);
  }),
  rater('0-not-open-yet', async (page, scene) => {
    await open(page, scene.windows.soon.links[0]?.link ?? '');
  }),
  rater('0-grace', async (page, scene) => {
    await open(page, scene.windows.grace.links[0]?.link ?? '');
  }),
  rater('0-closed', async (page, scene) => {
    await open(page, scene.windows.released.links[0]?.link ?? '');
  }),
  rater('0-void', async (page, scene) => {
    await open(page, scene.windows.void.links[0]?.link ?? '');
  }),
  rater('0-no-link', async (page, scene) => open(page, `${scene.url}/r`)),
  rater('0-damaged', async (page, scene) => open(page, scene.link.slice(0, -9))),
  rater('0-version-unknown', async (page, scene) => open(page, scene.link.replace('#v1.', '#v2.'))),
  rater('0-unknown', async (page, scene) => open(page, unknownLink(scene.link))),
  rater('0-mismatch', async (page, scene) => {
    await page.route('**/api/rate/manifests/*', tamper);
    await open(page, scene.link);
  }),
  rater(
    '0-not-reached',
    async (page, scene) => {
      const nothing = { status: 500, contentType: 'text/plain', body: '' };
      await page.route('**/api/rate/open', async (route) => route.fulfill(nothing));
      await page.clock.install();
      await page.goto(scene.link);
      for (let round = 0; round < 60; round += 1) {
        if ((await page.locator('main h1').count()) > 0) break;
        await page.clock.runFor(5000);
      }
      await page.locator('main h1').waitFor();
    },
    { apart: true },
  ),
  rater('0-outdated', async (page, scene) => {
    await page.route('**/assets/steps-*', async (route) => route.abort());
    await page.goto(scene.link);
    await page.locator('.actions .primary').waitFor();
    await page.waitForTimeout(200);
  }),
  rater(
    '0-insecure',
    async (page, scene) => {
      await page.addInitScript(() => {
        Object.defineProperty(crypto, 'subtle', { value: undefined });
      });
      await open(page, scene.link);
    },
    { apart: true },
  ),
  rater(
    '0-no-script',
    async (page, scene) => {
      await page.goto(scene.link);
      await outlast(page);
    },
    { context: { javaScriptEnabled: false } },
  ),
  rater('0-notice-changed', async (page, scene) => {
    await page.route('**/assets/notice-room-*.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replaceAll('公司领导', '公司'),
      });
    });
    await page.goto(scene.link);
    await page.locator('.actions .primary', { hasText: /重新打开|Reload/u }).waitFor();
  }),
  rater(
    '0-old-browser',
    async (page, scene) => {
      // What a browser makes of a program that it cannot read.
      const unreadable = { contentType: 'text/javascript', body: '?' };
      await page.route('**/assets/*.js', async (route) => route.fulfill(unreadable));
      await page.goto(scene.link);
      await outlast(page);
    },
    { bilingual: true },
  ),
];
