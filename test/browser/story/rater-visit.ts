import type { Browser, Page } from 'playwright-core';
import { patience } from './console-visit.ts';

/** What a rater does with one department: nine ratings, and a text at the lowest and the highest. */
export interface Answers {
  ratings: number[];
  lowest: string;
  highest: string;
}

/** What was seen on the wire during a visit. */
export interface Wire {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Opens a link as a rater on a phone does, rates every department on it, sends, and
 * returns the receipts with everything that went over the wire.
 *
 * @param answersFor answers for a department by its name
 */
export async function visit(
  browser: Browser,
  link: string,
  answersFor: (department: string) => Answers,
): Promise<{ receipts: string[]; wire: Wire[]; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const wire: Wire[] = [];
  const reading: Promise<void>[] = [];
  page.on('request', (request) => {
    const entry = { method: request.method(), url: request.url(), body: request.postData() ?? '' };
    reading.push(
      request.allHeaders().then((headers) => {
        wire.push({ ...entry, headers });
      }),
    );
  });
  await page.goto(link);
  await page.getByLabel('我知道了，我会遵守').check();
  await page.getByRole('button', { name: '开始评分' }).click();
  await rateAllDepartments(page, answersFor);
  await page.getByRole('button', { name: /^确认发出/ }).click();
  await page.locator('td.code').first().waitFor();
  const receipts = await page.locator('td.code').allInnerTexts();
  await Promise.all(reading);
  return { receipts, wire, page };
}

async function rateAllDepartments(
  page: Page,
  answersFor: (department: string) => Answers,
): Promise<void> {
  const reviewing = page.getByRole('heading', { level: 1, name: '核对后发出' });
  for (;;) {
    const title = await page.locator('h1').innerText();
    if (await reviewing.isVisible()) return;
    await rateDepartment(page, answersFor(title));
    await page.locator('button.primary').click();
    await page.waitForFunction(
      (before) => document.querySelector('h1')?.textContent !== before,
      title,
    );
  }
}

async function rateDepartment(page: Page, answers: Answers): Promise<void> {
  for (const [at, rating] of answers.ratings.entries()) {
    await page.locator(`#choice-${at}-${rating}`).check({ force: true });
  }
  const lowest = answers.ratings.indexOf(Math.min(...answers.ratings));
  const highest = answers.ratings.indexOf(Math.max(...answers.ratings));
  await page.locator(`#evidence-${lowest}`).fill(answers.lowest);
  if (highest !== lowest) await page.locator(`#evidence-${highest}`).fill(answers.highest);
}
