import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
  await signInWithRole(stage.company, 'auditor');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('HR narrows the log by action, checks every entry, and is offered no looks at results', async () => {
  const page = await stage.open('h1', '/audit/log');
  await page.getByRole('heading', { name: '操作日志' }).waitFor();
  const part = page.getByLabel('类别');
  await expect
    .poll(() => part.getByRole('option').allTextContents())
    .toEqual(['客户评价', '组织与考核']);
  await part.selectOption({ label: '组织与考核' });
  await page.getByLabel('操作', { exact: true }).selectOption({ label: '设置角色' });
  const entries = page.getByRole('region', { name: '操作日志' });
  await expect.poll(() => entries.getByRole('row').count()).toBe(2);
  await entries.getByText('申审计').waitFor();
  await page.getByRole('button', { name: '逐条核对' }).click();
  await page.getByText('全部核对无误').waitFor();
});

test('a log that was cut off is shown, and goes on after HR and the auditor have said so', async () => {
  const { DB } = stage.product.env;
  await DB.batch([
    DB.prepare('DROP TRIGGER audit_entries_never_go'),
    // The last entry alone: it is that a sign-in link was made.
    DB.prepare(`DELETE FROM audit_log WHERE chain = 'appraisals' AND seq =
      (SELECT max(seq) FROM audit_log WHERE chain = 'appraisals')`),
  ]);
  await stage.product.scheduled();
  for (const number of ['h1', 'auditor']) {
    const page = await stage.open(number, '/audit/log');
    await page.getByText('在两人确认之前').waitFor();
    await page.getByRole('button', { name: '确认已查明' }).click();
    await page.getByLabel('已查明').fill('已查明');
    await page.getByRole('dialog').getByRole('button', { name: '确认已查明' }).click();
    await page.getByText(number === 'h1' ? '还需另一人确认' : '以往的不一致').waitFor();
  }
});
