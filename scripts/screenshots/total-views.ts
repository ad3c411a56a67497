import type { Page } from 'playwright-core';
import { idOf } from '../client/company.ts';
import type { Scene } from './scene.ts';
import type { TotalName } from './scene-totals.ts';
import type { View } from './view.ts';

const areas = { manager: '/department', reviewer: '/review' } as const;

/** The total of 用户服务 as one of its two people sees it, perhaps after a step on the page. */
function total(
  viewer: keyof typeof areas,
  name: TotalName,
  then?: (page: Page) => Promise<void>,
): View {
  return {
    name: `${viewer}-total-${name}`,
    viewer,
    show: async (page: Page, scene: Scene) => {
      const department = idOf(scene.company.departments, 'YF');
      await page.goto(`${scene.url}${areas[viewer]}/totals/${scene.totals[name]}/${department}`);
      await page.locator('h2').first().waitFor();
      await then?.(page);
    },
  };
}

/** The whole form of 用户服务 before it is printed. */
function wholeForm(viewer: keyof typeof areas, name: TotalName): View {
  return {
    name: `${viewer}-whole-form-${name}`,
    viewer,
    show: async (page: Page, scene: Scene) => {
      const department = idOf(scene.company.departments, 'YF');
      await page.goto(`${scene.url}${areas[viewer]}/print/${scene.totals[name]}/${department}`);
      await page.locator('.form-copy h2').first().waitFor();
    },
  };
}

/** The reviewer presses the last signature without saying that there is no customer score. */
async function signUnaware(page: Page): Promise<void> {
  await page.locator('section .button-row button.button-primary').first().click();
  await page.locator('dialog[open] button[type="submit"]').click();
  await page.locator('dialog[open] .field-error').waitFor();
}

async function computeAgain(page: Page): Promise<void> {
  await page.locator('section .stack-small .button-row button').first().click();
  await page.locator('.notice-done').waitFor();
}

async function answerNothing(page: Page): Promise<void> {
  await page.locator('form[aria-label] button[type="submit"]').click();
  await page.locator('.error-summary').waitFor();
}

function substitutes(name: string, then?: (page: Page) => Promise<void>): View {
  return {
    name: `hr-${name}`,
    viewer: 'hr',
    show: async (page: Page, scene: Scene) => {
      await page.goto(`${scene.url}/hr/substitutes`);
      await page.locator('#reason').waitFor();
      await then?.(page);
    },
  };
}

function measures(
  viewer: keyof typeof areas,
  name: string,
  then?: (page: Page) => Promise<void>,
): View {
  return {
    name: `${viewer}-${name}`,
    viewer,
    show: async (page: Page, scene: Scene) => {
      const department = idOf(scene.company.departments, 'YF');
      const { changed } = scene.totals;
      await page.goto(`${scene.url}${areas[viewer]}/measures/${changed}/${department}`);
      await page.locator('table').last().waitFor();
      await then?.(page);
    },
  };
}

async function lookBackAtNothing(page: Page): Promise<void> {
  await page.locator('td.cell-action button').first().click();
  await page.locator('.row-form textarea').fill('');
  await page.locator('.row-form button[type="submit"]').click();
  await page.locator('.error-summary').waitFor();
}

async function nameNobody(page: Page): Promise<void> {
  await page.locator('main form.stack > button[type="submit"]').click();
  await page.locator('.error-summary').waitFor();
}

/** Totals from signature to correction, measures, and who stands in for a department's people. */
export const totalViews: readonly View[] = [
  measures('manager', 'measures'),
  measures('manager', 'measures-look-back', lookBackAtNothing),
  measures('reviewer', 'measures'),
  substitutes('substitutes'),
  substitutes('substitutes-faults', nameNobody),
  wholeForm('manager', 'changed'),
  total('reviewer', 'last', signUnaware),
  total('manager', 'changed'),
  total('manager', 'corrected', computeAgain),
  total('reviewer', 'objected', answerNothing),
];
