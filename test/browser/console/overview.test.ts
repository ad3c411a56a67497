import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { readTexts } from '../../support/printed-page.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';

let stage: Stage;
let cycle: string;

beforeAll(async () => {
  stage = await startStage();
  const { service, production } = ratedDepartments(stage);
  const { hr } = stage.company;
  const departments = [service, production];
  cycle = await openCycle(hr, { kind: 'month', label: '2026-05', departments });
  const reason = '本月没有组织客户评价';
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department: service, reason });
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('HR finds what waits, narrows and sorts it, and takes out what it sees', async () => {
  const page = await stage.open('h1', `/hr/cycles/${cycle}`);
  await page.getByRole('link', { name: '考核总览' }).click();
  await page.getByRole('heading', { name: '2026年5月考核总览' }).waitFor();
  const rows = page.getByRole('region', { name: '2026年5月考核总览' }).getByRole('row');
  await rows.filter({ hasText: '用户服务' }).getByText('不做评价').waitFor();

  // A count leads to the departments that it counts.
  await page.getByRole('link', { name: /^准备客户评价 1$/ }).click();
  await rows.filter({ hasText: '用户服务' }).waitFor({ state: 'detached' });
  await rows.filter({ hasText: '生产中心' }).getByText('准备客户评价').waitFor();
  await expect.poll(() => new URL(page.url()).search).toBe('?waits=survey_to_prepare');

  await page.getByLabel('等待', { exact: true }).selectOption({ label: '全部' });
  await rows.filter({ hasText: '用户服务' }).waitFor();
  const byName = page.getByRole('columnheader', { name: '部门', exact: true });
  await byName.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.locator('th[aria-sort="ascending"]', { hasText: '部门' }).waitFor();
  await page.locator('.list:not([aria-busy])').waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /CSV/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('2026年5月考核总览.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['"生产中心"', '"用户服务"']);

  await page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: '打印' }).click();
  await page.locator('body[data-printed]').waitFor();
  const paper = await page.pdf({ preferCSSPageSize: true });
  const [sheet = '', ...more] = await readTexts(paper);
  expect(more).toEqual([]);
  for (const text of ['考核总览', '何人事', '生产中心', '用户服务', '准备客户评价']) {
    expect(sheet.replace(/\s/g, '')).toContain(text);
  }
  // A4 across, in points.
  const size = /\/MediaBox \[0 0 (\d+)\S* (\d+)/.exec(paper.toString('latin1'));
  expect(size?.slice(1).map(Number)).toEqual([expect.closeTo(842, -1), expect.closeTo(595, -1)]);

  const { service } = ratedDepartments(stage);
  const manager = await stage.staff('m1');
  const looks = await manager.get<{ role: string; how: string; what: string }[]>(
    `/manager/looks/${cycle}/${service}`,
  );
  expect(looks.filter(({ role, what }) => role !== 'hr' || what !== 'overview')).toEqual([]);
  const hows = looks.map(({ how }) => how);
  expect(hows).toEqual(expect.arrayContaining(['print', 'export', 'view']));
});
