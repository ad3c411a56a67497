import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type Language, screens, type schemes } from '../../../scripts/screenshots/view.ts';

/** axe, small: it is read anew by every page that is looked at. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** The rules of WCAG 2.2 A and AA. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * The rules that look at colours. Nothing else depends on the scheme, since our style sheets give
 * the dark one other colours and nothing more (which a test holds them to). Everything may depend
 * on the screen: what a narrow one hides has no name, no size and no order.
 */
const colourRules = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

/** The narrowest screen of WCAG 1.4.10, in CSS pixels, and twice as wide for text twice as large. */
const narrowest = { width: 320, height: 800 };
const twice = { width: 640, height: 800 };

/** A screen and a scheme, with the rules to hold the page to. */
type Look = [
  screen: keyof typeof screens,
  scheme: (typeof schemes)[number],
  rules: typeof everyRule | typeof colourRules,
];

/** All there is, in an order that changes one thing at a time. */
const everyLook: readonly Look[] = [
  ['phone', 'light', everyRule],
  ['phone', 'dark', colourRules],
  ['desktop', 'dark', everyRule],
  ['desktop', 'light', colourRules],
];

/**
 * How each page is looked at in each language. The rater's page, which everybody gets to see:
 * wholly. The console, which has twice as many views: in each language on each screen, and in
 * each scheme.
 */
export const looks: Readonly<Record<'rater' | 'console', Record<Language, readonly Look[]>>> = {
  rater: { zh: everyLook, en: everyLook },
  console: {
    zh: [
      ['phone', 'light', everyRule],
      ['desktop', 'dark', everyRule],
    ],
    en: [
      ['phone', 'dark', everyRule],
      ['desktop', 'light', colourRules],
    ],
  },
};

/**
 * What is wrong with the page as it stands, in these looks and on the narrowest screen: rule,
 * place and look, one line a fault.
 */
export async function faultsOf(page: Page, wanted: readonly Look[]): Promise<string[]> {
  const faults: string[] = [];
  if (await isTooWide(page, narrowest)) faults.push(`${narrowest.width} pixels: too wide`);
  await setTextSize(page, '200%');
  if (await isTooWide(page, twice)) faults.push('text of 200 %: too wide');
  await setTextSize(page, '');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  for (const [screen, colorScheme, rules] of wanted) {
    await page.emulateMedia({ colorScheme });
    if (await isTooWide(page, screens[screen])) faults.push(`${screen}: too wide`);
    for (const fault of await violations(page, rules)) {
      faults.push(`${screen} ${colorScheme}: ${fault}`);
    }
  }
  return faults;
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}

/** Whether the page scrolls sideways on a screen. */
async function isTooWide(page: Page, screen: { width: number; height: number }): Promise<boolean> {
  await page.setViewportSize(screen);
  return page.evaluate((width) => document.documentElement.scrollWidth > width, screen.width);
}

async function violations(page: Page, rules: Look[2]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await run(document, {
      runOnly,
      // What is right need not be described, and no rule here reads style sheets or media.
      resultTypes: ['violations'],
      preload: false,
    });
    return found.violations.map(
      ({ id, nodes }) => `${id}, ${nodes.length} × ${nodes[0]?.html ?? ''}`,
    );
  }, rules);
}
