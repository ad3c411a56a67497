import type { Page } from 'playwright-core';
import { parseLinkFragment } from '../../shared/rating-protocol/link.ts';
import { formatTypedCode } from '../../shared/rating-protocol/typed-code.ts';
import { open } from './rater-moves.ts';
import { rater } from './rater-view.ts';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

/** A link's code as a slip of paper has it. */
function typedCode(link: string): string {
  const parsed = parseLinkFragment(new URL(link).hash);
  if (!parsed.ok) throw new Error('the scene has a broken link');
  return formatTypedCode(parsed.value.token);
}

/** The fingerprint of a typed code's window, to compare. */
async function compared(page: Page, scene: Scene): Promise<void> {
  await open(page, `${scene.url}/r/code`);
  await page.locator('#code').fill(typedCode(scene.link));
  await page.locator('form button').click();
  await page.locator('.compared').waitFor();
}

/** A sealed ballot that was taken and is in order. */
async function checked(page: Page, scene: Scene): Promise<void> {
  await open(page, `${scene.url}/r/send`);
  await page.locator('#sealed-text').fill(scene.sealed);
  await page.locator('form button').click();
  await page.locator('.actions .primary').waitFor();
}

/** The pages for a sealed ballot that is handed in from elsewhere, and for a slip's code. */
export const besideViews: readonly View[] = [
  rater('7-send', async (page, scene) => open(page, `${scene.url}/r/send`)),
  rater('7-send-refused', async (page, scene) => {
    await open(page, `${scene.url}/r/send`);
    await page.locator('#sealed-text').fill('{"niping": 1');
    await page.locator('form button').click();
    await page.locator('#sealed-error').waitFor();
  }),
  rater('7-code', async (page, scene) => open(page, `${scene.url}/r/code`)),
  rater('7-code-mistyped', async (page, scene) => {
    await open(page, `${scene.url}/r/code`);
    await page.locator('#code').fill('ABCD-2345');
    await page.locator('form button').click();
    await page.locator('#code-error').waitFor();
  }),
  rater('7-code-compare', compared),
  rater('7-send-checked', checked),
  rater('7-send-unreachable', async (page, scene) => {
    await checked(page, scene);
    await page.route('**/api/rate/ballots', async (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        headers: { 'retry-after': '60' },
        body: '{}',
      }),
    );
    await page.locator('.actions .primary').click();
    await page.locator('[role="alert"]').waitFor();
  }),
  rater('7-send-arrived', async (page, scene) => {
    await checked(page, scene);
    await page.locator('.actions .primary').click();
    await page.locator('.receipts').waitFor();
  }),
  rater('7-code-unknown', async (page, scene) => {
    await open(page, `${scene.url}/r/code`);
    await page.locator('#code').fill(formatTypedCode(new Uint8Array(20)));
    await page.locator('form button').click();
    await page.locator('#code-error').waitFor();
  }),
  rater('7-code-differs', async (page, scene) => {
    await compared(page, scene);
    await page.locator('.actions .secondary').click();
    await page.locator('.caution').waitFor();
  }),
];
