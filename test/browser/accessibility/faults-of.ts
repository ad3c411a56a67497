import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { type Language, screens, type schemes } from '../../../scripts/screenshots/view.ts';
import { type Eye, judge, type Judgement, type Rules } from './judge.ts';
import { textsOf } from './texts-of.ts';

/** axe, small: it is read anew by every page that is looked at. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What runs in a page. As a script, of which the browser keeps what it has compiled before. */
const eye = `${axeSource};globalThis.textsOf=${textsOf.toString()};globalThis.judge=${judge.toString()}`;

/**
 * The rules of WCAG 2.2 A and AA, and those among them that look at colours. Nothing else depends
 * on the scheme, since our style sheets give the dark one other colours and nothing more (which a
 * test holds them to). Everything may depend on the screen: what a narrow one hides has no name,
 * no size and no order.
 */
const rules: Rules = {
  every: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  ofColours: ['color-contrast', 'link-in-text-block'],
};

/** A screen in CSS pixels, or a screen and a scheme, to look closely. */
type Look =
  | { width: number; height: number; textSize?: '200%' }
  | { screen: keyof typeof screens; scheme: (typeof schemes)[number]; everyRule?: true };

/** The narrowest screen of WCAG 1.4.10, and twice as wide for text twice as large. */
const narrowest = { width: 320, height: 800 };
const twice = { width: 640, height: 800, textSize: '200%' } as const;

/**
 * How each page is looked at in each language: at all colours in each scheme on each screen, by
 * every other rule in each language and on each screen once. In an order that changes little at
 * a time, the second language beginning where the first has ended.
 */
const looks: Readonly<Record<Language, readonly Look[]>> = {
  zh: [
    { screen: 'phone', scheme: 'light', everyRule: true },
    { screen: 'phone', scheme: 'dark' },
    narrowest,
    twice,
    { screen: 'desktop', scheme: 'dark' },
    { screen: 'desktop', scheme: 'light' },
  ],
  en: [
    { screen: 'desktop', scheme: 'light' },
    { screen: 'desktop', scheme: 'dark', everyRule: true },
    twice,
    narrowest,
    { screen: 'phone', scheme: 'dark' },
    { screen: 'phone', scheme: 'light' },
  ],
};

/**
 * What is wrong with the page as it stands in a language, in the looks that are taken at it and on
 * every screen down to the narrowest: rule, place and look, one line a fault.
 *
 * @param known looks of texts without fault, which are not judged again; those found are added
 */
export async function faultsOf(
  page: Page,
  language: Language,
  known: Set<string>,
): Promise<string[]> {
  const faults: string[] = [];
  await openEye(page);
  for (const look of looks[language]) {
    const isClose = 'screen' in look;
    const size = isClose ? screens[look.screen] : look;
    if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
    if (isClose) await page.emulateMedia({ colorScheme: look.scheme });
    const name = isClose ? `${look.screen} ${look.scheme}` : `${look.width} pixels`;
    const found = isClose
      ? await judged(page, known, look.everyRule === true)
      : await tooWide(page, look.textSize);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

/** Brings what judges into a page that does not have it. */
async function openEye(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  const tools = await page.context().newCDPSession(page);
  await tools.send('Runtime.evaluate', { expression: eye });
  await tools.detach();
}

/** Whether the page scrolls sideways on its screen, with text of a size. */
function tooWide(page: Page, textSize = ''): Promise<string[]> {
  return page.evaluate((size) => {
    const root = document.documentElement;
    root.style.fontSize = size;
    const isWide = root.scrollWidth > innerWidth;
    root.style.fontSize = '';
    return isWide ? ['too wide'] : [];
  }, textSize);
}

/** What is wrong with the page in one look, by every rule or by those of colours. */
async function judged(page: Page, known: Set<string>, isByEveryRule: boolean): Promise<string[]> {
  const { faults, looks: right }: Judgement = await page.evaluate(
    (given) => (globalThis as unknown as Eye).judge(...given),
    [rules, isByEveryRule, [...known]] as const,
  );
  for (const each of right) known.add(each);
  return faults;
}
