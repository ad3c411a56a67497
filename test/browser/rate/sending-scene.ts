import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildCompany, idOf } from '../../../scripts/client/company.ts';
import { openCycle, windowWithLinks } from '../../../scripts/client/window.ts';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { shelfNameOf } from '../../../survey-ui/rate/state/device.ts';
import { startScene } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';

/** What lies in the database: ballots cast, and surveys for which a link was used. */
export type Counts = { ballots: number; activated: number };

/** A product with one open window about one rated department (and a second, for some links). */
export type SendingScene = {
  product: TemporaryProduct;
  window: string;
  /** An unused link of a rater with so many departments to rate. */
  takeLink(departments?: 1 | 2): string;
  counts(): Promise<Counts>;
  /** Moves the close to `seconds` from now; negative: it has passed. */
  closeIn(seconds: number): Promise<void>;
  /** Lets the grace pass as well, and what the clock does by itself: the tally. */
  passGrace(): Promise<void>;
};

const hour = 3600;

/** Starts it; `graceMinutes` after the close ballots still arrive. The caller closes the product. */
export async function startSendingScene(graceMinutes = 30): Promise<SendingScene> {
  const { product, made } = await startScene(`sending, ${graceMinutes}`, (started) =>
    openOneWindow(started, graceMinutes),
  );
  const { window } = made;
  const [ofOne, ofTwo] = [[...made.ofOne], [...made.ofTwo]];
  const { DB } = product.env;
  return {
    product,
    window,
    takeLink(count = 1) {
      const next = (count === 1 ? ofOne : ofTwo).pop();
      if (next === undefined) throw new Error('no link is left');
      return next;
    },
    async counts() {
      const row = await DB.prepare(
        `SELECT (SELECT count(*) FROM ballots) AS ballots,
          (SELECT count(*) FROM link_surveys WHERE blinded_hash IS NOT NULL) AS activated`,
      ).first<Counts>();
      return row ?? { ballots: -1, activated: -1 };
    },
    async closeIn(seconds) {
      await DB.prepare('UPDATE windows SET closes_at = unixepoch() + ?1 WHERE id = ?2')
        .bind(seconds, window)
        .run();
    },
    async passGrace() {
      // Time itself cannot be moved; the product never moves a close that has passed.
      await DB.prepare('DROP TRIGGER a_passed_close_never_moves').run();
      await DB.prepare('UPDATE windows SET closes_at = unixepoch() - ?1 WHERE id = ?2')
        .bind(graceMinutes * 60 + 1, window)
        .run();
      await product.scheduled();
    },
  };
}

/** The window, with its links by how many departments they rate. */
async function openOneWindow(
  { url }: TemporaryProduct,
  graceMinutes: number,
): Promise<{ window: string; ofOne: string[]; ofTwo: string[] }> {
  const clients = ['C1', 'C2', 'C3', 'D1'];
  const company = await buildCompany(fetch, url, testSecrets.SETUP_CODE, {
    name: '示例通信',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'SV', name: '用户服务', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      { code: 'PR', name: '生产中心', raterLinks: 0, manager: 'm2', reviewer: 'r1' },
      ...clients.map((code) => ({
        code,
        name: `客户部门${code}`,
        raterLinks: 20,
        manager: `m${code}`,
        reviewer: 'r1',
      })),
    ],
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'm1', name: '马经理', department: 'SV' },
      { number: 'm2', name: '毛经理', department: 'PR' },
      { number: 'r1', name: '任总', department: null },
      ...clients.map((code) => ({ number: `m${code}`, name: `经理${code}`, department: code })),
    ],
    serves: { C1: ['SV', 'PR'], C2: ['SV', 'PR'], C3: ['SV', 'PR'], D1: ['SV'] },
  });
  const { hr } = company;
  const departments = ['SV', 'PR'].map((code) => idOf(company.departments, code));
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-10', departments });
  const now = Math.floor(Date.now() / 1000);
  const { window, links } = await windowWithLinks(hr, [await company.signInAs('r1')], {
    cycle,
    departments,
    opensAt: now - hour,
    closesAt: now + hour,
    latestCloseAt: now + 2 * hour,
    graceMinutes,
    threshold: 3,
  });
  const single = idOf(company.departments, 'D1');
  const linksOf = (isWanted: (department: string) => boolean) =>
    links.filter(({ department }) => isWanted(department)).map(({ link }) => link);
  return {
    window,
    ofOne: linksOf((department) => department === single),
    ofTwo: linksOf((department) => department !== single),
  };
}

/** The survey ids that a link covers, from the server. */
async function surveysOf(link: string): Promise<string[]> {
  const url = new URL(link);
  const reply = await fetch(`${url.origin}/api/rate/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: url.hash.slice(url.hash.lastIndexOf('.') + 1) }),
  });
  return ((await reply.json()) as { surveys: string[] }).surveys;
}

/** A context whose device already holds complete drafts for every department of the link. */
export async function deviceWithDrafts(
  browser: Browser,
  link: string,
  rating = 8,
): Promise<BrowserContext> {
  const { origin, hash } = new URL(link);
  const draft = {
    ratings: Array<number>(9).fill(rating),
    texts: ['资料齐全。', '', '', '', '', '', '', '', ''],
  };
  const drafts = Object.fromEntries((await surveysOf(link)).map((survey) => [survey, draft]));
  const name = `niping.drafts.${await shelfNameOf(hash.slice(1))}`;
  const localStorage = [{ name, value: JSON.stringify(drafts) }];
  return browser.newContext({
    locale: 'zh-CN',
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
}

/** From an opened link with complete drafts to the review. */
export async function goToReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '接着评' }).click();
  const next = page.getByRole('button', { name: /^下一个：|^去核对/u });
  const review = page.locator('.reviewed').first();
  for (;;) {
    await next.or(review).first().waitFor();
    if (await review.isVisible()) return;
    const heading = await page.locator('h1').textContent();
    await next.click();
    await page.waitForFunction(
      (before) => document.querySelector('h1')?.textContent !== before,
      heading,
    );
  }
}

/** Confirms at the review. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^确认发出/u }).click();
}

/** Waits shorter between attempts: a second of the page takes 20 ms. For tests only. */
export async function hurry(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    Object.assign(window, {
      // The patience with one answer stays: the machine that runs the tests is not faster.
      setTimeout: (work: () => void, milliseconds = 0) =>
        later(work, milliseconds < 30_000 ? milliseconds / 50 : milliseconds),
    });
  });
}
