import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCompany, idOf } from '../../../scripts/client/company.ts';
import { windowWithLinks } from '../../../scripts/client/window.ts';
import { demoCompany } from '../../../scripts/demo/company-plan.ts';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { EvidencePolicy } from '../../../shared/form/form-version.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';

const hour = 3600;
const policies = ['lowest_and_highest', 'all', 'extremes', 'none'] as const;
const links = new Map<EvidencePolicy, string>();

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const company = await buildCompany(fetch, product.url, testSecrets.SETUP_CODE, demoCompany);
  const { hr } = company;
  const reviewer = await company.signInAs('A010');
  const departments = [idOf(company.departments, 'YF')];
  const opensAt = Math.floor(Date.now() / 1000) - 60;
  for (const [at, evidencePolicy] of policies.entries()) {
    // Each policy as a version of the form that a cycle uses; the first is there from the start.
    const number = at + 1;
    const content = { ...defaultFormVersion, number, evidencePolicy };
    if (number > 1) await hr.put(`/hr/forms/${number}`, { revision: 0, content });
    const { id: cycle } = await hr.post<{ id: string }>('/hr/cycles', {
      kind: 'month',
      label: `2026-0${number}`,
      departments,
      formVersion: { number, revision: 1 },
    });
    const issued = await windowWithLinks(hr, [reviewer], {
      cycle,
      departments,
      opensAt,
      closesAt: opensAt + hour,
      latestCloseAt: opensAt + 2 * hour,
      graceMinutes: 30,
      threshold: 5,
    });
    links.set(evidencePolicy, issued.links[0]?.link ?? '');
  }
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test.each<[EvidencePolicy, string, string[]]>([
  [
    'lowest_and_highest',
    '请在评得最低和最高的项目中各选一项写下事实',
    ['提供信息：这是评得最低的，请写下事实', '服务结果：这是评得最高的，请写下事实'],
  ],
  [
    'extremes',
    '评到最低一档或最高一档的，请写下事实',
    ['业务指导', '服务结果'].map((name) => `${name}：分数在最低或最高一档，请写下事实`),
  ],
  [
    'all',
    '每一项都请写下评分依据的事实',
    defaultFormVersion.indicatorGroups
      .flatMap(({ indicators }) => indicators)
      .map(({ name }) => `${name.zh}：请写下事实`),
  ],
  ['none', '欢迎在各项下面写出评分依据的事实', []],
])(
  'a form that wants evidence for %s says so and asks for just that',
  async (policy, said, asked) => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(links.get(policy) ?? '');
    await page.getByLabel('我知道了，我会遵守').check();
    await page.getByRole('button', { name: '开始评分' }).click();
    await page.getByText(said).waitFor();
    for (const [at, rating] of [8, 3, 9, 7, 8, 6, 8, 7, 10].entries()) {
      await page.locator(`#choice-${at}-${rating}`).check({ force: true });
    }
    await page.getByRole('button', { name: '去核对' }).click();
    await page.locator('.errors, .reviewed').first().waitFor();
    await expect.poll(() => page.locator('.errors li').allTextContents()).toEqual(asked);
    await context.close();
  },
);
