import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { departmentId } from './fake/company.ts';
import { scoreOnlyResult, withheldResult } from './fake/review.ts';
import { pendingTotalView } from './fake/sheets.ts';
import { draftWindow, openWindow, readyWindow, submittedWindow } from './fake/windows.ts';
import type { FakeOptions } from './fake/worker.ts';
import { openConsole } from './open-console.ts';

const atWindow = (body: unknown): FakeOptions => ({
  roles: ['hr'],
  answers: { 'GET /api/hr/windows/window-1': { body } },
});
const hr: FakeOptions = { roles: ['hr'] };
const reviewer: FakeOptions = { roles: ['reviewer'] };
const place = `cycle-2026-10/${departmentId(0)}`;
const result = `/department/results/cycle-2026-09/${departmentId(0)}`;

const pages: readonly [name: string, path: string, options: FakeOptions][] = [
  ['home', '/', { roles: ['reviewer', 'manager', 'hr'] }],
  ['sign-in', '/sign-in#token', hr],
  ['set-up', '/setup', hr],
  ['windows', '/hr/windows', hr],
  ['a new window', '/hr/windows/new', hr],
  ['a draft', '/hr/windows/window-1', atWindow(draftWindow)],
  ['a submitted window', '/hr/windows/window-1', atWindow(submittedWindow)],
  ['a ready window', '/hr/windows/window-1', atWindow(readyWindow)],
  ['an open window', '/hr/windows/window-1', atWindow(openWindow)],
  ['departments', '/hr/departments', hr],
  ['a department', `/hr/departments/${departmentId(0)}`, hr],
  ['people', '/hr/people', hr],
  ['a person', '/hr/people/person-8', hr],
  ['the service map', '/hr/service-map', hr],
  ['cycles', '/hr/cycles', hr],
  ['a new cycle', '/hr/cycles/new', hr],
  ['reviewer’s tasks', '/review/tasks', reviewer],
  ['an approval', '/review/approve/survey-2', reviewer],
  ['an audit', '/review/surveys/survey-9', reviewer],
  ['sheets', '/department/sheets', { roles: ['manager'] }],
  ['a sheet being written', `/department/sheets/${place}/duty`, { roles: ['manager'] }],
  ['a sheet being audited', `/review/sheets/${place}/plan`, reviewer],
  ['a total', `/department/totals/${place}`, { roles: ['manager'] }],
  ['a published result', result, { roles: ['manager'] }],
  [
    'a total that still waits',
    `/department/totals/${place}`,
    { roles: ['manager'], answers: { 'POST /api/manager/total': { body: pendingTotalView } } },
  ],
  [
    'a result without indicators',
    result,
    { roles: ['manager'], answers: { 'POST /api/manager/results': { body: scoreOnlyResult } } },
  ],
  [
    'a withheld result',
    result,
    { roles: ['manager'], answers: { 'POST /api/manager/results': { body: withheldResult } } },
  ],
];

describe('every page of the console', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  const settings = [
    { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  ] as const;

  test.each(pages)(
    '%s has no accessibility fault and fits its screen',
    async (_, path, options) => {
      for (const setting of settings) {
        const { page, faults } = await openConsole(browser, path, options, setting);
        await page.locator('h1').waitFor();
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(setting.viewport.width);
        expect(faults).toEqual([]);
        await page.context().close();
      }
    },
  );
});
