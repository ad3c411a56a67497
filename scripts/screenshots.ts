import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { album, fileOf, type Picture } from './screenshots/album.ts';
import { chosen, highestImage, largestImage } from './screenshots/chosen.ts';
import { consoleViews } from './screenshots/console-views.ts';
import { inFewColours } from './screenshots/few-colours.ts';
import { raterViews } from './screenshots/rater-views.ts';
import { type Scene, setScene } from './screenshots/scene.ts';
import { setRetention } from './screenshots/scene-retention.ts';
import { mailVariables } from './screenshots/scene-links.ts';
import { openView } from './screenshots/stage-door.ts';
import {
  type Language,
  languages,
  schemes,
  screens,
  sizes,
  type View,
} from './screenshots/view.ts';
import { buildPages } from './setup/build.ts';
import { ensureChromium } from './setup/chromium.ts';
import { root } from './setup/paths.ts';
import { SetupProblem, showProblemsPlainly } from './setup/problem.ts';
import { startTemporaryProduct } from './setup/temporary-product.ts';

showProblemsPlainly();

// Words after `npm run screenshots --` choose views by a part of their name; `--docs` takes those
// of the documents and keeps them there.
const { values: options, positionals: wanted } = parseArgs({
  options: { docs: { type: 'boolean' } },
  allowPositionals: true,
});

const folder = path.join(root, 'screenshots');

/** How many pages are made at once; more only slow each other down on a small machine. */
const hands = 2;

const views = [...raterViews, ...consoleViews].filter(({ name }) => {
  if (options.docs === true) return chosen.some(({ picture }) => picture.view === name);
  return wanted.length === 0 || wanted.some((word) => name.includes(word));
});
const pictures: Picture[] = [];
const failed: string[] = [];

/** Takes a view's pictures in one language: it is brought about once and looked at four times. */
async function take(browser: Browser, scene: Scene, view: View, language: Language) {
  const page = await openView(browser, scene, view, language);
  for (const screen of sizes) {
    await page.setViewportSize(screens[screen]);
    // A window as high as the page: bars that stick to an edge then are where the page ends.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(whole, options.docs === true ? highestImage[screen] : whole);
    await page.setViewportSize({ ...screens[screen], height });
    await page.evaluate(() => scrollTo(0, 0));
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const picture = { view: view.name, language, scheme, screen };
      await page.screenshot({ path: path.join(folder, fileOf(picture)) });
      pictures.push(picture);
    }
  }
  await page.context().close();
}

async function takeAll(browser: Browser, scene: Scene): Promise<void> {
  const queue = views.flatMap((view) => languages.map((language) => ({ view, language })));
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { view, language } = next;
      try {
        await take(browser, scene, view, language);
      } catch (error) {
        const [why = ''] = String(error).split('\n');
        failed.push(`${view.name} (${language}): ${why}`);
      }
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
}

/** Keeps the chosen pictures with the documents; each has to stay small. */
function keepChosen(): void {
  const images = path.join(root, 'docs/images');
  mkdirSync(images, { recursive: true });
  for (const { picture, as } of chosen) {
    const image = inFewColours(readFileSync(path.join(folder, fileOf(picture))));
    if (image.length > largestImage) throw new SetupProblem(`${as} would be too large.`);
    writeFileSync(path.join(images, as), image);
  }
}

const executablePath = await ensureChromium();
await buildPages();
if (wanted.length === 0 && options.docs !== true) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const setupCode = randomBytes(30).toString('base64url');
const product = await startTemporaryProduct(
  {
    KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
    SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
    SETUP_CODE: setupCode,
    OUTBOX_KEY: randomBytes(30).toString('base64url'),
  },
  mailVariables,
);
try {
  console.log('Making a company in every state …');
  const scene = await setScene(product.url, setupCode);
  await setRetention(product, scene);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    console.log(`Taking ${views.length} views, each in ${languages.length} languages …`);
    await takeAll(browser, scene);
  } finally {
    await browser.close();
  }
} finally {
  await product.close();
}
writeFileSync(path.join(folder, 'index.html'), album(views, pictures));
if (options.docs === true) keepChosen();
for (const line of failed) console.error(line);
console.log(`${pictures.length} pictures in screenshots/, ${failed.length} views failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;
