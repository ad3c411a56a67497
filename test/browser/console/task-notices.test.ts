import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { readEml } from '../../../scripts/setup/outbox-message.ts';
import { type OutboxReceiver, startOutbox } from '../../../scripts/setup/outbox.ts';
import { testSecrets } from '../../support/test-secrets.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';

let stage: Stage;
let outbox: OutboxReceiver;
const folder = mkdtempSync(path.join(tmpdir(), 'niping-notices-'));

beforeAll(async () => {
  outbox = await startOutbox(folder, testSecrets.OUTBOX_KEY);
  stage = await startStage({
    OUTBOX_URL: outbox.url,
    CONSOLE_ORIGIN: 'https://niping.example.com',
  });
});
afterEach(() => stage.leave());
afterAll(async () => {
  await stage.close();
  await outbox.close();
  rmSync(folder, { recursive: true });
});

const messages = () =>
  readdirSync(folder).map((file) => readEml(readFileSync(path.join(folder, file), 'utf8')));

/** Makes it ten o'clock of a working day where the company is, whatever the time is here. */
async function makeItMorning(): Promise<void> {
  const { DB } = stage.product.env;
  const row = await DB.prepare('SELECT unixepoch() AS now').first<{ now: number }>();
  const now = row?.now ?? 0;
  const utcHour = new Date(now * 1000).getUTCHours();
  // No zone is more than twelve hours behind.
  const offset = utcHour <= 22 ? 10 - utcHour : 11;
  const day = new Date((now + offset * 3600) * 1000).toISOString().slice(0, 10);
  await DB.batch([
    // Names of these zones count westwards.
    DB.prepare('UPDATE company SET time_zone = ?1').bind(
      `Etc/GMT${offset >= 0 ? '-' : '+'}${Math.abs(offset)}`,
    ),
    DB.prepare('INSERT INTO company_days (day, working) VALUES (?1, 1)').bind(day),
    DB.prepare("UPDATE people SET email = 'm1@example.com' WHERE number = 'm1'"),
  ]);
}

test('HR switches notices off and on, one lies in the outbox, and its reader turns the next off', async () => {
  const { service } = ratedDepartments(stage);
  await openCycle(stage.company.hr, { kind: 'month', label: '2026-03', departments: [service] });
  await makeItMorning();
  const page = await stage.open('h1', '/hr/company');
  await page.getByRole('link', { name: '待办通知' }).click();
  await page.getByText('邮件放进本机的发件箱').waitFor();
  await page.getByRole('link', { name: '饶总' }).waitFor();

  await page.getByRole('radio', { name: '不发送' }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await stage.product.scheduled();
  expect(messages()).toEqual([]);

  await page.reload();
  await page.getByRole('radio', { name: '不发送', checked: true }).waitFor();
  await page.getByRole('radio', { name: /^发送/ }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect
    .poll(() => stage.company.hr.get('/hr/task-notices'))
    .toMatchObject({ isOn: true, hour: 9 });
  await stage.product.scheduled();
  await stage.product.scheduled();
  const sent = messages();
  expect(sent.map((message) => message?.to)).toEqual(['m1@example.com']);
  expect(sent[0]?.subject).toBe('示例通信有限公司：匿评系统待办事项 / Tasks waiting in Niping');
  expect(sent[0]?.text).toContain('- 待填写的考核表：3项\n');
  expect(sent[0]?.text).toContain('https://niping.example.com/\n');
  await page.reload();
  const days = page.getByRole('region', { name: '发送情况' });
  await expect.poll(() => days.getByRole('row').count()).toBe(2);

  const own = await stage.open('m1', '/account');
  await own.getByRole('button', { name: '不再通知我' }).click();
  await own.getByText('您已关闭待办通知').waitFor();
  await own.getByRole('button', { name: '重新通知我' }).waitFor();
});
