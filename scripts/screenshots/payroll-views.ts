import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

/** A month of the scene in which one department has signed, and corrects what it signed. */
const period = '2025-04';

function payroll(name: string, path: string, then?: (page: Page) => Promise<void>): View {
  return {
    name: `hr-${name}`,
    viewer: 'hr',
    show: async (page: Page, scene: Scene) => {
      await page.goto(scene.url + path);
      await page.locator('h1').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await then?.(page);
    },
  };
}

async function showPeople(page: Page): Promise<void> {
  await page.locator('td.cell-action button').first().click();
  await page.locator('table').nth(1).waitFor();
}

/** Performance scores: the periods, one of them, the people of a department, and the import. */
export const payrollViews: readonly View[] = [
  payroll('payroll', '/hr/payroll'),
  payroll('payroll-period', `/hr/payroll/${period}`),
  payroll('payroll-people', `/hr/payroll/${period}`, showPeople),
  payroll('payroll-import', `/hr/import/personal-scores/${period}`),
];
