import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { exactClass, exactScore } from '../story/exact.ts';
import { appraiseByHand } from '../story/story-appraisal.ts';
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

/** From now on cycles are opened with a form that calls two things by other names. */
async function reviseForm(): Promise<void> {
  const form = defaultFormVersion.indicatorGroups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) =>
      indicator.id === 'seeks_information'
        ? { ...indicator, name: { zh: '主动了解情况', en: 'Asks first' } }
        : indicator,
    ),
  }));
  const scale = defaultFormVersion.scale.map((band) => ({
    ...band,
    word: { zh: `评为${band.word.zh}`, en: band.word.en },
  }));
  const content = { ...defaultFormVersion, indicatorGroups: form, scale };
  await stage.product.env.DB.prepare(
    'INSERT INTO form_versions (id, number, content) VALUES (?1, 2, ?2)',
  )
    .bind('revised-form-version2', JSON.stringify(content))
    .run();
}

async function surveyState(survey: string): Promise<unknown> {
  return stage.product.env.DB.prepare('SELECT state FROM surveys WHERE id = ?1')
    .bind(survey)
    .first('state');
}

describe('the reviewer', () => {
  test('reads no evidence before pressing, and each reading is noted', async () => {
    const page = await stage.open('r1', `/review/surveys/${waiting.survey}`);
    const read = page.getByRole('button', { name: '阅读' });
    await read.waitFor();
    const before = (await noted(stage, waiting.survey)).filter((each) => each === 'view_evidence');
    expect(await page.getByText('第1件事例').count()).toBe(0);
    await read.click();
    await page.getByText('第1件事例').waitFor();
    const after = (await noted(stage, waiting.survey)).filter((each) => each === 'view_evidence');
    expect(after).toHaveLength(before.length + 1);
  });

  test('reads evidence under the names of the form that the raters saw', async () => {
    await reviseForm();
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
    expect(await page.getByRole('dialog').count()).toBe(0);
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
    const table = page.locator('.indicator-table');
    const classes = await table.locator('td.cell-number').allInnerTexts();
    expect(classes).toEqual(Array.from({ length: 9 }, (_, j) => exactClass(ballots, j)));
    expect(classes.at(-1)).toBe('≤ 2');
    const drawn = await table
      .locator('.class-bar')
      .evaluateAll((bars) =>
        bars.map((bar) =>
          Number(bar.querySelector('rect[class^="scale"]')?.getAttribute('width') ?? 0),
        ),
      );
    expect(drawn).toEqual(classes.map((text) => (text === '≤ 2' ? 0 : Number(text) * 10)));
    const words = await table.getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(words.at(-1)).toBe('不满意');
  });

  test('leads to a total that says every step with its numbers and its ceiling', async () => {
    const score = exactScore(ballots);
    const total = await appraiseByHand(stage.company, released.label, score);
    const page = await stage.open('m1', `/department/totals/${total.cycle}/${total.department}`);
    await page.getByRole('heading', { name: '用户服务2026年1月总分' }).waitFor();
    const steps = page.getByRole('table', { name: '计算过程' }).getByRole('row');
    expect(await steps.nth(2).getByRole('cell').allInnerTexts()).toEqual([
      '96.00 × 30.00 %',
      '28.80',
    ]);
    expect(await steps.last().textContent()).toContain(total.expected);
    await page.getByText('总分最高为80.00分').waitFor();
    const keys = await page.locator('.chart-key .figures').allInnerTexts();
    expect(keys).toEqual(['30.00', '28.80', (Number(score) / 5).toFixed(2)]);
  });
});
