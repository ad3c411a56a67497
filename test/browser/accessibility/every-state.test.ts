import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleViews } from '../../../scripts/screenshots/console-views.ts';
import { raterViews } from '../../../scripts/screenshots/rater-views.ts';
import { type Scene, setScene } from '../../../scripts/screenshots/scene.ts';
import { setRetention } from '../../../scripts/screenshots/scene-retention.ts';
import { mailVariables } from '../../../scripts/screenshots/scene-links.ts';
import { languages, type View } from '../../../scripts/screenshots/view.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';
import { faultsOf, letGo } from './faults-of.ts';
import { type OnePage, startOnePage, switchTo } from './one-page.ts';

/** Milliseconds for all states of one page; a busy machine takes its time. */
const patience = 600_000;

/** How many pages are looked at side by side. */
const eyes = 2;

/** Looks of texts that were judged and found right, in whatever view they were met first. */
const known = new Set<string>();

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;
let scene: Scene;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(mailVariables), startBrowser()]);
  scene = await setScene(product.url, testSecrets.SETUP_CODE);
  await setRetention(product, scene);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** What is wrong with a view in either language, one line a fault. */
async function look(onePage: OnePage, view: View): Promise<string[]> {
  const faults: string[] = [];
  try {
    const page = await onePage.show(view);
    try {
      for (const language of languages) {
        if (view.bilingual !== true) {
          if (language !== 'zh') await switchTo(page, language);
          await page.locator(`:root:lang(${language})`).waitFor();
        }
        const found = await faultsOf(page, language, known);
        faults.push(...found.map((fault) => `${view.name}, ${language}, ${fault}`));
      }
    } finally {
      await letGo(page);
    }
  } catch (error) {
    // One state that cannot be brought about must not hide the faults of the others.
    faults.push(`${view.name}, ${String(error)}`);
  }
  return faults;
}

/** axe needs scripts, so the view without them is left out. */
const lookedAt = (views: readonly View[]) =>
  views.filter(({ context }) => context?.javaScriptEnabled !== false);

test.each([
  ['rater’s page', lookedAt(raterViews)],
  ['console', consoleViews],
])(
  'no state of the %s breaks WCAG 2.2 AA or scrolls sideways in any language, scheme or size',
  async (_, views) => {
    const faults: string[] = [];
    const queue = [...views];
    const work = async () => {
      const onePage = await startOnePage(browser, scene);
      for (let view = queue.shift(); view !== undefined; view = queue.shift()) {
        faults.push(...(await look(onePage, view)));
      }
      await onePage.close();
    };
    await Promise.all(Array.from({ length: eyes }, work));
    expect(faults).toEqual([]);
  },
  patience,
);
