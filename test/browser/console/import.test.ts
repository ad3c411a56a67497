import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../../survey-ui/console/kit/write-xlsx.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { choose, type ImportStage, run, save, startImportStage } from './import-scene.ts';

const names = ['总部', '销售', '研发', '生产', '质量', '采购', '财务', '人力', '用户服务', '仓储']
  .concat(['信息', '法务'])
  .map((name) => `${name}部`);
const codes = names.map((_, index) => `D${String(index).padStart(2, '0')}`);
const departmentsCsv = [
  '部门编码,部门名称,上级部门编码,部门经理工号,审核人工号,评价链接数',
  ...names.map(
    (name, index) =>
      `${codes[index]},${name},${index === 0 ? '' : 'D00'},M${index},R1,${index % 4}`,
  ),
].join('\r\n');
const people = [
  ['Staff number', 'Name', 'Department code', 'Job title', 'Roles'],
  ['R1', '任总', null, '分管领导', 'leadership'],
  ...names.map((name, index) => [`M${index}`, `${name}经理`, codes[index] ?? null, '经理', null]),
];
const serviceMapTsv = [
  '客户部门编码\t被评部门编码',
  ...codes.slice(1).flatMap((code) => (code === 'D08' ? [] : [`${code}\tD08`, `${code}\tD00`])),
].join('\n');
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('spreadsheets in the console', () => {
  let stage: ImportStage;
  beforeAll(async () => {
    stage = await startImportStage();
  });
  afterAll(() => stage.close());

  const state = async () =>
    Promise.all(
      ['departments', 'people', 'service-map'].map(
        async (kind) => (await stage.hr.get<{ rows: unknown[][] }>(`/hr/import/${kind}`)).rows,
      ),
    );

  test('make a company of twelve departments, go out again, and name every fault', async () => {
    const { page, open } = stage;

    // A GBK file, before there are people: managers are left out for now, and said to be.
    await open('departments');
    await choose(page, '部门.csv', encodeGbk(departmentsCsv));
    await page.getByRole('heading', { name: '24处错误' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'D列 部门经理工号' }).first().waitFor();
    await page.getByLabel(/人员还没有建立/).check();
    await page.getByText('有24处部门经理或审核人查不到').waitFor();
    expect(await run(page)).toBe('新增12项，修改0项，不变0项。');

    await page.getByRole('link', { name: '接着导入人员' }).click();
    const workbook = await writeXlsx([{ name: '员工', rows: people, headerRows: 1 }]);
    await choose(page, '员工.xlsx', new Uint8Array(await workbook.arrayBuffer()));
    await page.getByRole('row').filter({ hasText: '用户服务部经理' }).waitFor();
    expect(await run(page)).toBe('新增13项，修改0项，不变0项。');

    await page.getByRole('link', { name: '接着导入服务关系' }).click();
    await choose(page, '关系.txt', utf8(serviceMapTsv));
    expect(await run(page)).toBe('新增20项，修改0项，不变0项。');

    // The first file once more fills the managers in.
    await open('departments');
    await choose(page, '部门.csv', encodeGbk(departmentsCsv));
    await page.getByRole('row').filter({ hasText: 'M8 用户服务部经理' }).waitFor();
    expect(await run(page)).toBe('新增0项，修改12项，不变0项。');
    const [departments, staff, pairs] = await state();
    expect([departments?.length, staff?.length, pairs?.length]).toEqual([12, 14, 20]);
    expect(departments?.[8]).toEqual(['D08', '用户服务部', 'D00', 'M8', 'R1', 0]);

    // What goes out comes in again and changes nothing.
    for (const [kind, name, format] of [
      ['departments', '部门', 'Excel'],
      ['people', '人员', 'CSV'],
      ['service-map', '服务关系', 'Excel'],
    ] as const) {
      await open(kind);
      const file = await save(page, `导出${format}：${name}`);
      expect(file.name).toBe(`${name}.${format === 'CSV' ? 'csv' : 'xlsx'}`);
      await choose(page, file.name, file.bytes);
      await page.getByText('没有要改的内容').waitFor();
    }
    // So does a template, but for its example.
    await open('people');
    const template = await save(page, '下载Excel模板');
    await choose(page, template.name, template.bytes);
    await page.getByText('另有1行示例或说明，不导入').waitFor();

    // A GBK file full of faults: each is named by row and column, and nothing is written.
    const before = await state();
    await open('departments');
    const faulty = [
      '部门编码;部门名称;上级部门编码;部门经理工号;审核人工号;评价链接数;备注',
      'D01;销售部;D01;M1;M1;9',
      'D02;;D99;M99;R1;一个',
      ';无名;;;;',
      'D02;研发部;;;;501',
    ].join('\n');
    await choose(page, '有错.csv', encodeGbk(faulty));
    await page.getByRole('heading', { name: '9处错误' }).waitFor();
    const told = await page.locator('.table-frame tbody tr').allInnerTexts();
    expect(told.map((row) => row.split(/\s*\t\s*/).join('|'))).toEqual([
      '2|C列 上级部门编码|D01|上下级成了一个圈：D01 → D01',
      '2|E列 审核人工号|M1|审核人不能是部门经理本人',
      '3|B列 部门名称|（空）|此格必须填写',
      '3|C列 上级部门编码|D99|没有这个编码的部门',
      '3|D列 部门经理工号|M99|没有这个工号的人员',
      '3|F列 评价链接数|一个|须为0至500的整数',
      '4|A列 部门编码|（空）|此格必须填写',
      '5|A列 部门编码|D02|与第3行重复',
      '5|F列 评价链接数|501|须为0至500的整数',
    ]);
    await expect.poll(() => page.getByRole('button', { name: /^导入：/ }).count()).toBe(0);
    expect(await state()).toEqual(before);
    expect(stage.faults).toEqual([]);
  });
});
