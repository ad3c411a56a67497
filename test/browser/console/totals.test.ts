import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { appraiseSheet } from '../../../scripts/demo/appraise.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
import { keysOf, typeDay } from './keyboard.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';

let stage: Stage;
let path: string;

beforeAll(async () => {
  stage = await startStage();
  const { service } = ratedDepartments(stage);
  const { hr } = stage.company;
  const departments = [service];
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-05', departments });
  const reason = '本月没有组织客户评价';
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department: service, reason });
  await appraiseByHand(stage.company, '2026-05', '0.0');
  path = `/totals/${cycle}/${service}`;
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('a total is signed by three, frozen, computed again in the browser, objected to and corrected', async () => {
  const manager = await stage.open('m1', '/');
  await manager.getByRole('link', { name: '签署用户服务2026年5月的总分' }).click();
  for (const role of ['填表人', '自评人']) {
    await manager.getByRole('button', { name: `以${role}身份签字` }).click();
    // By the keyboard alone: the dialog has the focus, and its button is the next one.
    await manager
      .getByRole('dialog')
      .getByRole('button', { name: `以${role}身份签字` })
      .focus();
    await manager.keyboard.press('Enter');
    await manager.getByRole('row', { name: new RegExp(`${role}.*有效`) }).waitFor();
  }

  const reviewer = await stage.open('r1', `/review${path}`);
  await reviewer.getByRole('button', { name: '以审核人身份签字' }).click();
  const dialog = reviewer.getByRole('dialog');
  await dialog.getByText('这是最后一个签字').waitFor();
  await dialog.getByRole('button', { name: '以审核人身份签字' }).click();
  await dialog.getByText('请先勾选确认').waitFor();
  await dialog.getByLabel('我知道本次总分不含客户评分').check();
  await dialog.getByRole('button', { name: '以审核人身份签字' }).click();
  await reviewer.getByText('已冻结').first().waitFor();

  await manager.reload();
  await manager.getByRole('button', { name: '重新计算' }).click();
  await manager.getByText('重新计算得78.40分，与冻结的数字一致').waitFor();
  await manager.getByRole('button', { name: '提出申诉' }).click();
  const objecting = manager.getByRole('dialog');
  await objecting.getByRole('button', { name: '提出申诉' }).click();
  await objecting.getByText('请写明理由').waitFor();
  await objecting.getByLabel('申诉理由').fill('两起投诉属于同一件事');
  // What was typed is there again after the tab was loaded anew, here and below.
  await manager.reload();
  await manager.getByRole('button', { name: '提出申诉' }).click();
  await expect
    .poll(() => objecting.getByLabel('申诉理由').inputValue())
    .toBe('两起投诉属于同一件事');
  await objecting.getByRole('button', { name: '提出申诉' }).click();
  await manager.getByText('等待审核人答复').waitFor();

  await reviewer.goto(`${stage.product.url}/`);
  await reviewer.getByRole('link', { name: '答复对用户服务2026年5月总分的申诉' }).click();
  await reviewer.getByLabel('申诉成立').check();
  await reviewer.getByLabel('答复', { exact: true }).fill('属实，按一起计算');
  await reviewer.reload();
  await reviewer.getByText('两起投诉属于同一件事').waitFor();
  await expect.poll(() => reviewer.getByLabel('申诉成立').isChecked()).toBe(true);
  await expect
    .poll(() => reviewer.getByLabel('答复', { exact: true }).inputValue())
    .toBe('属实，按一起计算');
  await reviewer.getByRole('button', { name: '答复申诉' }).click();
  await reviewer.getByText('第2版正在更正').waitFor();
  await expect.poll(() => reviewer.getByRole('row', { name: /填表人.*未签字/ }).count()).toBe(1);
});

test('measures and looks back survive a reload while they are written, and meet others’ changes', async () => {
  const { service } = ratedDepartments(stage);
  const wish = { kind: 'month' as const, label: '2026-06', departments: [service] };
  const next = await openCycle(stage.company.hr, wish);
  const client = await stage.staff('m1');
  const page = await stage.open('m1', `/department/measures/${path.slice('/totals/'.length)}`);
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field('针对').selectOption({ label: '服务及时' });
  await field('措施').fill('加急维修单两小时内答复');
  await page.reload();
  await expect.poll(() => field('措施').inputValue()).toBe('加急维修单两小时内答复');
  await field('责任人').fill('周明');
  await field('完成日期').fill('2026-06-30');
  await page.getByRole('button', { name: '增加措施' }).click();
  await page.getByRole('row', { name: /服务及时.*周明/ }).waitFor();
  await expect.poll(() => field('措施').inputValue()).toBe('');

  await page.getByRole('button', { name: '修改服务及时的措施' }).click();
  await field('措施').fill('加急维修单一小时内答复');
  const place = { cycle: path.split('/')[2] ?? '', department: service };
  const { measures } = await client.get<{ measures: { id: string }[] }>(
    `/manager/measures/${place.cycle}/${service}`,
  );
  const id = measures[0]?.id ?? '';
  await client.put(`/manager/measures/${id}`, {
    about: 'timeliness',
    text: '加急维修单两小时内答复',
    owner: '李小芳',
    dueOn: '2026-06-30',
    state: 'under_way',
    revision: 1,
  });
  await page.reload();
  await expect.poll(() => field('措施').inputValue()).toBe('加急维修单一小时内答复');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '保存我的改动' }).click();
  await page.getByRole('row', { name: /一小时内答复.*李小芳.*进行中/ }).waitFor();

  await page.goto(`${stage.product.url}/department/measures/${next}/${service}`);
  await page.getByRole('button', { name: '回顾服务及时的措施' }).click();
  await field('效果如何').fill('九成在一小时内答复');
  await page.reload();
  await expect.poll(() => field('效果如何').inputValue()).toBe('九成在一小时内答复');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await field('效果如何').waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /九成在一小时内答复/ }).waitFor();
  await page.reload();
  await page.getByRole('row', { name: /九成在一小时内答复/ }).waitFor();
  await expect.poll(() => field('效果如何').count()).toBe(0);
});

test('a department is appraised by the keyboard alone: entered, submitted, approved, audited, signed', async () => {
  const { service: department } = ratedDepartments(stage);
  const { hr } = stage.company;
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-04', departments: [department] });
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department, reason: '本月没有组织客户评价' });
  const clients = { manager: await stage.staff('m1'), reviewer: await stage.staff('r1') };
  // The plan has every step that the other two sheets have, and approval besides.
  const self = { kind: 'score' as const, tenths: 900 };
  const line = { title: '售后服务', standard: '', completion: '', weight: 1000, self };
  const duty = { indicators: [{ ...line, subIndicators: [] }] };
  await appraiseSheet({ cycle, department, ...clients }, 'duty', duty);
  const key = { keyIndicators: [line] };
  await appraiseSheet({ cycle, department, ...clients }, 'key_indicators', key);

  const [manager, reviewer] = [await stage.open('m1', '/'), await stage.open('r1', '/')];
  const [own, other] = [keysOf(manager), keysOf(reviewer)];
  const go = (page: typeof manager, area: string) =>
    page.goto(`${stage.product.url}/${area}/${cycle}/${department}`);
  const plan = (page: typeof manager, side: 'department' | 'review') =>
    page.goto(`${stage.product.url}/${side}/sheets/${cycle}/${department}/plan`);

  await plan(manager, 'department');
  await own.type(manager.locator('#title-n0'), '巡检');
  await own.type(manager.locator('#weight-n0'), '100');
  for (const [field, day] of [
    ['#from-n0', '2026-04-01'],
    ['#to-n0', '2026-04-30'],
  ] as const) {
    await own.reach(manager.locator(field));
    await typeDay(manager, manager.locator(field), day);
  }
  await own.type(manager.locator('#expectedEffect-n0'), '名单齐全');
  await own.confirm('提交计划');
  await manager.getByText('计划等审核人批准').waitFor();

  await plan(reviewer, 'review');
  await other.type(reviewer.getByLabel('意见'), '支撑年度目标');
  await other.press('批准计划');
  await reviewer.getByText('计划正在执行').first().waitFor();
  await plan(manager, 'department');
  await own.type(manager.locator('#completion-e0'), '已完成');
  await own.type(manager.locator('#points-e0'), '100');
  await own.confirm('提交自评');
  await manager.getByText('已提交', { exact: true }).waitFor();

  await plan(reviewer, 'review');
  await other.type(reviewer.getByLabel('1 审核评分', { exact: true }), '90');
  await other.confirm('完成审核');
  await reviewer.getByText('已完成审核').waitFor();

  await go(manager, 'department/totals');
  for (const role of ['填表人', '自评人']) {
    await own.confirm(`以${role}身份签字`);
    await manager.getByRole('row', { name: new RegExp(`${role}.*有效`) }).waitFor();
  }
  await go(reviewer, 'review/totals');
  await other.press('以审核人身份签字');
  const dialog = reviewer.getByRole('dialog');
  await other.reach(dialog.getByLabel('我知道本次总分不含客户评分'));
  await reviewer.keyboard.press('Space');
  await other.reach(dialog.getByRole('button', { name: '以审核人身份签字' }));
  await reviewer.keyboard.press('Enter');
  await reviewer.getByText('已冻结').first().waitFor();
  // 90 × 40 % twice, × 0.9.
  await reviewer.getByText('64.80', { exact: true }).first().waitFor();
});
