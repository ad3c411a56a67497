import type { Browser } from 'playwright-core';
import { type Edge, startEdge } from './edge.ts';
import { visit, type Visit } from './load.ts';

/** One line of the table: medians of all rounds. */
export interface RatePageFigures {
  page: Visit;
  /** The same first screen as plain HTML: no style, no script, one request. */
  floor: Visit;
}

/**
 * Opens an unused link of the rater's page again and again with an empty cache, in turn with
 * a copy of its first screen that has neither style nor script. Nothing of the link is used up.
 *
 * @param link a whole link of an open window of the product at `origin`
 * @param rounds at least 3
 */
export async function measureRatePage(
  browser: Browser,
  origin: string,
  link: string,
  rounds: number,
): Promise<RatePageFigures> {
  const edge = await startEdge(origin);
  try {
    const address = edge.url + link.slice(origin.length);
    edge.setFloor(await plainCopy(browser, address));
    // The first visit of all warms the product up and is not counted.
    await visit(browser, address, true);
    const pages: Visit[] = [];
    const floors: Visit[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await floorVisit(browser, edge));
      pages.push(await visit(browser, address, true));
    }
    return { page: medians(pages), floor: medians(floors) };
  } finally {
    await edge.close();
  }
}

async function floorVisit(browser: Browser, edge: Edge): Promise<Visit> {
  return visit(browser, `${edge.url}/floor`, false);
}

/** The HTML of the first screen as it is shown, without style and script. */
async function plainCopy(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('#acknowledge').waitFor();
    await page.waitForLoadState('networkidle');
    return await page.evaluate(() => {
      for (const element of document.querySelectorAll('style, script, link')) element.remove();
      return `<!doctype html>${document.documentElement.outerHTML}`;
    });
  } finally {
    await context.close();
  }
}

function medians(visits: readonly Visit[]): Visit {
  const of = (figure: keyof Visit) => median(visits.map((each) => each[figure]));
  return {
    firstPaint: of('firstPaint'),
    usable: of('usable'),
    formReady: of('formReady'),
    bytes: of('bytes'),
    requests: of('requests'),
    allBytes: of('allBytes'),
    allRequests: of('allRequests'),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
