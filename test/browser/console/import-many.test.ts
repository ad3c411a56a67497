import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../../survey-ui/console/kit/write-xlsx.ts';
import { choose, drop, type ImportStage, run, save, startImportStage } from './import-scene.ts';
import { loseReply } from './wire.ts';

const count = 5000;
const staff = Array.from({ length: count }, (_, index) => [
  `E${String(index).padStart(5, '0')}`,
  `员工${index}`,
  '工程师',
  `e${index}@example.com`,
]);

describe('an import of five thousand people', () => {
  let stage: ImportStage;
  beforeAll(async () => {
    stage = await startImportStage();
  });
  afterAll(() => stage.close());

  test('survives a lost reply, tells what somebody else changed, and goes out to Excel', async () => {
    const { page, open, hr } = stage;
    const rows = [['工号', '姓名', '职务', '邮箱'], ...staff];
    const file = await writeXlsx([{ name: '员工', rows, headerRows: 1 }]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await open('people');
    await choose(page, '员工.xlsx', bytes);
    await page.getByText('第1–20条，共5,000条').waitFor();
    await page.getByLabel('按编码或名称查找').fill('E04999');
    await page.getByRole('row').filter({ hasText: '员工4999' }).waitFor();

    await loseReply(page, '/api/hr/import/people');
    await page.getByRole('button', { name: /^导入：/ }).click();
    await page.getByText('连不上服务器').waitFor();
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('新增0项，修改0项，不变5,000项').waitFor();

    // What is on its way can be cancelled while nothing has been written.
    await open('people');
    await page.route('**/preview', () => undefined, { times: 1 });
    await choose(page, '员工.xlsx', bytes);
    await page.getByText('正在检查5,000行').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '选择文件' }).waitFor();

    // Somebody else renames one while this file is looked at.
    await drop(page, '改名.csv', `工号,姓名\nE00001,张三\nE00002,李四`);
    await page.getByText('新增0项，修改2项').waitFor();
    const theirs = { header: ['工号', '姓名'], rows: [[2, ['E00001', '王五']]] };
    const wishes = { missing: 'keep', leaveOutUnknownPeople: false };
    const { seen } = await hr.post<{ seen: string }>('/hr/import/people/preview', {
      ...theirs,
      ...wishes,
    });
    await hr.post('/hr/import/people', { ...theirs, ...wishes, seen, confirmation: null });
    await page.getByRole('button', { name: /^导入：/ }).click();
    await page.getByText('您核对期间有人改动了组织资料').waitFor();
    await page.getByRole('row').filter({ hasText: '王五' }).waitFor();
    expect(await run(page)).toBe('新增0项，修改2项，不变0项。');

    // Larger than what the writer and the reader would hand to workers made from text.
    await open('people');
    const saved = await save(page, '导出Excel：人员');
    await choose(page, saved.name, saved.bytes);
    await page.getByText('没有要改的内容').waitFor();
    expect(stage.faults).toEqual([]);
  });
});
