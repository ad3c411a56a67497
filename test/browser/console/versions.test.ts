import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { defaultScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import { ratedDepartments, type Stage, startStage } from './stage.ts';

let stage: Stage;

interface CycleView {
  cycle: Cycle;
  formVersion: object;
  scoringPolicy: { number: number; revision: number };
}

interface Cycle {
  id: string;
  revision: number;
  departments: string[];
  due: { sheets: number; selfScores: number | null; audit: number | null };
}

beforeAll(async () => {
  stage = await startStage();
  const { service } = ratedDepartments(stage);
  // Version 1 of both is in use from here on.
  await openCycle(stage.company.hr, { kind: 'month', label: '2026-10', departments: [service] });
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const read = (number: number) =>
  stage.company.hr.get<{ revision: number; content: FormVersion }>(`/hr/forms/${number}`);

describe('the form’s versions', () => {
  test('are edited with live weights, compared, and never overwritten silently', async () => {
    const page = await stage.open('h1', '/hr/forms/1');
    await page.getByText('已有考核期使用这一版').waitFor();
    await expect.poll(() => page.getByRole('link', { name: '修改这一版' }).count()).toBe(0);
    await page.getByRole('link', { name: '在此基础上做新版本' }).click();
    await page.getByText('将保存为第2版').waitFor();
    const row = page.getByRole('row').filter({ hasText: '寻求信息' });
    await page.locator('#groups-share-seeks_information').fill('4');
    // 3/9 × 4/6
    await row.getByRole('cell', { name: '2/9', exact: true }).waitFor();
    await row.getByRole('cell', { name: '22.22', exact: true }).waitFor();
    await page.getByText('有2项的最终权重不在').first().waitFor({ state: 'detached' });
    await page.locator('#groups-share-seeks_information').fill('9');
    await row.getByRole('cell', { name: '高于1/4' }).waitFor();
    await page.getByRole('button', { name: '保存这一版' }).click();
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: /寻求信息的最终权重是3\/11/ }).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('groups-share-seeks_information');
    await page.locator('#groups-share-seeks_information').fill('2');
    await page.getByText('九项最终权重合计100%').waitFor();
    await page.getByText('少数情况下不附各项得分').waitFor();
    await page.locator('#groups-guidance-outcome-zh').fill('他们的支持有没有让我们的工作受影响？');
    await page.getByRole('button', { name: '保存这一版' }).click();
    await page.getByRole('heading', { name: '评价表第2版' }).waitFor();
    const { content } = await read(2);
    expect(content.indicatorGroups[0]?.indicators[0]?.weight).toBe(2);
    await showsDifferences();
    await showsConflict();
  });

  /** Compares the two versions field by field, with the changed words marked. */
  async function showsDifferences(): Promise<void> {
    const page = await stage.open('h1', '/hr/forms/compare?from=1&to=2');
    await page.getByRole('row', { name: /寻求信息 · 最终权重.*1\/9.*1\/6/ }).waitFor();
    await page.locator('ins').first().waitFor();
    await page.locator('del').first().waitFor();
    await page.getByLabel('新版本').selectOption('1');
    await page.getByText('两个版本内容相同').waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?from=1&to=1');
  }

  /** Shows what somebody else saved first, and loses nothing that was typed. */
  async function showsConflict(): Promise<void> {
    const page = await stage.open('h1', '/hr/forms/2/change');
    await page.locator('#bands-0-en').fill('Poor');
    const { revision, content } = await read(2);
    await stage.company.hr.put('/hr/forms/2', {
      revision,
      content: { ...content, evidencePolicy: 'none' },
    });
    await page.getByRole('button', { name: '保存这一版' }).click();
    await page.getByText('刚刚保存过这一版').waitFor();
    await page.getByRole('row', { name: /事例要求.*您没有改.*不要求/ }).waitFor();
    await page.getByRole('button', { name: '把我的内容存为第3版' }).click();
    await page.getByRole('heading', { name: '评价表第3版' }).waitFor();
    expect((await read(2)).content.evidencePolicy).toBe('none');
    expect((await read(3)).content).toMatchObject({
      evidencePolicy: 'lowest_and_highest',
      scale: [{ word: { en: 'Poor' } }, {}, {}, {}],
    });
    await page.getByRole('button', { name: '删除这一版' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('评价表第3版');
    await page.getByRole('dialog').getByRole('button', { name: '删除这一版' }).click();
    await page.getByRole('heading', { name: '评价表', exact: true, level: 1 }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: '第3版' }).count()).toBe(0);
    await keepsBoth();
  }

  /** Puts what was typed onto what somebody else saved; in a field of both the own word holds. */
  async function keepsBoth(): Promise<void> {
    const page = await stage.open('h1', '/hr/forms/2/change');
    await page.locator('#bands-0-en').fill('Poor');
    const { revision, content } = await read(2);
    const scale = content.scale.map((band, at) =>
      at === 0 ? { ...band, word: { zh: '很差', en: 'Very poor' } } : band,
    );
    await stage.company.hr.put('/hr/forms/2', { revision, content: { ...content, scale } });
    await page.getByRole('button', { name: '保存这一版' }).click();
    const row = page.locator('.difference').getByRole('row').filter({ hasText: '英文' });
    await row.getByText('Very').waitFor();
    await page.getByRole('button', { name: '保存我的改动' }).click();
    await page.getByRole('heading', { name: '评价表第2版' }).waitFor();
    const saved = (await read(2)).content;
    expect(saved.scale[0]?.word).toEqual({ zh: '很差', en: 'Poor' });
    expect(saved.evidencePolicy).toBe('none');
  }
});

describe('a cycle', () => {
  test('is opened from the last one by a new policy, says who has no survey, and is changed by two', async () => {
    await makesPolicy();
    const page = await stage.open('h1', '/hr/cycles/new');
    await page.getByText('已按上一个考核期（2026年10月）填好').waitFor();
    await expect.poll(() => page.getByLabel('月份').inputValue()).toBe('11');
    await page.getByText(/^已选1个/).waitFor();
    await page.locator('#sheets').fill('2026-11-20');
    await page.locator('#audit').fill('2026-11-19');
    await page.locator('#scoringPolicy').selectOption('2');
    const open = page.getByRole('button', { name: '建立考核期' });
    await open.click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /期限须依次排列/ })
      .waitFor();
    await page.locator('#audit').fill('2026-11-30');
    // Somebody changes the policy that was on offer.
    await stage.company.hr.put('/hr/policies/2', {
      revision: 1,
      content: { ...defaultScoringPolicy, number: 2, customer: 40 },
    });
    await open.click();
    await page.getByText('其他人刚刚改过所选的评价表或计分办法').waitFor();
    await expect.poll(() => page.locator('#audit').inputValue()).toBe('2026-11-30');
    await open.click();
    await page.getByRole('heading', { name: '2026年11月考核' }).waitFor();
    await page.getByRole('row', { name: /填写考核表.*期限2026年11月20日.*0\/3张/ }).waitFor();

    await page.getByRole('button', { name: /不做客户评价/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '记为不做评价' }).click();
    await dialog.getByText('请填写理由').waitFor();
    await dialog.getByLabel('理由').fill('本月没有服务其他部门');
    await dialog.getByRole('button', { name: '记为不做评价' }).click();
    await page.getByText('1个部门没有客户评分').waitFor();
    await page.getByRole('cell', { name: /不做评价.*本月没有服务其他部门/ }).waitFor();

    const frozen = await stage.open('h1', '/hr/policies/2');
    await frozen.getByText('已有考核期使用这一版').waitFor();
    const manager = await stage.open('m1', '/');
    await manager.getByText('期限2026年11月20日').first().waitFor();
    await isChangedByTwo();
  });

  /** Two people change the cycle: the second is shown the difference, and loses nothing. */
  async function isChangedByTwo(): Promise<void> {
    const { service, production } = ratedDepartments(stage);
    const [cycle] = await stage.company.hr.get<Cycle[]>('/hr/cycles');
    const path = `/hr/cycles/${cycle?.id}`;
    const page = await stage.open('h1', `${path}/change`);
    await page.getByLabel('生产中心').check();
    await page.locator('#audit').fill('2026-12-02');
    const { cycle: opened, ...chosen } = await stage.company.hr.get<CycleView>(path);
    const { revision, due } = opened;
    await stage.company.hr.put(path, {
      revision,
      departments: [service],
      formVersion: chosen.formVersion,
      scoringPolicy: {
        number: chosen.scoringPolicy.number,
        revision: chosen.scoringPolicy.revision,
      },
      due: { ...due, selfScores: due.sheets, audit: null },
    });
    await page.getByRole('button', { name: '保存' }).click();
    const rows = page.locator('.difference tbody').getByRole('row');
    await rows.first().waitFor();
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        '参加考核：生产中心是否',
        '自评截止（您没有改）2026-11-20',
        '审核截止2026-12-02无',
      ]);
    await page.getByRole('button', { name: '保存我的改动' }).click();
    await page.getByRole('heading', { name: '2026年11月考核' }).waitFor();
    const [after] = await stage.company.hr.get<Cycle[]>('/hr/cycles');
    expect(after?.departments.toSorted()).toEqual([service, production].toSorted());
    expect(after?.due).toEqual({ ...due, selfScores: due.sheets, audit: 1_796_227_140 });
  }

  /** Makes the second policy; its page tells what it comes to while it is typed. */
  async function makesPolicy(): Promise<void> {
    const page = await stage.open('h1', '/hr/policies/new?from=1');
    await page.getByRole('cell', { name: '76.80' }).waitFor();
    await page.getByText('总分最高为80 × 重关指标值').waitFor();
    await page.getByText('职责（共40%）和工作计划（共40%）').waitFor();
    await page.getByLabel('客户评价', { exact: true }).fill('41');
    await page.getByText('权重合计101%，超过100%').waitFor();
    await page.getByLabel('客户评价', { exact: true }).fill('20');
    await page.getByLabel('折算为百分制').check();
    // 76.8 × 5/4
    await page.getByRole('cell', { name: '96.00' }).waitFor();
    await page.getByRole('button', { name: '保存这一版' }).click();
    await page.getByRole('heading', { name: '计分办法第2版' }).waitFor();
  }
});
