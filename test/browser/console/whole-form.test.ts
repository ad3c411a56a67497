import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import { appraiseSheet } from '../../../scripts/demo/appraise.ts';
import type { Look } from '../../../worker/results/looks-store.ts';
import { readTexts } from '../../support/printed-page.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
import { LONG_LINES, longSheets, rowMarks } from './long-form.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { talliedSurvey } from './survey-windows.ts';

interface Place {
  cycle: string;
  department: string;
}

let stage: Stage;
let place: Place;

/** Nine raters who give 9 for everything: C is 90.0, and what one of them wrote. */
const nines = Array.from({ length: 9 }, (_, i) => ({
  ratings: Array<number>(9).fill(9),
  text: i === 0 ? '三月二日的工单当天办结' : '',
}));

/** Signs both roles of the manager. Returns the fingerprint of what is signed. */
async function signAsManager(of: Place): Promise<string> {
  const manager = await stage.staff('m1');
  const { record } = await manager.post<{ record: { fingerprint: string } }>('/manager/total', of);
  const { fingerprint } = record;
  for (const role of ['filler', 'self_scorer']) {
    await manager.post('/manager/total/sign', { ...of, fingerprint, role });
  }
  return fingerprint;
}

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
  await signAsManager(place);
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
  return (await readTexts(pdf)).map((text) => text.replace(/\s/g, ''));
}

/**
 * The sheets of one copy of two that are printed together, without what stands in their margins.
 * Fails unless each names the copy and its number within it.
 */
function copyOf(pages: readonly string[], i: 0 | 1, keeper: string, form: string): string[] {
  const half = pages.length / 2;
  return pages.slice(i * half, (i + 1) * half).map((text, sheet) => {
    const number = `第${sheet + 1}页，共${half}页`;
    for (const words of [number, keeper, form]) expect(text).toContain(words);
    return text.replace(number, '').replace(keeper, '').replace(form, '');
  });
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
  for (const [i, keeper] of [[0, '部门留存'] as const, [1, '人力资源部留存'] as const]) {
    const copy = copyOf(pages, i, keeper, '用户服务·2026年1月');
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
  const englishPages = await paperOf(reviewer, 'Print');
  const english = englishPages.join('');
  for (const [i, text] of englishPages.entries()) {
    expect(text).toContain(`Page${i + 1}of${englishPages.length}`);
  }
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

/** Where each sheet of the long form begins, and the head that its table has on every page. */
const longParts = {
  职责: { heading: '一、部门职责考核表', head: /职责考核指标/ },
  重关: { heading: '重关指标', head: /(?<!考核)指标权重/ },
  任务: { heading: '二、工作计划考核表', head: /序号计划任务/ },
};

/** A total without a customer score, of sheets with many long lines, signed by all three. */
async function frozenLongForm(): Promise<Place & { fingerprint: string }> {
  const { hr } = stage.company;
  const { service: department } = ratedDepartments(stage);
  const wish = { kind: 'month' as const, label: '2026-02', departments: [department] };
  const cycle = await openCycle(hr, wish);
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department, reason: '本月没有组织客户评价' });
  const [manager, reviewer] = await Promise.all([stage.staff('m1'), stage.staff('r1')]);
  const long = { cycle, department };
  for (const kind of ['duty', 'plan', 'key_indicators'] as const) {
    await appraiseSheet({ ...long, manager, reviewer }, kind, longSheets[kind]);
  }
  const fingerprint = await signAsManager(long);
  const signed = { ...long, fingerprint, withoutCustomerScore: true };
  await reviewer.post('/reviewer/total/sign', signed);
  return { ...long, fingerprint };
}

test('a frozen form of many long lines is printed without a cut row or a heading by itself', async () => {
  const { cycle, department, fingerprint } = await frozenLongForm();
  const page = await stage.open('m1', `/department/print/${cycle}/${department}`);
  await page.getByRole('heading', { name: '一、部门职责考核表' }).waitFor();
  const pages = await paperOf(page, '打印');
  const copy = copyOf(pages, 0, '部门留存', '用户服务·2026年2月');
  expect(copyOf(pages, 1, '人力资源部留存', '用户服务·2026年2月')).toEqual(copy);
  const sheetWith = (words: string) => copy.find((text) => text.includes(words));

  expect(copy[0]).toMatch(/第1版，2\d{3}年\d+月\d+日\d+:\d+冻结.*审核人任总·已确认不含客户评分/);
  expect(copy[0]).toContain('审核分100.00100.00未做评价1.000080.00');
  expect(copy[0]).toContain('职责的权重由30%调整为40.00%');
  for (const [sheet, { heading, head }] of Object.entries(longParts)) {
    const rows = Array.from({ length: LONG_LINES }, (_, i) => rowMarks(sheet, i));
    for (const { first, last } of rows) expect(sheetWith(first)).toContain(last);
    expect(sheetWith(rows[0]?.first ?? '')).toContain(heading);
    expect(sheetWith(rows.at(-1)?.last ?? '')).toContain('得分100.00100.00');
    const bare = copy.filter((text) => head.test(text) && !text.includes(`【${sheet}`));
    expect(bare).toEqual([]);
  }
  expect(sheetWith('【职责1始】')).toMatch(/走访2\.7已完成登记3\.0已完成答复3\.0已完成/);
  expect(sheetWith('签字填表人、自评人和审核人')).toContain(`内容指纹${fingerprint}`);
});
