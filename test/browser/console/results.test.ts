import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { exactClass, exactScore } from '../story/exact.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
import { reviseForm } from './revised-form.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';
import { type Answers, noted, talliedSurvey, type StageWindow } from './survey-windows.ts';

let stage: Stage;
let released: StageWindow & { survey: string };
let waiting: StageWindow & { survey: string };

/** Nine raters, the last indicator low; no figure here may be left out by the disclosure rule. */
const nine: Answers[] = Array.from({ length: 9 }, (_, rater) => ({
  ratings: [0, 1, 2, 3, 4, 5, 6, 7].map((j) => 5 + ((rater + j) % 4)).concat(1 + (rater % 3)),
  text: `第${rater + 1}件事例`,
}));
const ballots = nine.map(({ ratings }) => ratings);

beforeAll(async () => {
  stage = await startStage();
  released = await talliedSurvey(stage, '2026-01', nine);
  const reviewer = await stage.staff('r1');
  await reviewer.post(`/reviewer/surveys/${released.survey}/release`, { confirmation: '用户服务' });
  waiting = await talliedSurvey(stage, '2026-02', nine.slice(0, 5));
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

async function surveyState(survey: string): Promise<unknown> {
  return stage.product.env.DB.prepare('SELECT state FROM surveys WHERE id = ?1')
    .bind(survey)
    .first('state');
}

/** A survey of the same nine, released with these words to the manager. */
async function releasedLater(label: string, summary: string | null) {
  const made = await talliedSurvey(stage, label, nine);
  const reviewer = await stage.staff('r1');
  const body = { confirmation: '用户服务', summary };
  await reviewer.post(`/reviewer/surveys/${made.survey}/release`, body);
  return made;
}

const openEvidence = async (survey: string) => {
  const page = await stage.open('r1', `/review/surveys/${survey}`);
  await page.getByRole('button', { name: '阅读' }).click();
  await page.getByRole('region', { name: '筛选' }).waitFor();
  return page;
};

describe('the reviewer', () => {
  test('filters, finds and marks what is on the page, without asking anybody', async () => {
    const page = await openEvidence(waiting.survey);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const texts = page.locator('.quoted');
    await expect.poll(() => texts.count()).toBe(5);
    await page.getByLabel('查找文字').fill('第3件');
    await expect.poll(() => texts.allInnerTexts()).toEqual(['第3件事例']);
    await page.getByRole('button', { name: '标记' }).click();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByLabel('我标记的').check();
    await expect.poll(() => texts.allInnerTexts()).toEqual(['第3件事例']);
    await page.getByLabel('1至2分').check();
    await page.getByText('没有符合条件的内容').waitFor();
    expect(asked).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '已标记' }).waitFor();
  });

  test('is warned of words in a summary that repeat evidence or name somebody', async () => {
    const { survey, cycle } = await talliedSurvey(stage, '2026-07', [
      { ratings: Array<number>(9).fill(3), text: '报修以后等了两天才有人来看' },
      ...nine.slice(0, 4),
    ]);
    const page = await openEvidence(survey);
    const summary = page.getByLabel('写给部门经理的话');
    await summary.fill('有人说报修以后，等了两天才有人来。');
    await page.getByText('这里照抄了理由原文').waitFor();
    await summary.fill('请小王经理注意响应速度。');
    await page.getByText('请改写：').waitFor();
    await expect.poll(() => page.getByText('这里照抄了理由原文').count()).toBe(0);
    await summary.fill('响应速度要提高，处理后请回访。');
    await page.getByRole('button', { name: '认可并发布' }).click();
    await page.getByText('发布内容包括您写给部门经理的话').waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill('用户服务');
    await page.getByRole('dialog').getByRole('textbox').press('Enter');
    await page.getByText('结果已发布').first().waitFor();
    const manager = await stage.staff('m1');
    const { result } = await manager.post<{ result: { summary: string } }>('/manager/results', {
      cycle,
      department: ratedDepartments(stage).service,
      purpose: 'view',
    });
    expect(result.summary).toBe('响应速度要提高，处理后请回访。');
  });

  test('releases several accepted surveys with one typed confirmation', async () => {
    const first = await talliedSurvey(stage, '2026-08', nine.slice(0, 5));
    const second = await talliedSurvey(stage, '2026-09', nine.slice(0, 5));
    const page = await openEvidence(first.survey);
    const accept = async () => {
      await page.getByRole('button', { name: '认可，稍后一起发布' }).click();
      await page.getByRole('link', { name: '待办', exact: true }).first().click();
      await page.getByRole('heading', { name: '一起发布' }).waitFor();
    };
    await accept();
    const link = page.locator(`a[href="/review/surveys/${second.survey}"]`).first();
    await link.click();
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByLabel('写给部门经理的话').fill('继续保持。');
    await accept();
    await page.getByRole('button', { name: '发布所选的2个部门' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('发布2个部门');
    await dialog.getByRole('textbox').press('Enter');
    await page.getByText('已发布2个部门的结果').waitFor();
    expect(await surveyState(first.survey)).toBe('published');
    expect(await surveyState(second.survey)).toBe('published');
    const kept = await page.evaluate(() => Object.keys(sessionStorage));
    expect(kept.filter((key) => key.includes(first.survey) || key.includes(second.survey))).toEqual(
      [],
    );
  });

  test('reads no evidence before pressing, and each reading is noted', async () => {
    const page = await stage.open('r1', `/review/surveys/${waiting.survey}`);
    const read = page.getByRole('button', { name: '阅读' });
    await read.waitFor();
    const before = (await noted(stage, waiting.survey)).filter((each) => each === 'view_evidence');
    await expect.poll(() => page.getByText('第1件事例').count()).toBe(0);
    await read.click();
    await page.getByText('第1件事例').waitFor();
    const after = (await noted(stage, waiting.survey)).filter((each) => each === 'view_evidence');
    expect(after).toHaveLength(before.length + 1);
  });

  test('reads evidence under the names of the form that the raters saw', async () => {
    await reviseForm(stage);
    const { survey } = await talliedSurvey(stage, '2026-05', nine.slice(0, 5));
    const page = await stage.open('r1', `/review/surveys/${survey}`);
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('heading', { name: /^主动了解情况/ }).waitFor();
    const fact = page.getByRole('row').filter({ hasText: '第1件事例' });
    await fact.getByText('评为需较大改进').waitFor();
  });

  test('releases a result only by typing the department’s name', async () => {
    const { survey } = await talliedSurvey(stage, '2026-03', nine.slice(0, 5));
    const page = await stage.open('r1', `/review/surveys/${survey}`);
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '认可并发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '认可并发布' }).click();
    await dialog.getByText('输入的内容不一致').waitFor();
    expect(await surveyState(survey)).toBe('tallied');
    await dialog.getByRole('textbox').fill('用户服务');
    await dialog.getByRole('textbox').press('Enter');
    await page.getByText('结果已发布').first().waitFor();
    expect(await surveyState(survey)).toBe('published');
  });

  test('leaves a void by Escape without doing anything', async () => {
    const page = await stage.open('r1', `/review/surveys/${waiting.survey}`);
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '作废' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await surveyState(waiting.survey)).toBe('tallied');
  });

  test('voids a survey as a whole, with a reason, and its manager sees that it is void', async () => {
    const { survey, cycle } = await talliedSurvey(stage, '2026-04', nine.slice(0, 5));
    const page = await stage.open('r1', `/review/surveys/${survey}`);
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '作废' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('作废理由').fill('评价期间该部门并未提供服务');
    await dialog.getByRole('textbox').last().fill('用户服务');
    await dialog.getByRole('button', { name: '作废' }).click();
    await page.getByText('这次评价已作废').waitFor();
    const { service } = ratedDepartments(stage);
    const manager = await stage.open('m1', `/department/results/${cycle}/${service}`);
    await manager.getByText('本次评价已作废').waitFor();
  });
});

describe('a published result', () => {
  test('says in text every figure that its chart draws, open ends as such', async () => {
    const { service } = ratedDepartments(stage);
    const page = await stage.open('m1', `/department/results/${released.cycle}/${service}`);
    await page.getByRole('heading', { name: '用户服务2026年1月客户评价结果' }).waitFor();
    await page.getByText(exactScore(ballots)).first().waitFor();
    const groups = page.locator('.level-group');
    const classes = await groups.locator('td.cell-number').allInnerTexts();
    expect(classes).toEqual(Array.from({ length: 9 }, (_, j) => exactClass(ballots, j)));
    expect(classes.at(-1)).toBe('≤ 2');
    // Each chart says the figure in text, and fills as many steps as lie up to it.
    await expect.poll(() => groups.locator('.chart-value').allTextContents()).toEqual(classes);
    const filled = await groups
      .locator('.group-chart g')
      .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('[data-filled]').length));
    const stepsUpTo = (text: string) =>
      text === '≤ 2' ? 1 : text === '≥ 9' ? 8 : Number(text) - 1;
    expect(filled).toEqual(classes.map(stepsUpTo));
    const words = await groups.last().getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(words.at(-1)).toBe('不满意');
  });

  test('74: has the same figures on the screen, on paper and in the file, each noted', async () => {
    const { service } = ratedDepartments(stage);
    const path = `/department/results/${released.cycle}/${service}`;
    const page = await stage.open('m1', path);
    await page.locator('.level-group').first().waitFor();
    const figures = () =>
      page.evaluate(() =>
        ['.figure-big', '.level-group td', '.fact .code'].map((selector) =>
          [...document.querySelectorAll(selector)].map((each) => each.textContent),
        ),
      );
    const onScreen = await figures();

    const since = (await noted(stage, service)).length;
    await page.evaluate(() => {
      Object.assign(globalThis, { print: () => document.body.setAttribute('data-printed', 'yes') });
    });
    await page.getByRole('button', { name: '打印' }).click();
    await page.locator('body[data-printed]').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    expect(await figures()).toEqual(onScreen);
    await expect.poll(() => page.locator('.watermark').textContent()).toMatch(/^马经理 20\d\d年/u);
    await expect.poll(() => page.locator('.side').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    const [[score = ''] = [], cells = [], [mark = ''] = []] = onScreen;
    const lines = csv.replaceAll('"', '').split('\r\n');
    expect(lines.some((line) => line.includes('客户评分') && line.includes(score))).toBe(true);
    const levels = lines.filter((line) => line.includes(' · ')).map((line) => line.split(',')[1]);
    const shown = Array.from({ length: 9 }, (_, j) => `${cells[2 * j]} ${cells[2 * j + 1]}`);
    expect(levels).toEqual(shown);
    expect(lines.some((line) => line.includes(mark))).toBe(true);
    await expect
      .poll(async () => (await noted(stage, service)).slice(since))
      .toEqual(['print_result', 'export_result']);

    await page.getByRole('link', { name: '谁看过本部门的结果' }).click();
    await page.getByRole('table', { name: '谁看过本部门的结果' }).waitFor();
    const rows = page.getByRole('row');
    const row = async (nth: number) => rows.nth(nth).getByRole('cell').allInnerTexts();
    expect((await row(1)).slice(0, 3)).toEqual(['本部门', '导出', '客户评价结果']);
    expect((await row(2)).slice(0, 3)).toEqual(['本部门', '打印', '客户评价结果']);
  });

  test('stands in the trend, which draws what its table says and marks another form', async () => {
    const { service } = ratedDepartments(stage);
    const later = await releasedLater('2026-06', null);
    const page = await stage.open('m1', `/department/results/${later.cycle}/${service}`);
    const table = page.getByRole('table', { name: '历次客户评分' });
    await table.waitFor();
    const scores = await table.locator('td.cell-number').allInnerTexts();
    const drawn = await page.locator('.trend-figure').allTextContents();
    expect(drawn).toEqual(scores.filter((text) => text !== '—').toReversed());
    const gaps = scores.filter((text) => text === '—').length;
    await expect.poll(() => page.locator('.trend-gap').count()).toBe(gaps);
    const changes = await table.getByText('不宜直接比较').count();
    await expect.poll(() => page.locator('[data-form-change]').count()).toBe(changes);
  });

  test('leads to a total that says every step with its numbers and its ceiling', async () => {
    const score = exactScore(ballots);
    const total = await appraiseByHand(stage.company, released.label, score);
    const page = await stage.open('m1', `/department/totals/${total.cycle}/${total.department}`);
    await page.getByRole('heading', { name: '用户服务2026年1月总分' }).waitFor();
    const steps = page.getByRole('table', { name: '计算过程' }).getByRole('row');
    await expect
      .poll(() => steps.nth(2).getByRole('cell').allInnerTexts())
      .toEqual(['96.00 × 30.00 %', '28.80']);
    await expect.poll(() => steps.last().textContent()).toContain(total.expected);
    await page.getByText('总分最高为80.00分').waitFor();
    const keys = await page.locator('.chart-key .figures').allInnerTexts();
    expect(keys).toEqual(['30.00', '28.80', (Number(score) / 5).toFixed(2)]);
  });
});
