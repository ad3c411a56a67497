import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
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
  await objecting.getByRole('button', { name: '提出申诉' }).click();
  await manager.getByText('等待审核人答复').waitFor();

  await reviewer.goto(`${stage.product.url}/`);
  await reviewer.getByRole('link', { name: '答复对用户服务2026年5月总分的申诉' }).click();
  await reviewer.getByLabel('申诉成立').check();
  await reviewer.getByLabel('答复', { exact: true }).fill('属实，按一起计算');
  await reviewer.getByRole('button', { name: '答复申诉' }).click();
  await reviewer.getByText('第2版正在更正').waitFor();
  await expect.poll(() => reviewer.getByRole('row', { name: /填表人.*未签字/ }).count()).toBe(1);
});
