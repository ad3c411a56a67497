import type { Browser, Page } from 'playwright-core';

/**
 * A slow phone: Lighthouse's "slow 4G" (1.6 Mbit/s down, 750 kbit/s up, 150 ms round trip) and
 * a processor four times slower than this machine's. DevTools adds the round trip to every
 * request; the handshakes of a new connection are not slowed.
 */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const cpuSlowdown = 4;

/** What one visit took: times in milliseconds since navigation began. */
export interface Visit {
  firstPaint: number;
  /** The first control that can be used is there; equal to `firstPaint` without scripts. */
  usable: number;
  /** The form of the first department, for whoever presses on at once. */
  formReady: number;
  /** Compressed bytes of bodies, and requests, that had arrived when `usable`. */
  bytes: number;
  requests: number;
  /** The same when the page had fetched all that it fetches by itself. */
  allBytes: number;
  allRequests: number;
}

/** Visits an address with an empty cache on a slow phone. */
export async function visit(browser: Browser, url: string, hasForm: boolean): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    if (hasForm) await page.addInitScript(noteMarks);
    await page.goto(url);
    if (hasForm) await page.waitForFunction(() => 'formReady' in document.body.dataset);
    await page.waitForLoadState('networkidle');
    return await read(page);
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes when the first control appears, presses on, notes when the form does. */
function noteMarks(): void {
  const watch = new MutationObserver(() => {
    const { dataset } = document.body;
    const rule = document.querySelector<HTMLInputElement>('#acknowledge');
    const form = document.querySelector('#choice-0-1');
    if (rule !== null && dataset['usable'] === undefined) {
      // Counted when the frame that shows it is drawn.
      dataset['usable'] = '';
      requestAnimationFrame(() => {
        dataset['usable'] = String(performance.now());
        rule.click();
        setTimeout(() => document.querySelector<HTMLElement>('.actions .primary')?.click());
      });
    }
    if (form !== null && dataset['formReady'] === undefined) {
      dataset['formReady'] = String(performance.now());
    }
  });
  document.addEventListener('DOMContentLoaded', () => {
    watch.observe(document.body, { childList: true, subtree: true });
  });
}

async function read(page: Page): Promise<Visit> {
  return page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const loads = performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming);
    const firstPaint = paint?.startTime ?? Number.NaN;
    const { usable, formReady } = document.body.dataset;
    const usableAt = usable === undefined ? firstPaint : Number(usable);
    const arrived = loads.filter((load) => load.responseEnd <= usableAt);
    const weigh = (some: typeof loads) => some.reduce((sum, load) => sum + load.encodedBodySize, 0);
    return {
      firstPaint,
      usable: usableAt,
      formReady: formReady === undefined ? firstPaint : Number(formReady),
      bytes: weigh(arrived),
      requests: arrived.length,
      allBytes: weigh(loads),
      allRequests: loads.length,
    };
  });
}
