import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
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

/** A screen in CSS pixels, of which only the width is judged. */
interface Glance {
  width: number;
  height: number;
  textSize?: '200%';
}

/** A glance, or a screen and a scheme to look closely. */
type Look =
  | Glance
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
 * The page stays in the last look until it is let go.
 *
 * @param known looks of texts without fault, which are not judged again; those found are added
 */
export async function faultsOf(
  page: Page,
  language: Language,
  known: Set<string>,
): Promise<string[]> {
  const faults: string[] = [];
  const tools = await toolsOf(page);
  if (!(await page.evaluate(() => 'judge' in globalThis))) {
    await tools.send('Runtime.evaluate', { expression: eye });
  }
  for (const look of looks[language]) {
    const name = 'screen' in look ? `${look.screen} ${look.scheme}` : `${look.width} pixels`;
    const found = await take(page, tools, look, known);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

/** Lets a page that was judged be as it was before: as large, and light. */
export async function letGo(page: Page): Promise<void> {
  const tools = await toolsOf(page);
  await setScreen(tools, page.viewportSize() ?? screens.phone);
  await setScheme(tools, 'light');
}

/** What is found in one look. */
async function take(
  page: Page,
  tools: CDPSession,
  look: Look,
  known: Set<string>,
): Promise<string[]> {
  if (!('screen' in look)) {
    await setScreen(tools, look);
    return tooWide(page, look);
  }
  const { width } = screens[look.screen];
  await Promise.all([setScreen(tools, screens[look.screen]), setScheme(tools, look.scheme)]);
  const order = { width, scheme: look.scheme, isByEveryRule: look.everyRule === true };
  const { faults, looks: right }: Judgement = await page.evaluate(
    (given) => (globalThis as unknown as Eye).judge(...given),
    [rules, order, [...known]] as const,
  );
  for (const each of right) known.add(each);
  return faults;
}

/** Whether the page scrolls sideways on a screen. */
function tooWide(page: Page, screen: Glance): Promise<string[]> {
  return page.evaluate(({ width, textSize = '' }) => {
    if (innerWidth !== width) throw new Error(`The screen is ${innerWidth} pixels wide.`);
    const root = document.documentElement;
    root.style.fontSize = textSize;
    const isWide = root.scrollWidth > width;
    root.style.fontSize = '';
    return isWide ? ['too wide'] : [];
  }, screen);
}

const sessions = new WeakMap<Page, CDPSession>();

/** The tools of a page, the same ones as long as there is the page. */
async function toolsOf(page: Page): Promise<CDPSession> {
  const tools = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, tools);
  return tools;
}

/** Lays the page out for a screen; how little of it is drawn stays as it is. */
async function setScreen(
  tools: CDPSession,
  { width, height }: { width: number; height: number },
): Promise<void> {
  const screen = { width, height, deviceScaleFactor: 1, mobile: false };
  await tools.send('Emulation.setDeviceMetricsOverride', { ...screen, dontSetVisibleSize: true });
}

/** Changes the scheme; as in all our browsers, nothing moves. */
async function setScheme(tools: CDPSession, scheme: (typeof schemes)[number]): Promise<void> {
  await tools.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}
