import {
  intro,
  next,
  open,
  passToReview,
  rateDepartment,
  sendOne,
  start,
  toReview,
} from './rater-moves.ts';
import { rater } from './rater-view.ts';
import type { View } from './view.ts';

/** The first screen, the departments and the review. */
export const ratingViews: readonly View[] = [
  rater('1-intro', intro),
  rater('1-intro-promise', async (page, scene) => {
    await intro(page, scene);
    await page.locator('summary').click();
    await page.locator('.limits').last().waitFor();
  }),
  rater('1-intro-rule-missing', async (page, scene) => {
    await intro(page, scene);
    await next(page);
    await page.locator('.errors').waitFor();
  }),
  rater('1-intro-small-group', async (page, scene) => {
    await open(page, scene.windows.small.links[0]?.link ?? '');
    await page.locator('.caution').waitFor();
  }),
  rater('1-intro-partly-sent', async (page, scene) => {
    const link = scene.takeLink();
    await sendOne(page, link);
    await open(page, link);
  }),
  rater(
    '1-intro-storage-blocked',
    async (page, scene) => {
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      });
      await intro(page, scene);
    },
    { apart: true },
  ),
  rater('2-department', async (page, scene) => {
    await intro(page, scene);
    await start(page);
  }),
  rater('2-department-small-group', async (page, scene) => {
    await open(page, scene.windows.small.links[0]?.link ?? '');
    await start(page);
  }),
  rater('2-department-missing', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await page.locator('#choice-0-2').check({ force: true });
    await page.locator('#choice-1-9').check({ force: true });
    await next(page);
    await page.locator('.errors').waitFor();
  }),
  rater('2-department-rated', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
  }),
  rater('2-department-telling-words', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
    await page.locator('#evidence-1').fill('11月3日下午，王经理打13800138000来催〔2026〕12号单。');
    await page.locator('#evidence-2').fill('长'.repeat(320));
    await page.locator('#evidence-2').blur();
  }),
  rater('3-review', async (page, scene) => toReview(page, scene.link)),
  rater('3-review-partly', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
    await next(page);
    await page.locator('#choice-0-7').check({ force: true });
    await passToReview(page);
  }),
  rater('3-review-telling-words', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
    await page.locator('#evidence-1').fill('王经理11月3日说过了，月底还没有办。');
    await passToReview(page);
  }),
  rater('3-review-nothing', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await passToReview(page);
  }),
];
