import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle, type WindowView } from '../../../scripts/client/window.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { approvedWindow, openWindow, readyWindow } from './survey-windows.ts';
import { loseReply, loseRequest } from './wire.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const stateOf = async (window: string) =>
  (await stage.company.hr.get<WindowView>(`/hr/windows/${window}`)).state;

describe('a draft', () => {
  test('changed by two people shows the second the difference, department by department', async () => {
    const { service, production } = ratedDepartments(stage);
    const both = [service, production];
    const { hr, departments: codes } = stage.company;
    const cycle = await openCycle(hr, { kind: 'month', label: '2026-10', departments: both });
    const opensAt = Math.floor(Date.now() / 1000) + 86_400;
    const dates = { opensAt, closesAt: opensAt + 3600, latestCloseAt: opensAt + 7200 };
    const planned = { ...dates, departments: both, graceMinutes: 30, threshold: 5 };
    const { id } = await hr.post<{ id: string }>('/hr/windows', { cycle, ...planned });
    const page = await stage.open('h1', `/hr/windows/${id}/edit`);
    await page.getByLabel('生产中心').uncheck();
    await page.locator('#threshold').fill('4');
    const clients = [{ department: idOf(codes, 'C1'), links: 9 }];
    await hr.put(`/hr/windows/${id}`, { revision: 1, ...planned, graceMinutes: 45, clients });
    await page.getByRole('button', { name: '保存草稿' }).click();
    const rows = page.locator('.difference tbody').getByRole('row');
    await rows.first().waitFor();
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        '被评部门：生产中心否是',
        '收尾时间（您没有改）45',
        '最少人数45',
        '链接数：研发中心（您没有改）9',
      ]);
    await page.getByRole('button', { name: '保存我的改动' }).click();
    await page.waitForURL(`**/hr/windows/${id}`);
    expect(await hr.get(`/hr/windows/${id}/plan`)).toMatchObject({
      departments: [service],
      graceMinutes: 45,
      threshold: 4,
      clients,
    });
  });
});

describe('making keys', () => {
  test('goes on where it stopped when the network fails in between', async () => {
    const { window } = await approvedWindow(stage, '2026-01');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    await loseReply(page, '/prepare');
    await page.getByRole('button', { name: '制作密钥' }).click();
    await page.getByText('连不上服务器').waitFor();
    await page.reload();
    const more = page.getByRole('button', { name: /制作密钥|继续制作/ });
    const next = page.getByRole('heading', { name: '发放链接' });
    await more.or(next).first().waitFor();
    if (await more.isVisible()) await more.click();
    await next.waitFor();
    expect(await stateOf(window)).toBe('ready');
  });
});

/** Makes the links on a window's page; those that it shows. */
async function makeLinks(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: '生成链接' }).click();
  await page.getByText('已生成9个链接').waitFor();
  return page.locator('td .code').allInnerTexts();
}

/** Says that the links are saved and types the cycle. */
async function confirmLinks(page: Page, label: string): Promise<void> {
  await page.getByLabel('我已经保存、打印或发出了全部链接').check();
  await page.getByRole('button', { name: '启用链接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`请输入“${label}”确认`).fill(label);
  await dialog.getByRole('button', { name: '启用链接' }).click();
}

describe('links', () => {
  test('are put into force only once somebody says that they are saved', async () => {
    const { window, label } = await readyWindow(stage, '2026-02');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    const links = await makeLinks(page);
    expect(new Set(links).size).toBe(9);
    await page.getByRole('button', { name: '启用链接' }).click();
    await page.getByText('请先保存、打印或发出，再勾选此项').waitFor();
    expect(await stateOf(window)).toBe('ready');
    await confirmLinks(page, label);
    await page.getByText('链接已启用').first().waitFor();
    expect(await stateOf(window)).toBe('open');
  });

  test('are shown once: leaving asks first, and they do not come back', async () => {
    const { window } = await readyWindow(stage, '2026-03');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    const [first = ''] = await makeLinks(page);
    await page.getByRole('link', { name: '考核期', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('链接还没有保存，要离开吗？').waitFor();
    await dialog.getByRole('button', { name: '先不操作' }).click();
    await page.locator('td').getByText(first).waitFor();
    await page.getByRole('link', { name: '考核期', exact: true }).click();
    await dialog.getByRole('button', { name: '离开此页' }).click();
    await page.getByRole('heading', { name: '考核期', level: 1 }).waitFor();
    await page.goto(`${stage.product.url}/hr/windows/${window}`);
    await page.getByRole('button', { name: '生成链接' }).waitFor();
    await expect.poll(() => page.locator('td .code').count()).toBe(0);
  });

  test('that somebody else replaced meanwhile are said to be worthless', async () => {
    const { window, label } = await readyWindow(stage, '2026-04');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    await makeLinks(page);
    await stage.company.hr.post(`/hr/windows/${window}/links`);
    await confirmLinks(page, label);
    await page.getByText('本页上的链接已经作废，请不要发放').waitFor();
    expect(await stateOf(window)).toBe('ready');
  });

  test('stay on the page when their confirmation is lost on the way', async () => {
    const { window, label } = await readyWindow(stage, '2026-05');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    const links = await makeLinks(page);
    await loseRequest(page, '/confirm-links');
    await confirmLinks(page, label);
    await page.getByRole('dialog').getByText('连不上服务器').waitFor();
    await expect.poll(() => page.locator('td .code').allInnerTexts()).toEqual(links);
    await page.getByRole('dialog').getByRole('button', { name: '启用链接' }).click();
    await page.getByText('链接已启用').first().waitFor();
    expect(await stateOf(window)).toBe('open');
  });
});

describe('a confirmation whose reply was lost', () => {
  test('is found to have been carried out at the next press', async () => {
    const { window, label } = await readyWindow(stage, '2026-09');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    await makeLinks(page);
    await loseReply(page, '/confirm-links');
    await confirmLinks(page, label);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('连不上服务器').waitFor();
    await dialog.getByRole('button', { name: '启用链接' }).click();
    await page.getByRole('heading', { name: '评价情况' }).waitFor();
    await expect.poll(() => page.locator('td .code').count()).toBe(0);
  });
});

describe('after the close', () => {
  test('ballots are said to be taken until the end of grace, and no longer', async () => {
    const inGrace = await openWindow(stage, '2026-07', 30);
    const past = await openWindow(stage, '2026-08', 0);
    await stage.product.env.DB.prepare(
      'UPDATE windows SET closes_at = unixepoch() WHERE id IN (?1, ?2)',
    )
      .bind(inGrace.window, past.window)
      .run();
    const page = await stage.open('h1', `/hr/windows/${inGrace.window}`);
    await page.getByText('已签名的选票接收到').waitFor();
    await page.goto(`${stage.product.url}/hr/windows/${past.window}`);
    await page.getByText('不再接收选票').waitFor();
  });
});

describe('asking for an end', () => {
  test('needs a reason and the cycle typed, and does nothing when Escape leaves it', async () => {
    const { window, label } = await openWindow(stage, '2026-06');
    const page = await stage.open('h1', `/hr/windows/${window}`);
    await page.getByRole('button', { name: '作废这次评价' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提出申请' }).click();
    await dialog.getByText('输入的内容不一致').waitFor();
    await dialog.getByLabel(`请输入“${label}”确认`).fill(label);
    await dialog.getByRole('button', { name: '提出申请' }).click();
    await dialog.getByText('请填写理由').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    const { requests } = await stage.company.hr.get<{ requests: unknown[] }>(
      `/hr/windows/${window}`,
    );
    expect(requests).toEqual([]);
    expect(await stateOf(window)).toBe('open');
  });
});
