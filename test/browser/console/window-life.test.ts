import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  issueLinks,
  makeKeys,
  openCycle,
  type WindowView,
} from '../../../scripts/client/window.ts';
import { confirmWith, localInput } from '../story/console-visit.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { noted } from './survey-windows.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const view = (window: string) => stage.company.hr.get<WindowView>(`/hr/windows/${window}`);

describe('a window from its draft to an early close', () => {
  test('is checked, returned, changed by leaving one out, approved, extended and ended', async () => {
    const { service, production } = ratedDepartments(stage);
    const label = '2026-03';
    await openCycle(stage.company.hr, {
      kind: 'month',
      label,
      departments: [service, production],
    });
    const now = Math.floor(Date.now() / 1000);
    const hr = await stage.open('h1', '/hr/windows/new');
    await hr.getByLabel('考核期').selectOption({ label: '2026年3月' });
    await hr.getByRole('button', { name: '全选这2个' }).click();
    await hr.getByText('已选2个部门').waitFor();
    await hr.getByLabel('开始', { exact: true }).fill(localInput(now - 3600));
    await hr.getByLabel('截止', { exact: true }).fill(localInput(now + 3600));
    await hr.getByLabel('最晚截止').fill(localInput(now + 7200));
    await hr.getByLabel('最少人数').fill('7');
    await hr.getByRole('button', { name: '保存草稿' }).click();

    // Nine raters with a threshold of seven, for two hours, which may be those around midnight.
    await hr.getByText('链接数只比最少人数多不到3个').waitFor();
    await hr.getByText(/从开始到截止只有[012]个工作日/).waitFor();
    await hr.getByText('请您提交批准。').waitFor();
    const window = new URL(hr.url()).pathname.split('/').at(-1) ?? '';
    await hr.getByRole('button', { name: '提交批准' }).click();
    await hr.getByText('等待审核人批准：任总（2个部门）').waitFor();

    const reviewer = await stage.open('r1', '/review/tasks');
    await reviewer.getByRole('link', { name: '用户服务', exact: true }).click();
    await reviewer.getByText('链接数只比最少人数多不到3个').waitFor();
    await reviewer.getByText('该部门还没有做过客户评价').waitFor();
    await reviewer.getByRole('button', { name: '退回' }).click();
    const returning = reviewer.getByRole('dialog');
    await returning.getByLabel('退回理由').fill('余量太小');
    await returning.getByRole('button', { name: '退回' }).click();
    await reviewer.getByRole('heading', { name: '待办', level: 1 }).waitFor();

    await hr.reload();
    await hr.getByText('退回理由：余量太小').waitFor();
    await hr.getByRole('button', { name: '本次不评用户服务？' }).click();
    await hr.getByRole('dialog').getByRole('button', { name: '不评该部门' }).click();
    await hr.getByText('等待审核人批准：任总（1个部门）').waitFor();

    await reviewer.goto(`${stage.product.url}/review/approvals/${window}`);
    await reviewer.getByRole('button', { name: '全选可批准的' }).click();
    await reviewer.getByRole('button', { name: '批准所选的1个部门' }).click();
    await reviewer.getByRole('heading', { name: '待办', level: 1 }).waitFor();
    expect((await view(window)).state).toBe('approved');

    await makeKeys(stage.company.hr, window);
    await issueLinks(stage.company.hr, window);
    await hr.reload();
    await hr.getByRole('heading', { name: '提醒全体' }).waitFor();
    await hr.getByLabel('提醒文字').fill('明天截止，请抓紧。');
    await hr.getByRole('button', { name: '恢复原文' }).waitFor();
    await hr.getByRole('button', { name: '延长截止时间' }).click();
    const extending = hr.getByRole('dialog');
    await extending.getByLabel('新的截止时间').fill(localInput(now + 7200));
    await extending.getByRole('button', { name: '延长截止时间' }).click();
    await extending.waitFor({ state: 'hidden' });

    await hr.getByRole('button', { name: '申请提前截止' }).click();
    await hr.getByRole('dialog').getByLabel('理由').fill('已经全部评完');
    await hr.getByRole('dialog').getByLabel(`请输入“${label}”确认`).fill(label);
    await hr.getByRole('dialog').getByRole('button', { name: '提出申请' }).click();
    await hr.getByRole('cell', { name: '等待批准' }).waitFor();
    await reviewer.goto(`${stage.product.url}/review/tasks`);
    await reviewer.getByRole('button', { name: '同意', exact: true }).click();
    await confirmWith(reviewer, label, '同意');
    await hr.reload();
    await hr
      .getByText(/已截止/)
      .first()
      .waitFor();
    expect(await noted(stage, window)).toEqual([
      'create_window',
      'submit_window',
      'take_out_survey',
      'prepare_keys',
      'freeze_manifest',
      'make_links',
      'issue_links',
      'extend_window',
      'request_early_close',
      'approve_early_close',
      'close_early',
    ]);
  });
});
/** Departments below one, more than a page of the picker holds, all of them in a cycle of their own. */
async function addMany({ product, company }: Stage, count: number, label: string) {
  const { hr } = company;
  const add = (code: string, name: string, parent: string | null) =>
    hr.post<{ id: string }>('/hr/departments', { code, name, raterLinks: 0, parent });
  const above = await add('N', '新能源事业部', null);
  await product.env.DB.prepare(
    `INSERT INTO departments (id, code, name, rater_links, parent_id, revision)
     SELECT printf('%021d', value), printf('N%03d', value), printf('第%d车间', value), 0, ?1, 1
     FROM json_each(?2)`,
  )
    .bind(above.id, JSON.stringify(Array.from({ length: count }, (_, at) => at + 1)))
    .run();
  const { ids } = await hr.get<{ ids: string[] }>('/hr/departments/ids');
  await openCycle(hr, { kind: 'month', label, departments: ids });
  return { below: count + 1, all: ids.length };
}

describe('departments out of many', () => {
  test('are chosen by page, by text, by the department above, and kept while others are listed', async () => {
    const { below, all } = await addMany(stage, 60, '2025-07');
    const page = await stage.open('h1', '/hr/windows/new');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.getByLabel('考核期').selectOption({ label: '2025年7月' });
    await page.getByText(`第1页，共${Math.ceil(all / 24)}页`).waitFor();
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText(`第2页，共${Math.ceil(all / 24)}页`).waitFor();
    await page.getByLabel('第20车间').check();
    await page.getByLabel('按名称或编号查找').fill('第6');
    await page.getByRole('button', { name: '全选这2个' }).click();
    await page.getByText('已选3个部门').waitFor();
    // Looking for something does not send the form.
    await page.getByLabel('按名称或编号查找').fill('车间');
    await page.getByLabel('按名称或编号查找').press('Enter');
    await page.getByRole('button', { name: '全选这60个' }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await page.getByLabel('按名称或编号查找').fill('');
    await page.getByRole('combobox', { name: '上级部门' }).fill('新能源');
    await page.getByRole('option', { name: /新能源事业部/ }).click();
    await page.getByRole('button', { name: `全选这${below}个` }).click();
    await page.getByText(`已选${below}个部门`).waitFor();
    await page.getByLabel('第7车间').uncheck();
    await page.getByText(`已选${below - 1}个部门`).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('请您先改正检查中不符合要求的地方。').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const plan = await stage.company.hr.get<{ departments: string[] }>(`/hr/windows/${id}/plan`);
    expect(plan.departments).toHaveLength(below - 1);
    expect(plan.departments).not.toContain('7'.padStart(21, '0'));
  });
});
