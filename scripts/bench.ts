import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Visit } from '../bench/load.ts';
import { measureRatePage } from '../bench/rate-page.ts';
import { textTable } from '../bench/text-table.ts';
import { benchConsole } from './bench-console.ts';
import { benchWindow } from './bench-window.ts';
import { seedDemo } from './demo/seed.ts';
import { buildPages } from './setup/build.ts';
import { ensureChromium } from './setup/chromium.ts';
import { SetupProblem, showProblemsPlainly } from './setup/problem.ts';
import { startTemporaryProduct } from './setup/temporary-product.ts';

showProblemsPlainly();

// `npm run bench -- console` measures the console's routes in a large company instead of the rater's
// page, `-- window-500` one window over all of its departments.
const { values: options, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '7' } },
  allowPositionals: true,
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 3) throw new SetupProblem('--rounds takes 3 or more.');

if (positionals.includes('window-500')) {
  await benchWindow();
  process.exit(0);
}
if (positionals.includes('console')) {
  await benchConsole(rounds);
  process.exit(0);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const executablePath = await ensureChromium();
await buildPages();
const setupCode = randomBytes(30).toString('base64url');
const product = await startTemporaryProduct({
  KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
  SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
  SETUP_CODE: setupCode,
});
try {
  console.log('Making the demo company …');
  const links = await seedDemo({ url: product.url, setupCode }, () => undefined);
  const link = product.url + (links[0]?.path ?? '');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    console.log(`The rater’s page, ${rounds} rounds …`);
    const { page, floor } = await measureRatePage(browser, product.url, link, rounds);
    const ratio = (figure: keyof Visit) => (page[figure] / floor[figure]).toFixed(2);
    console.log(
      `\nChromium ${browser.version()}, ${os.availableParallelism()} cores; slow 4G (1.6 Mbit/s ` +
        'down, 750 kbit/s up, 150 ms a request), processor 4 times slower, empty cache; medians.\n',
    );
    console.log(
      textTable([
        ['', 'first paint', 'usable', 'form ready', 'until usable', 'in all'],
        rowOf('rater’s page', page),
        rowOf('floor: the same screen, plain HTML', floor),
        ['ratio', ratio('firstPaint'), ratio('usable'), ratio('formReady'), ratio('bytes'), ''],
      ]),
    );
  } finally {
    await browser.close();
  }
} finally {
  await product.close();
}

function rowOf(name: string, visit: Visit): string[] {
  return [
    name,
    seconds(visit.firstPaint),
    seconds(visit.usable),
    seconds(visit.formReady),
    `${kilobytes(visit.bytes)} in ${visit.requests}`,
    `${kilobytes(visit.allBytes)} in ${visit.allRequests}`,
  ];
}
