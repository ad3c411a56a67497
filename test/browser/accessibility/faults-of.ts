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

/** Of a screen, in CSS pixels. */
interface Size {
  width: number;
  height: number;
}

/** The narrowest screen of WCAG 1.4.10, in CSS pixels, and twice as wide for text twice as large. */
const narrowest: Size = { width: 320, height: 800 };
const twice: Size = { width: 640, height: 800 };

/** A screen and a scheme, with the rules to hold the page to. */
type Look = [
  screen: keyof typeof screens,
  scheme: (typeof schemes)[number],
  rules: typeof everyRule | typeof colourRules,
];

/**
 * How each page is looked at in each language: on each screen and in each language by every rule
 * once, in each scheme on each screen by the rules of colours. In an order that changes little at
 * a time, the second language beginning where the first has ended.
 */
const looks: Readonly<Record<Language, readonly Look[]>> = {
  zh: [
    ['phone', 'light', everyRule],
    ['phone', 'dark', colourRules],
  ],
  en: [
    ['desktop', 'dark', everyRule],
    ['desktop', 'light', colourRules],
  ],
};

/** The screens that are not looked at closely in a language, in the order to go through. */
const glances: Readonly<Record<Language, readonly Size[]>> = {
  zh: [narrowest, twice, screens.desktop],
  en: [twice, narrowest, screens.phone],
};

/**
 * What is wrong with the page as it stands in a language, in the looks that are taken at it and on
 * every screen down to the narrowest: rule, place and look, one line a fault.
 */
export async function faultsOf(page: Page, language: Language): Promise<string[]> {
  const faults: string[] = [];
  await bringAxe(page);
  for (const [screen, colorScheme, rules] of looks[language]) {
    await page.emulateMedia({ colorScheme });
    if (await isTooWide(page, screens[screen])) faults.push(`${screen}: too wide`);
    for (const fault of await violations(page, rules)) {
      faults.push(`${screen} ${colorScheme}: ${fault}`);
    }
  }
  for (const size of glances[language]) {
    if (size === twice) await setTextSize(page, '200%');
    if (await isTooWide(page, size)) faults.push(`${size.width} pixels: too wide`);
    if (size === twice) await setTextSize(page, '');
  }
  return faults;
}

/**
 * Brings axe into a page that does not have it. As a script and not as a string to evaluate:
 * of a script, the browser keeps what it has compiled for the page before.
 */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  const tools = await page.context().newCDPSession(page);
  await tools.send('Runtime.evaluate', { expression: axeSource });
  await tools.detach();
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}

/** Whether the page scrolls sideways on a screen. */
async function isTooWide(page: Page, screen: Size): Promise<boolean> {
  if (page.viewportSize()?.width !== screen.width) await page.setViewportSize(screen);
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
