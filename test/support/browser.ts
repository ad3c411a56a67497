import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/setup/chromium.ts';

/**
 * Starts the system's Chromium without a window; the caller closes it.
 * Throws when there is none: `npm test` installs it or says what to install.
 */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found; `npm test` installs it.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
