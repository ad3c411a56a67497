import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { faultsOf } from './faults-of.ts';

const right = '<p>Dark words on white.</p>';

let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** What is found on a page with these words, when the looks of `known` have been judged before. */
async function faultsIn(words: string, known: Set<string>, style = ''): Promise<string[]> {
  await page.setContent(
    `<!doctype html><html lang="en"><title>Words</title><style>body{background:#fff;color:#222}
    ${style}</style><main><h1>Words</h1>${words}</main></html>`,
  );
  return faultsOf(page, 'en', known);
}

/** The looks that have texts without enough contrast, and how many texts each. */
function pale(faults: readonly string[]): string[] {
  return faults.map((fault) =>
    fault.replace(/^(?<look>.*): color-contrast, (?<n>\d+) .*$/u, '$<look> $<n>'),
  );
}

const inEveryLook = ['desktop light 1', 'desktop dark 1', 'phone dark 1', 'phone light 1'];

test('what was judged right is known afterwards, and what was not is judged each time', async () => {
  const known = new Set<string>();
  expect(await faultsIn(right, known)).toEqual([]);
  expect(known.size).toBe(2);

  const wrong = `${right}<p style="color:#bbb">Pale words on white.</p>`;
  expect(pale(await faultsIn(wrong, known))).toEqual(inEveryLook);
  expect(pale(await faultsIn(wrong, known))).toEqual(inEveryLook);
  expect(known.size).toBe(2);
});

test.each([
  ['on another ground', '<div style="background:#333"><p>Dark words on dark.</p></div>'],
  [
    'on a ground that shows through another',
    '<div style="background:#000"><p style="background:#fff3">Dark words on dark.</p></div>',
  ],
  ['faded with what is around them', '<div style="opacity:.3"><p>Dark words, faded.</p></div>'],
  [
    'moved to what is not around them',
    '<div style="background:#333;height:4rem"></div><p style="position:relative;top:-3rem">Moved.</p>',
  ],
])('words that are known are judged again when they are %s', async (_, words) => {
  const known = new Set<string>();
  await faultsIn(right, known);
  const faults = await faultsIn(words, known);
  expect({ faults: pale(faults), known: known.size }).toEqual({ faults: inEveryLook, known: 2 });
});

test('words that are pale in one scheme only are found there', async () => {
  const style = '@media (prefers-color-scheme:dark){p{color:#bbb}}';
  expect(pale(await faultsIn(right, new Set(), style))).toEqual(['desktop dark 1', 'phone dark 1']);
});

const phones = ['phone dark: too wide', 'phone light: too wide'];
const desktops = ['desktop light: too wide', 'desktop dark: too wide'];
const [narrowest, twice] = ['320 pixels: too wide', '640 pixels: too wide'];

test.each([
  [310, []],
  [330, [narrowest]],
  [400, [narrowest, ...phones]],
  [700, [twice, narrowest, ...phones]],
  [1500, [...desktops, twice, narrowest, ...phones]],
])(
  'what is %i pixels wide is too wide for every screen that is narrower',
  async (width, faults) => {
    const wide = `<p style="width:${width}px">Words</p>`;
    expect(await faultsIn(wide, new Set())).toEqual(faults);
  },
);
