import type { Page, Route } from 'playwright-core';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

type Kind = 'departments' | 'people' | 'service-map';

const header = '部门编码,部门名称,上级部门编码,部门经理工号,审核人工号,评价链接数';

/** Departments with a fault in nearly every row. */
const faulty = [
  header,
  'XS02,华东销售部,XS,B999,A010,4',
  'XS03,华南销售部,XS03,,,501',
  ',没有编码的部门,,,,',
  'XS02,又一个华东销售部,,,,',
  'ZZ01,,NONE,,,#REF!',
].join('\n');

/** Departments of which some are new, some change and some stay; one column is not known. */
const mixed = [
  `${header},备注`,
  'XS02,华东销售部,XS,,A010,4,新设',
  'XS03,华南销售部,XS,,A010,3,新设',
  'XS,销售与市场部,,,,9,',
].join('\n');

const manyPeople = [
  '工号,姓名,部门编码,职务,角色',
  ...Array.from({ length: 180 }, (_, index) => `N${1000 + index},新员工${index + 1},XS,工程师,`),
].join('\n');

/** Lets the page read a file of this text, as if somebody had chosen it. */
async function choose(page: Page, text: string, name = '部门一览.csv'): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

function view(name: string, kind: Kind, then?: (page: Page, scene: Scene) => Promise<void>): View {
  return {
    name: `hr-import-${name}`,
    viewer: 'hr',
    show: async (page, scene) => {
      await page.goto(`${scene.url}/hr/import/${kind}`);
      await page.locator('.drop').waitFor();
      await then?.(page, scene);
    },
  };
}

const appears = (page: Page, selector: string) => page.locator(selector).first().waitFor();

/** Answers a call of the page in place of the Worker. */
function answer(status: number, body: object) {
  return (route: Route) =>
    route.fulfill({
      status,
      contentType: status === 200 ? 'application/json' : 'application/problem+json',
      body: JSON.stringify(body),
    });
}

const runPath = '**/api/hr/import/departments';

/** The import pages in every state. What would change the company is answered in the browser. */
export const importViews: View[] = [
  view('departments', 'departments'),
  view('people', 'people'),
  view('service-map', 'service-map'),
  view('unreadable', 'departments', async (page) => {
    await choose(page, '\0\0', '照片.xlsx');
    await appears(page, '.notice-error');
  }),
  view('checking', 'departments', async (page) => {
    await page.route('**/preview', () => undefined);
    await choose(page, mixed);
    await appears(page, '.import-doing >> text=/检查|Checking/');
  }),
  view('offline', 'departments', async (page) => {
    await page.route('**/preview', (route) => route.abort());
    await choose(page, mixed);
    await appears(page, '.notice-error');
  }),
  view('faults', 'departments', async (page) => {
    await choose(page, faulty);
    await appears(page, '.cell-quoted');
  }),
  view('garbled', 'departments', async (page) => {
    await choose(page, `${header}\nXS02,锟斤拷锟斤拷,,,,`);
    await appears(page, '.notice-caution');
  }),
  view('mixed', 'departments', async (page) => {
    await choose(page, mixed);
    await appears(page, '.changes');
  }),
  view('many', 'people', async (page) => {
    await choose(page, manyPeople, '员工.csv');
    await appears(page, '.rows-pager');
  }),
  view('nothing', 'departments', async (page) => {
    await choose(page, `${header.split(',').slice(0, 1).join(',')},部门名称\nXS,销售部`);
    await appears(page, '.notice-done, .changes');
  }),
  view('confirm', 'departments', async (page) => {
    await choose(page, mixed);
    await page.locator('input[type="checkbox"]').click();
    await page.locator('input[type="checkbox"]:checked').waitFor();
    await page.locator('.button-primary').click();
    await appears(page, 'dialog[open]');
  }),
  view('outdated', 'departments', async (page) => {
    await page.route(runPath, answer(409, { code: 'import_outdated' }), { times: 1 });
    await choose(page, mixed);
    await page.locator('.button-primary').click();
    await appears(page, '.notice-caution >> text=/有人改动|Somebody changed/');
  }),
  view('done', 'departments', async (page) => {
    const outcome = { added: 2, changed: 1, unchanged: 0, ended: 0 };
    await page.route(runPath, answer(200, outcome), { times: 1 });
    await choose(page, mixed);
    await page.locator('.button-primary').click();
    await appears(page, '.notice-done');
  }),
];
