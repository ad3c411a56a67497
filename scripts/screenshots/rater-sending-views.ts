import { hold, next, open, sendAll, sendOne, toReview } from './rater-moves.ts';
import { rater } from './rater-view.ts';
import type { View } from './view.ts';

/** Sending, and what stands at its end. */
export const sendingViews: readonly View[] = [
  rater('4-sending', async (page, scene) => {
    await toReview(page, scene.link);
    await hold(page, '**/api/rate/activate');
    await next(page);
    await page.locator('.deliveries').waitFor();
  }),
  rater(
    '4-sending-sealed',
    async (page, scene) => {
      await toReview(page, scene.takeLink());
      await page.clock.install();
      await hold(page, '**/api/rate/ballots');
      await next(page);
      await page.locator('.deliveries li.delivering').waitFor();
      // So long that it counts as slow, and another way is offered.
      await page.clock.runFor(10_000);
      await page.locator('.sealed summary').first().click();
      await page.locator('.sealed button').first().waitFor();
    },
    { apart: true },
  ),
  rater('4-sending-offline', async (page, scene) => {
    await toReview(page, scene.link);
    await page.route('**/api/rate/activate', async (route) => route.abort());
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => false });
      dispatchEvent(new Event('offline'));
    });
    await next(page);
    await page.locator('.caution').waitFor();
  }),
  rater(
    '4-sending-stuck',
    async (page, scene) => {
      await toReview(page, scene.link);
      const nothing = { status: 500, contentType: 'text/plain', body: '' };
      await page.route('**/api/rate/activate', async (route) => route.fulfill(nothing));
      await page.clock.install();
      await next(page);
      await page.locator('.deliveries').waitFor();
      for (let round = 0; round < 60; round += 1) {
        if ((await page.locator('.stuck').count()) > 0) break;
        await page.clock.runFor(5000);
      }
      await page.locator('.actions .primary').waitFor();
    },
    { apart: true },
  ),
  rater('5-done', async (page, scene) => sendAll(page, scene.takeLink())),
  rater('5-already-sent', async (page, scene) => {
    const link = scene.takeLink();
    await sendAll(page, link);
    await open(page, link);
  }),
  rater('5-used-elsewhere', async (page, scene) => {
    const link = scene.takeLink();
    await sendAll(page, link);
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.goto('about:blank');
    await toReview(page, link);
    await next(page);
    await page.locator('.deliveries').waitFor({ state: 'detached' });
  }),
  rater('5-done-partly', async (page, scene) => sendOne(page, scene.takeLink())),
  rater('5-done-removed', async (page, scene) => {
    await sendAll(page, scene.takeLink());
    await page.locator('.sheet > button.link').click();
    await page.locator('.sheet > button.link').waitFor({ state: 'detached' });
  }),
];
