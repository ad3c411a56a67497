import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleViews } from '../../../scripts/screenshots/console-views.ts';
import { raterViews } from '../../../scripts/screenshots/rater-views.ts';
import { type Scene, setScene } from '../../../scripts/screenshots/scene.ts';
import { openView } from '../../../scripts/screenshots/stage-door.ts';
import type { Language, View } from '../../../scripts/screenshots/view.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';
import { faultsOf } from './faults-of.ts';

/** Milliseconds for all states of one page in one language; a busy machine takes its time. */
const patience = 300_000;

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;
let scene: Scene;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  scene = await setScene(product.url, testSecrets.SETUP_CODE);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** What is wrong with a view, one line a fault. */
async function look(view: View, language: Language): Promise<string[]> {
  try {
    const page = await openView(browser, scene, view, language);
    const faults = await faultsOf(page, language);
    await page.context().close();
    return faults.map((fault) => `${view.name}: ${fault}`);
  } catch (error) {
    // One state that cannot be brought about must not hide the faults of the others.
    return [`${view.name}: ${language}, ${String(error).split('\n')[0] ?? ''}`];
  }
}

/** axe needs scripts, so the view without them is left out. */
const lookedAt = (views: readonly View[]) =>
  views.filter(({ context }) => context?.javaScriptEnabled !== false);

/** Every second view, so that both halves together are all. */
const half = (views: readonly View[], first: 0 | 1) => views.filter((_, at) => at % 2 === first);

// Each view is opened once, every second one in the other language: all of them in both would
// take minutes more. Tests of single states look at both.
test.each([
  ['rater’s page', 'zh', half(lookedAt(raterViews), 0)],
  ['rater’s page', 'en', half(lookedAt(raterViews), 1)],
  ['console', 'zh', half(consoleViews, 0)],
  ['console', 'en', half(consoleViews, 1)],
] as const)(
  'no state of the %s in %s breaks WCAG 2.2 AA or scrolls sideways',
  async (_, language, views) => {
    const faults: string[] = [];
    const queue = [...views];
    const work = async () => {
      for (let view = queue.shift(); view !== undefined; view = queue.shift()) {
        faults.push(...(await look(view, language)));
      }
    };
    await Promise.all([work(), work()]);
    expect(faults).toEqual([]);
  },
  patience,
);
