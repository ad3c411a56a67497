import type { Page, Route } from 'playwright-core';
import type { Scene } from './scene.ts';

/** Nine ratings whose lowest is the second indicator and whose highest is the last. */
const ratings = [8, 3, 9, 7, 8, 6, 8, 7, 10] as const;
const evidence = new Map([
  [1, '两次发来的用户清单型号不对，要重新核对。'],
  [8, '验收按期完成，我们的回款没有受影响。'],
]);

/** Opens a link of the rater's page and waits until the page has made up its mind. */
export async function open(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('main h1').waitFor();
}

/** The first screen of a link that can be used; nothing of the link is consumed. */
export async function intro(page: Page, scene: Scene): Promise<void> {
  await open(page, scene.link);
}

/** Ticks the rule and starts rating. */
export async function start(page: Page): Promise<void> {
  await page.locator('#acknowledge').check();
  await next(page);
  await page.locator('#choice-0-1').waitFor({ state: 'attached' });
}

/** Presses the last button of the page, which always leads on. */
export async function next(page: Page): Promise<void> {
  await page.locator('.actions .primary').last().click();
}

/** Rates all nine indicators of the department on the screen, with the evidence asked for. */
export async function rateDepartment(page: Page): Promise<void> {
  // All in one call, since dozens of views begin with this; the page draws itself in between.
  await page.evaluate(async (wanted) => {
    for (const [at, rating] of wanted.entries()) {
      document.querySelector<HTMLInputElement>(`#choice-${at}-${rating}`)?.click();
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
    }
  }, ratings);
  for (const [at, text] of evidence) await page.locator(`#evidence-${at}`).fill(text);
}

/** From the first screen to the review of everything. */
export async function toReview(page: Page, link: string): Promise<void> {
  await open(page, link);
  await start(page);
  for (;;) {
    const name = (await page.locator('main h1').textContent()) ?? '';
    await rateDepartment(page);
    await next(page);
    await page.waitForFunction(
      (before) => document.querySelector('main h1')?.textContent !== before,
      name,
    );
    if ((await page.locator('.reviewed').count()) > 0) return;
  }
}

/** Sends everything and waits for the receipts. */
export async function sendAll(page: Page, link: string): Promise<void> {
  await toReview(page, link);
  await next(page);
  await page.locator('.receipts').waitFor();
}

/** Presses on, past departments that are not finished, until the review. */
export async function passToReview(page: Page): Promise<void> {
  while ((await page.locator('.reviewed').count()) === 0) {
    const heading = (await page.locator('main h1').textContent()) ?? '';
    const moved = page.locator('main h1', { hasNotText: heading });
    const errors = page.locator('.errors');
    await next(page);
    await errors.or(moved).first().waitFor();
    if ((await errors.count()) === 0) continue;
    // Whoever is not ready is offered a way past the unfinished department.
    await page.locator('.actions .secondary').last().click();
    await moved.waitFor();
  }
}

/** Rates and sends one of the departments of a link, and leaves the others. */
export async function sendOne(page: Page, link: string): Promise<void> {
  await open(page, link);
  await start(page);
  await rateDepartment(page);
  await passToReview(page);
  await next(page);
  await page.locator('.receipts').waitFor();
}

/** Waits for what stands on the page when the program does not run, which comes after a while. */
export async function outlast(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 20 });
  await page.locator('main.still').waitFor();
}

/** Lets requests to a path hang until the page is closed. */
export async function hold(page: Page, pattern: string): Promise<void> {
  await page.route(pattern, () => new Promise<void>(() => undefined));
}

/** Changes one figure of every manifest on its way. */
export async function tamper(route: Route): Promise<void> {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, body: (await answer.text()).replace('10', '11') });
}
