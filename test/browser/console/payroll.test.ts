import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { appraiseSheet } from '../../../scripts/demo/appraise.ts';
import { demoDutySheet, demoPlanSheet } from '../../../scripts/demo/sheets.ts';
import type { Look } from '../../../worker/results/looks-store.ts';
import { cellsOf, recomputed } from '../../support/other-spreadsheet.ts';
import { choose, run, save } from './import-scene.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';

let stage: Stage;
const months = ['2026-07', '2026-08', '2026-09'] as const;
const cycles: string[] = [];

/** A month without a survey, all of it audited: 78.40 × K. @param keyTenths K in thousandths */
async function appraisedMonth(label: string, keyTenths: number): Promise<string> {
  const { hr } = stage.company;
  const { service: department } = ratedDepartments(stage);
  const cycle = await openCycle(hr, { kind: 'month', label, departments: [department] });
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department, reason: '本月没有组织客户评价' });
  const [manager, reviewer] = [await stage.staff('m1'), await stage.staff('r1')];
  const place = { cycle, department, manager, reviewer };
  const month = { first: `${label}-01`, last: `${label}-28` };
  await appraiseSheet(place, 'duty', demoDutySheet);
  await appraiseSheet(place, 'plan', demoPlanSheet(month));
  const self = { kind: 'score' as const, tenths: keyTenths };
  const line = { title: '重大客户投诉', standard: '', completion: '', weight: 1000, self };
  await appraiseSheet(place, 'key_indicators', { keyIndicators: [line] });
  return cycle;
}

async function freeze(cycle: string): Promise<void> {
  const [manager, reviewer] = [await stage.staff('m1'), await stage.staff('r1')];
  const place = { cycle, department: ratedDepartments(stage).service };
  const { record } = await manager.post<{ record: { fingerprint: string } }>(
    '/manager/total',
    place,
  );
  const { fingerprint } = record;
  for (const role of ['filler', 'self_scorer']) {
    await manager.post('/manager/total/sign', { ...place, fingerprint, role });
  }
  const signed = { ...place, fingerprint, withoutCustomerScore: true };
  await reviewer.post('/reviewer/total/sign', signed);
}

/** Three months of a quarter: 78.40, 78.32 and 78.40, of which the last is not signed yet. */
beforeAll(async () => {
  stage = await startStage();
  for (const [i, label] of months.entries()) {
    cycles.push(await appraisedMonth(label, i === 1 ? 999 : 1000));
    if (i < 2) await freeze(cycles[i] ?? '');
  }
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const utf8 = (text: string) => new TextEncoder().encode(text);

test('three months make a quarter: what is missing is said, scores are imported, both files leave', async () => {
  const page = await stage.open('h1', '/hr/payroll');
  await page.getByRole('link', { name: '2026年第三季度' }).click();
  const totals = page.getByRole('table', { name: '各部门总分' });
  const service = totals.getByRole('row', { name: /用户服务/ });
  await service.waitFor();
  const figures = async () => (await service.getByRole('cell').allInnerTexts()).slice(1, -1);
  await expect.poll(() => figures()).toEqual(['78.40', '78.32', '尚未签署', '未冻结', '1', '0']);
  await page.getByText('1个部门的总分还没有冻结，1人还没有个人得分').waitFor();
  await page.getByText('总分取2026年7月、2026年8月、2026年9月各月总分的平均数').waitFor();

  // A total that is missing is no 0, and neither is a personal score.
  await page.getByRole('button', { name: '查看人员：用户服务' }).click();
  const manager = page
    .getByRole('table', { name: '用户服务的人员' })
    .getByRole('row', { name: /马经理/ });
  await manager.waitFor();
  expect((await manager.getByRole('cell').allInnerTexts()).slice(2, 6)).toEqual([
    '80',
    '—',
    '—',
    '—',
  ]);
  await page.getByRole('link', { name: '导入个人得分' }).click();
  await choose(page, '得分.csv', utf8('工号,姓名,个人得分\r\nm1,毛经理,90.55\r\n'));
  await page.getByRole('heading', { name: '2处错误' }).waitFor();
  await choose(page, '得分.csv', utf8('工号,姓名,个人得分\r\nm1,马经理,90.5\r\n'));
  expect(await run(page)).toBe('新增1项，修改0项，不变0项。');

  await freeze(cycles[2] ?? '');
  await page.goto(`${stage.product.url}/hr/payroll/2026-Q3`);
  await page.getByText('没有遗漏').waitFor();
  // (78.40 + 78.32 + 78.40) / 3 = 78.37; × 80 % + 90.5 × 20 % = 80.796.
  await expect.poll(() => figures()).toEqual(['78.40', '78.32', '78.40', '78.37', '1', '1']);
  await page.getByRole('button', { name: '查看人员：用户服务' }).click();
  await manager.waitFor();
  expect((await manager.getByRole('cell').allInnerTexts()).slice(2, 6)).toEqual([
    '80',
    '78.37',
    '90.5',
    '80.80',
  ]);

  const csv = await save(page, '导出CSV：2026年第三季度绩效得分');
  expect(csv.name).toBe('2026年第三季度绩效得分.csv');
  expect(new TextDecoder().decode(csv.bytes)).toMatch(
    /"SV","用户服务","m1","马经理","部门经理",80,78\.37,90\.5,80\.8,/,
  );
  const workbook = await save(page, '导出Excel：2026年第三季度绩效得分');
  expect(workbook.name).toBe('2026年第三季度绩效得分.xlsx');
  expect(cellsOf(workbook.bytes)[1]?.get('I2')).toMatch(/^=/);
  expect(recomputed(workbook.bytes, 0, 'F', 1)).toEqual([7837]);
  expect(recomputed(workbook.bytes, 1, 'I', 1)).toEqual([8080]);

  const client = await stage.staff('m1');
  for (const cycle of cycles) {
    const looks = await client.get<Look[]>(
      `/manager/looks/${cycle}/${ratedDepartments(stage).service}`,
    );
    const ways = looks.filter(({ what }) => what === 'payroll').map(({ how }) => how);
    expect(ways).toEqual(expect.arrayContaining(['view', 'export']));
  }
});
