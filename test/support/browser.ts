import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/setup/chromium.ts';
import { reuseContexts } from './reused-contexts.ts';

let running: Promise<Browser> | undefined;

/**
 * The system's Chromium without a window, one for all files of a process: each context made in it
 * has cookies and storage of its own. Closing it closes these; Chromium itself ends with the process.
 * Throws when there is none: `npm test` installs it or says what to install.
 */
export function startBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found; `npm test` installs it.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page that stays lends its process to the next one of its context.
      '--process-per-site',
      // A page's next document takes over its frame, instead of a new one being made for each. The
      // first feature is the driver's own, whose list this replaces.
      '--enable-features=CDPScreenshotNewSurface,RenderDocument:level/crashed-frame',
    ],
  });
  reuseContexts(browser);
  return browser;
}
