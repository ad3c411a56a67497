import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { fakeWorker, ORIGIN, type FakeOptions, type SeenRequest } from './fake/worker.ts';

/** The built pages, as `npm test` has made them. */
const DIST = fileURLToPath(new URL('../../../dist/survey-ui', import.meta.url));

/** An open page with everything that happened on it so far. */
export interface OpenConsole {
  page: Page;
  /** Calls to the Worker, in order. */
  seen: SeenRequest[];
  /** Uncaught errors and refusals of the security policy. */
  faults: string[];
}

/** Opens the built console at `path` before the made-up Worker. The caller closes the context. */
export async function openConsole(
  browser: Browser,
  path: string,
  options: FakeOptions,
  context: BrowserContextOptions = {},
): Promise<OpenConsole> {
  const opened = await browser.newContext({ locale: 'zh-CN', ...context });
  const seen = await fakeWorker(opened, DIST, options);
  const page = await opened.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|TrustedHTML/i.test(message.text())) {
      faults.push(message.text());
    }
  });
  await page.goto(ORIGIN + path);
  return { page, seen, faults };
}
