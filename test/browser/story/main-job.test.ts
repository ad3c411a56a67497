import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, idOf } from '../../../scripts/client/company.ts';
import { openLink, rate } from '../../../scripts/client/rater-client.ts';
import { openCycle, windowWithLinks } from '../../../scripts/client/window.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { signedInContext } from '../console/stage.ts';
import { confirmWith, localInput } from './console-visit.ts';
import { exactClass, exactScore } from './exact.ts';
import { visit } from './rater-visit.ts';
import { appraiseByHand } from './story-appraisal.ts';
import { buildStoryCompany } from './story-company.ts';

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;
let company: Company;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  company = await buildStoryCompany(product.url);
});

afterAll(async () => {
  await browser.close();
  await product.close();
});

/** Opens the console as somebody who has signed in: how that is done has a story of its own. */
async function enter(number: string): Promise<Page> {
  const person = number === 'h1' ? company.hr : await company.signInAs(number);
  const context = await signedInContext(browser, product.url, person);
  const page = await context.newPage();
  await page.goto(product.url);
  await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  return page;
}

/** HR drafts a window in the browser and submits it; the address of its page. */
async function prepareWindow(hr: Page, label: string, period: string): Promise<string> {
  const departments = ['SV', 'PR'].map((code) => idOf(company.departments, code));
  await openCycle(company.hr, { kind: 'month', label, departments });
  await hr.goto(`${product.url}/hr/windows/new`);
  await hr.locator('#cycle').selectOption({ label: period });
  await hr.getByLabel('用户服务').check();
  await hr.getByLabel('生产中心').check();
  const now = Math.floor(Date.now() / 1000);
  await hr.locator('#opensAt').fill(localInput(now - 60));
  await hr.locator('#closesAt').fill(localInput(now + 3600));
  await hr.locator('#latestCloseAt').fill(localInput(now + 7200));
  await hr.locator('#graceMinutes').fill('0');
  await hr.getByRole('button', { name: '保存草稿' }).click();
  await hr.getByRole('button', { name: '提交批准' }).click();
  await hr.getByText('还有2个部门待批准').waitFor();
  return hr.url();
}

/** The second person approves every survey that waits. */
async function approveSurveys(reviewer: Page): Promise<void> {
  for (let left = 2; left > 0; left -= 1) {
    await reviewer.goto(`${product.url}/review/tasks`);
    await reviewer.locator('a[href^="/review/approve/"]').first().click();
    await reviewer.getByRole('button', { name: '批准', exact: true }).click();
    await reviewer.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  }
}

/** HR makes keys and links and puts the links into force; the links, by client department. */
async function issueLinks(hr: Page, address: string, label: string): Promise<string[]> {
  await hr.goto(address);
  await hr.getByRole('button', { name: '制作密钥' }).click();
  await hr.getByRole('button', { name: '生成链接' }).click();
  await hr.getByText('已生成9个链接').waitFor();
  const shown = await hr.locator('td .code').allInnerTexts();
  await hr.getByLabel('我已经保存、打印或发出了全部链接').check();
  await hr.getByRole('button', { name: '启用链接' }).first().click();
  await confirmWith(hr, label, '启用链接');
  return shown;
}

/** An open window with its links, made by the same routes as by the pages above. */
async function openWindowByRoutes(label: string): Promise<{ address: string; links: string[] }> {
  const departments = ['SV', 'PR'].map((code) => idOf(company.departments, code));
  const cycle = await openCycle(company.hr, { kind: 'month', label, departments });
  const now = Math.floor(Date.now() / 1000);
  const { window, links } = await windowWithLinks(company.hr, [await company.signInAs('r1')], {
    cycle,
    departments,
    opensAt: now - 60,
    closesAt: now + 3600,
    latestCloseAt: now + 7200,
    graceMinutes: 0,
    threshold: 5,
  });
  return { address: `${product.url}/hr/windows/${window}`, links: links.map(({ link }) => link) };
}

/** HR asks for the close and the reviewer agrees. */
async function closeWindow(
  hr: Page,
  reviewer: Page,
  address: string,
  label: string,
): Promise<void> {
  await hr.goto(address);
  await hr.getByRole('button', { name: '申请提前截止' }).click();
  await hr.getByRole('dialog').getByLabel('理由').fill('评价人都已答复');
  await confirmWith(hr, label, '提出申请');
  await reviewer.goto(`${product.url}/review/tasks`);
  await reviewer.getByRole('button', { name: '同意', exact: true }).click();
  await confirmWith(reviewer, label, '同意');
}

/** The reviewer's page of a department's survey of a cycle. */
async function openSurvey(reviewer: Page, department: string, period: string): Promise<void> {
  await reviewer.goto(`${product.url}/review/tasks`);
  const row = reviewer.getByRole('row').filter({ hasText: department }).filter({ hasText: period });
  await row.getByRole('link').first().click();
  await reviewer.getByRole('heading', { level: 1, name: new RegExp(department) }).waitFor();
}

const ratingsOf = (rater: number, department: number) =>
  Array.from({ length: 9 }, (_, j) => 1 + ((rater * 4 + department * 3 + j * 7) % 10));

/** Rates both departments by the given links; ratings of the first department by rater. */
async function rateBy(links: string[]): Promise<number[][]> {
  const given: number[][] = [];
  for (const [rater, link] of links.entries()) {
    const { receipts, wire, page } = await visit(browser, link, (department) => {
      const ratings = ratingsOf(rater, department === '用户服务' ? 0 : 1);
      if (department === '用户服务') given.push(ratings);
      return { ratings, lowest: '资料晚到两天，返工一次。', highest: '现场半天内解决。' };
    });
    expect(receipts).toHaveLength(2);
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    checkWire(wire, link);
    await page.context().close();
  }
  return given;
}

/** The same without a browser, for stories whose point comes after the rating. */
async function rateWithoutBrowser(links: string[]): Promise<number[][]> {
  const given: number[][] = [];
  const texts = Array<string>(9).fill('');
  for (const [rater, link] of links.entries()) {
    const opened = await openLink(fetch, link);
    for (const survey of opened.surveys) {
      const isService = survey.department === idOf(company.departments, 'SV');
      const ratings = ratingsOf(rater, isService ? 0 : 1);
      if (isService) given.push(ratings);
      await rate(fetch, opened, survey, { ratings, texts });
    }
  }
  return given;
}

/** What a rater's whole visit may and may not put on the wire. */
function checkWire(wire: Awaited<ReturnType<typeof visit>>['wire'], link: string): void {
  const token = link.split('.').at(-1) ?? '';
  for (const { url, headers, body } of wire) {
    expect(new URL(url).origin).toBe(product.url);
    expect(url).not.toContain(token);
    expect(headers['referer'] ?? '').not.toContain(token);
    expect(headers['cookie']).toBeUndefined();
    expect(body.includes(token) && /sealed|signature/.test(body)).toBe(false);
  }
}

describe('the main job in the browser', () => {
  it('goes from a prepared window to the total on the manager’s page', async () => {
    const hr = await enter('h1');
    const reviewer = await enter('r1');
    const address = await prepareWindow(hr, '2026-08', '2026年8月');
    await approveSurveys(reviewer);
    const links = await issueLinks(hr, address, '2026-08');
    const given = await rateBy(links);
    await closeWindow(hr, reviewer, address, '2026-08');
    await openSurvey(reviewer, '用户服务', '2026年8月');
    await reviewer.getByRole('button', { name: '开始统计' }).click();
    await reviewer.getByRole('button', { name: '阅读' }).click();
    await reviewer.getByText('资料晚到两天，返工一次。').first().waitFor();
    await reviewer.getByRole('button', { name: '认可并发布' }).click();
    await confirmWith(reviewer, '用户服务', '认可并发布');

    const manager = await enter('m1');
    await manager.goto(`${product.url}/department/results`);
    const row = manager.getByRole('row').filter({ hasText: '2026年8月' });
    await row.getByRole('link').click();
    await manager.getByText(exactScore(given)).first().waitFor();
    const classes = await manager.locator('.level-group td.cell-number').allInnerTexts();
    expect(classes).toEqual(Array.from({ length: 9 }, (_, j) => exactClass(given, j)));

    const total = await appraiseByHand(company, '2026-08', exactScore(given));
    await manager.goto(`${product.url}/department/totals/${total.cycle}/${total.department}`);
    await manager.getByText(total.expected).first().waitFor();
  });

  it('publishes only the customer score of six ballots', async () => {
    const hr = await enter('h1');
    const reviewer = await enter('r1');
    const { address, links } = await openWindowByRoutes('2026-09');
    const given = await rateWithoutBrowser(links.slice(0, 6));
    await closeWindow(hr, reviewer, address, '2026-09');
    await openSurvey(reviewer, '用户服务', '2026年9月');
    await reviewer.getByRole('button', { name: '开始统计' }).click();
    await reviewer.getByRole('button', { name: '阅读' }).click();
    await reviewer.getByRole('button', { name: '认可并发布' }).click();
    await confirmWith(reviewer, '用户服务', '认可并发布');
    const manager = await enter('m1');
    await manager.goto(`${product.url}/department/results`);
    const row = manager.getByRole('row').filter({ hasText: '2026年9月' });
    await row.getByRole('link').click();
    await manager.getByText(exactScore(given)).first().waitFor();
    await expect.poll(() => manager.locator('.level-group').count()).toBe(0);
    await manager.getByText('本次只公布客户评分').waitFor();
  });

  it('withholds four ballots, with no number on any page', async () => {
    const hr = await enter('h1');
    const reviewer = await enter('r1');
    const { address, links } = await openWindowByRoutes('2026-10');
    await rateWithoutBrowser(links.slice(0, 4));
    await closeWindow(hr, reviewer, address, '2026-10');
    await openSurvey(reviewer, '用户服务', '2026年10月');
    await reviewer.getByRole('button', { name: '开始统计' }).click();
    await reviewer.getByText('没有客户评分').first().waitFor();
    const manager = await enter('m1');
    await manager.goto(`${product.url}/department/results`);
    const row = manager.getByRole('row').filter({ hasText: '2026年10月' });
    await row.getByRole('link').click();
    await manager.getByText('人数不足，没有客户评分').waitFor();
    await expect.poll(() => manager.locator('.level-group').count()).toBe(0);
    // The trend beside it shows earlier results, which are published.
    const trend = manager.locator('.section').filter({ hasText: '历次客户评分' });
    await trend.getByRole('row').first().waitFor();
    const whole = await manager.locator('main').innerText();
    const shown = whole.replace(await trend.innerText(), '');
    expect(shown.length).toBeLessThan(whole.length);
    expect(shown.replace(/\d{4}年\d+月\d*日?|\d{2}:\d{2}|0分/g, '')).not.toMatch(/\d/);
  });
});
