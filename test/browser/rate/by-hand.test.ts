import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseLinkFragment } from '../../../shared/rating-protocol/link.ts';
import { fingerprintCode, formatTypedCode } from '../../../shared/rating-protocol/typed-code.ts';
import { startBrowser } from '../../support/browser.ts';
import {
  confirm,
  deviceWithDrafts,
  goToReview,
  hurry,
  type SendingScene,
  startSendingScene,
} from './sending-scene.ts';

let scene: SendingScene;
let browser: Browser;

beforeAll(async () => {
  scene = await startSendingScene();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});

/** A page on another device, in English. */
async function elsewhere(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(scene.product.url + path);
  return page;
}

test('38: a sealed ballot saved where it is stuck is handed in from elsewhere, and counts once', async () => {
  const link = scene.takeLink();
  const token = link.slice(link.lastIndexOf('.') + 1);
  const context = await deviceWithDrafts(browser, link);
  await hurry(context);
  const page = await context.newPage();
  await page.goto(link);
  await goToReview(page);
  await page.route('**/api/rate/ballots', async (route) => route.abort());
  await confirm(page);
  await page.getByText('送不出去？').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^保存密封评价/u }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/密封评价-不含链接\.txt$/u);
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).not.toContain(token);
  expect(text).not.toContain('资料齐全');

  const other = await elsewhere('/r/send');
  await other.getByRole('button', { name: 'Check it' }).click();
  await other.getByText('There is no sealed rating in this').waitFor();
  await other.getByLabel('Or paste the copied text').fill(text.slice(0, 3000));
  await other.getByRole('button', { name: 'Check it' }).click();
  await other.getByText('is incomplete or was changed').waitFor();
  // Whole to look at, but with one changed character: only the server can tell.
  const changed = text.replace(
    /"sealed":"(.{500})(.)/u,
    (_, kept: string, one: string) => `"sealed":"${kept}${one === 'A' ? 'B' : 'A'}`,
  );
  await other.getByLabel('Or paste the copied text').fill(changed);
  await other.getByRole('button', { name: 'Check it' }).click();
  await other.getByRole('button', { name: 'Hand in this rating' }).click();
  await other.getByText('is incomplete or was changed').waitFor();
  await other.getByRole('button', { name: 'Take another one' }).click();
  const before = await scene.counts();

  const sent: string[] = [];
  other.on('request', (request) => sent.push(request.postData() ?? ''));
  const shown: string[] = [];
  for (const way of ['file', 'text', 'drop'] as const) {
    const buffer = Buffer.from(text);
    if (way === 'file') {
      const file = { name: 'x.txt', mimeType: 'text/plain', buffer };
      await other.getByLabel('Choose the file').setInputFiles(file);
    } else if (way === 'text') {
      await other.getByLabel('Or paste the copied text').fill(text.replace(/(.{76})/gu, '$1\n'));
      await other.getByRole('button', { name: 'Check it' }).click();
    } else {
      const data = await other.evaluateHandle((content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'x.txt', { type: 'text/plain' }));
        return transfer;
      }, text);
      await other.dispatchEvent('.take', 'drop', { dataTransfer: data });
    }
    await other.getByText('Checked and ready').waitFor();
    await other.getByRole('button', { name: 'Hand in this rating' }).click();
    await other.locator('.receipts td.code').waitFor();
    shown.push((await other.locator('.receipts td.code').textContent()) ?? '');
    await other.getByRole('button', { name: 'Take another one' }).click();
  }
  expect(new Set(shown).size).toBe(1);
  expect((await scene.counts()).ballots).toBe(before.ballots + 1);
  expect(sent.filter((body) => body.includes(token))).toEqual([]);

  await page.unroute('**/api/rate/ballots');
  await page.reload();
  await page.locator('.receipts td.code').waitFor();
  await expect.poll(() => page.locator('.receipts td.code').textContent()).toBe(shown[0]);
  expect((await scene.counts()).ballots).toBe(before.ballots + 1);
  await context.close();
  await other.context().close();
});

test('a code typed from a slip leads, after the fingerprints are compared, to its link', async () => {
  const link = scene.takeLink();
  const parsed = parseLinkFragment(new URL(link).hash);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { token, fp } = parsed.value;
  const code = formatTypedCode(token);
  const before = await scene.counts();
  const page = await elsewhere('/r/code');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const type = async (typed: string) => {
    await page.getByLabel('Code').fill(typed);
    await page.getByRole('button', { name: 'Next' }).click();
  };
  await type('');
  await page.getByText('The code is incomplete').waitFor();
  await type(code.replace(/^./u, (first) => (first === 'A' ? 'B' : 'A')));
  await page.getByText('Something in the code is wrong').waitFor();
  // Nothing is sent for a code that is mistyped.
  expect(asked.filter((path) => path.startsWith('/api'))).toEqual([]);
  await type(formatTypedCode(new Uint8Array(20)));
  await page.getByText('The server does not know this code').waitFor();

  await type(code.toLowerCase().replaceAll('-', ' '));
  await page.getByText(fingerprintCode(fp)).waitFor();
  await page.getByRole('button', { name: 'It is different' }).click();
  await page.getByText('Stop here').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /continue/u }).count()).toBe(0);

  await page.reload();
  await type(code);
  await page.getByRole('button', { name: 'It is the same' }).click();
  await page.getByRole('button', { name: 'Start rating' }).waitFor();
  await expect.poll(() => page.url()).toBe(link);
  expect(asked.filter((path) => path.endsWith('/activate'))).toEqual([]);
  expect(await scene.counts()).toEqual(before);
  await page.context().close();
});

test('a code is not gone on with when the server names a manifest that it does not have', async () => {
  const parsed = parseLinkFragment(new URL(scene.takeLink()).hash);
  if (!parsed.ok) throw new Error(parsed.reason);
  const page = await elsewhere('/r/code');
  await page.route('**/api/rate/manifests/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('10', '11') });
  });
  await page.getByLabel('Code').fill(formatTypedCode(parsed.value.token));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('does not fit together').waitFor();
  await page.context().close();
});
