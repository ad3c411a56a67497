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
    await hr.getByRole('button', { name: '全选', exact: true }).click();
    await hr.getByText('已选2个，共2个').waitFor();
    await hr.getByLabel('开始', { exact: true }).fill(localInput(now - 3600));
    await hr.getByLabel('截止', { exact: true }).fill(localInput(now + 3600));
    await hr.getByLabel('最晚截止').fill(localInput(now + 7200));
    await hr.getByLabel('最少人数').fill('7');
    await hr.getByRole('button', { name: '保存草稿' }).click();

    // Nine raters with a threshold of seven, for two hours.
    await hr.getByText('链接数只比最少人数多不到3个').waitFor();
    await hr.getByText(/从开始到截止只有[01]个工作日/).waitFor();
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
