import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Look } from '../../../worker/results/looks-store.ts';
import { readPdf } from '../../support/printed-page.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { talliedSurvey } from './survey-windows.ts';

let stage: Stage;
let place: { cycle: string; department: string };

/** Nine raters who give 9 for everything: C is 90.0, and what one of them wrote. */
const nines = Array.from({ length: 9 }, (_, i) => ({
  ratings: Array<number>(9).fill(9),
  text: i === 0 ? '三月二日的工单当天办结' : '',
}));

/** The form with every signature but the reviewer's. */
beforeAll(async () => {
  stage = await startStage();
  const { cycle, survey } = await talliedSurvey(stage, '2026-01', nines);
  const [manager, reviewer] = await Promise.all([stage.staff('m1'), stage.staff('r1')]);
  await reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation: '用户服务' });
  await appraiseByHand(stage.company, '2026-01', '90.0');
  place = { cycle, department: ratedDepartments(stage).service };
  await manager.post('/manager/measures', {
    ...place,
    about: 'timeliness',
    text: '加急维修单两小时内答复',
    owner: '周明',
    dueOn: '2026-03-01',
  });
  const { record } = await manager.post<{ record: { fingerprint: string } }>(
    '/manager/total',
    place,
  );
  for (const role of ['filler', 'self_scorer']) {
    const { fingerprint } = record;
    await manager.post('/manager/total/sign', { ...place, fingerprint, role });
  }
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** Presses the button and reads the paper that comes of it, page by page without blanks. */
async function paperOf(page: Page, button: string): Promise<string[]> {
  await page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('body[data-printed]').waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (await readPdf(pdf)).map(({ text }) => text.replace(/\s/g, ''));
}

/** Fails unless all of this is there in this order. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at, `${part} after ${text.slice(Math.max(0, from - 20), from)}`).not.toBe(-1);
    from = at + part.length;
  }
}

test('the whole form is printed in both copies, in both languages, and the print is noted', async () => {
  const path = `${place.cycle}/${place.department}`;
  const page = await stage.open('m1', `/department/totals/${path}`);
  await page.getByRole('link', { name: '打印整份考核表' }).click();
  await page.getByRole('heading', { name: '一、部门职责考核表' }).waitFor();
  const pages = await paperOf(page, '打印');
  expect(pages.every((text, i) => text.includes(`${i + 1}/${pages.length}`))).toBe(true);
  const half = pages.length / 2;
  for (const [i, keeper] of ['部门留存', '人力资源部留存'].entries()) {
    const copy = pages.slice(i * half, (i + 1) * half);
    expect(copy[0]).toContain(`${keeper}部门绩效考核表`);
    const text = copy.join('');
    expectInOrder(text, [
      '考核结果',
      '一、部门职责考核表',
      '重关指标',
      '二、工作计划考核表',
      '三、客户评价',
      '四、绩效提高与改进措施',
      '五、附件：评分标准',
      '签字',
    ]);
    expect(text).toContain('自评分100.0096.001.0000审核分100.0096.0090.01.000076.80');
    for (const part of ['技术支持与咨询', '未完成原因：对方', '加急维修单两小时内答复']) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/填表人马经理2\d{3}年.*自评人马经理2\d{3}年.*审核人$/);
    expect(text).not.toContain('三月二日');
  }

  const reviewer = await stage.open('r1', `/review/print/${path}`, { locale: 'en-GB' });
  await reviewer.getByLabel('Copy for HR').check();
  const english = (await paperOf(reviewer, 'Print')).join('');
  expectInOrder(english, [
    'CopyforHR',
    'Departmentalperformanceappraisal',
    '1.Dutyappraisal',
    'planappraisal',
    '3.Customerevaluation',
    '4.Improvementandmeasures',
    '5.Attachment:scoringstandards',
    'Signatures',
  ]);
  expect(english).toContain('100.0096.0090.01.000076.80');
  expect(english).not.toContain('Copyforthedepartment');

  const manager = await stage.staff('m1');
  const looks = await manager.get<Look[]>(`/manager/looks/${path}`);
  const printed = looks.filter(({ how, what }) => how === 'print' && what === 'total');
  expect(printed.map(({ role }) => role)).toEqual(expect.arrayContaining(['manager', 'reviewer']));
});
