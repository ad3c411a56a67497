import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLink, rate } from '../../../scripts/client/rater-client.ts';
import { writeXlsx } from '../../../survey-ui/console/kit/write-xlsx.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { choose, type ImportStage, run, startImportStage } from '../console/import-scene.ts';
import { confirmWith, localInput, signInByLink } from './console-visit.ts';

let stage: ImportStage;
beforeAll(async () => {
  stage = await startImportStage();
});
afterAll(() => stage.close());

const names = [
  '总经办',
  '销售部',
  '研发部',
  '生产部',
  '质量部',
  '采购部',
  '财务部',
  '行政部',
].concat(['用户服务部', '仓储部', '信息部', '法务部']);
const code = (index: number) => `D${String(index).padStart(2, '0')}`;
/** The two departments that the others rate: 用户服务部 and 信息部. */
const rated = [8, 10];
const clients = names.map((_, index) => index).filter((index) => !rated.includes(index));

const departments = [
  '部门编码,部门名称,上级部门编码,部门经理工号,审核人工号,评价链接数',
  ...names.map((name, index) => {
    const above = index === 0 ? '' : code(0);
    return `${code(index)},${name},${above},M${index},R1,${rated.includes(index) ? 0 : 1}`;
  }),
].join('\r\n');
const people = [
  ['工号', '姓名', '部门编码', '职务'],
  ['R1', '任远', null, '分管领导'],
  ...names.map((name, index) => [`M${index}`, `${name}经理`, code(index), '经理']),
];
const serviceMap = [
  'Client department code;Rated department code',
  ...clients.flatMap((client) => rated.map((each) => `${code(client)};${code(each)}`)),
].join('\n');

async function importCompany(page: Page): Promise<void> {
  await stage.open('departments');
  await choose(page, '部门.csv', encodeGbk(departments));
  await page.getByLabel(/人员还没有建立/).check();
  expect(await run(page)).toBe('新增12项，修改0项，不变0项。');
  await page.getByRole('link', { name: '接着导入人员' }).click();
  const workbook = await writeXlsx([{ name: '员工', rows: people, headerRows: 1 }]);
  await choose(page, '员工.xlsx', new Uint8Array(await workbook.arrayBuffer()));
  expect(await run(page)).toBe('新增13项，修改0项，不变0项。');
  await page.getByRole('link', { name: '接着导入服务关系' }).click();
  await choose(page, '关系.csv', new TextEncoder().encode(serviceMap));
  expect(await run(page)).toBe('新增20项，修改0项，不变0项。');
  await stage.open('departments');
  await choose(page, '部门.csv', encodeGbk(departments));
  expect(await run(page)).toBe('新增0项，修改12项，不变0项。');
}

/** Drafts a window about the two departments, from a new cycle on, and submits it. */
async function prepareWindow(page: Page): Promise<string> {
  const { url } = stage.product;
  await page.goto(`${url}/hr/cycles/new`);
  await page.getByRole('button', { name: '建立考核期' }).click();
  await page.getByRole('heading', { name: /考核$/, level: 1 }).waitFor();
  await page.goto(`${url}/hr/windows/new`);
  await page.locator('#cycle').selectOption({ index: 1 });
  await page.getByLabel('用户服务部').check();
  await page.getByLabel('信息部').check();
  const now = Math.floor(Date.now() / 1000);
  await page.getByLabel('开始', { exact: true }).fill(localInput(now - 60));
  await page.getByLabel('截止', { exact: true }).fill(localInput(now + 3600));
  await page.getByLabel('最晚截止').fill(localInput(now + 7200));
  await page.locator('#graceMinutes').fill('0');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '提交批准' }).click();
  await page.getByText('等待审核人批准：任远（2个部门）').waitFor();
  return page.url();
}

test('HR leads a company of twelve departments from three spreadsheets to a tallied window', async () => {
  const { page, product, hr } = stage;
  await importCompany(page);
  const address = await prepareWindow(page);
  const label = await hr
    .get<{ label: string }[]>('/hr/cycles')
    .then(([cycle]) => cycle?.label ?? '');

  const found = await hr.get<{ rows: { id: string; number: string }[] }>('/hr/people?search=R1');
  const { token } = await hr.post<{ token: string }>(
    `/hr/people/${found.rows[0]?.id}/sign-in-link`,
  );
  const reviewer = await signInByLink(stage.browser, product.url, token);
  await reviewer.goto(`${product.url}/review/approvals/${address.split('/').at(-1)}`);
  await reviewer.getByRole('button', { name: '全选可批准的' }).click();
  await reviewer.getByRole('button', { name: '批准所选的2个部门' }).click();
  await reviewer.getByRole('heading', { name: '待办', level: 1 }).waitFor();

  await page.goto(address);
  await page.getByRole('button', { name: '制作密钥' }).click();
  await page.getByRole('button', { name: '生成链接' }).click();
  await page.getByText('已生成10个链接').waitFor();
  const links = await page.locator('td .code').allInnerTexts();
  await page.getByLabel('我已经保存、打印或发出了全部链接').check();
  await page.getByRole('button', { name: '启用链接' }).first().click();
  await confirmWith(page, label, '启用链接');

  for (const [rater, link] of links.slice(0, 9).entries()) {
    const opened = await openLink(fetch, link);
    // Nine rate both departments, but only four the second: that one is withheld.
    for (const [index, survey] of opened.surveys.entries()) {
      if (index === 1 && rater >= 4) continue;
      const texts = Array<string>(9).fill('');
      const ratings = Array.from({ length: 9 }, (_, j) => 1 + ((rater + j) % 10));
      await rate(fetch, opened, survey, { ratings, texts });
    }
  }

  await page.goto(address);
  await page.getByRole('button', { name: '申请提前截止' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('大家都已评完');
  await confirmWith(page, label, '提出申请');
  await reviewer.goto(`${product.url}/review/tasks`);
  await reviewer.getByRole('button', { name: '同意', exact: true }).click();
  await confirmWith(reviewer, label, '同意');
  await product.scheduled();

  await page.goto(address);
  await page.getByText('已截止', { exact: true }).first().waitFor();
  const surveys = await hr.get<{ surveys: { state: string; keys: string }[] }>(
    new URL(address).pathname,
  );
  expect(surveys.surveys.map(({ state, keys }) => `${state} ${keys}`).toSorted()).toEqual([
    'tallied destroyed',
    'withheld destroyed',
  ]);
  expect(stage.faults).toEqual([]);
});
