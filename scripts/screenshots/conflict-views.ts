import type { Page } from 'playwright-core';
import { idOf } from '../client/company.ts';
import type { WindowPlan } from '../client/window.ts';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

/** A page of HR's on which somebody else was faster. */
function view(
  name: string,
  path: (scene: Scene) => string,
  then: (page: Page, scene: Scene) => Promise<void>,
): View {
  return {
    name: `hr-${name}`,
    viewer: 'hr',
    show: async (page, scene) => {
      await page.goto(scene.url + path(scene));
      await page.locator('h1').first().waitFor();
      await page.locator('form input, [data-edit] button').first().waitFor();
      await then(page, scene);
    },
  };
}

/** Saves the page's form, behind which something else has been saved. */
async function saveAndDiffer(page: Page): Promise<void> {
  await page.locator('form button[type="submit"].button-primary').click();
  await page.locator('.difference').waitFor();
}

/** Changes a department in place that somebody else has changed a moment before. */
async function disagree(page: Page, scene: Scene): Promise<void> {
  await page.locator('[data-edit] button').first().click();
  const code = await page.locator('#code').inputValue();
  const id = idOf(scene.company.departments, code);
  const row = await scene.company.hr.get<{
    name: string;
    raterLinks: number;
    revision: number;
    manager: { id: string };
    reviewer: { id: string };
  }>(`/hr/departments/${id}`);
  await scene.company.hr.put(`/hr/departments/${id}`, {
    code,
    name: row.name,
    revision: row.revision,
    raterLinks: row.raterLinks === 9 ? 8 : 9,
    manager: row.manager.id,
    reviewer: row.reviewer.id,
  });
  await page.locator('#raterLinks').fill('7');
  await saveAndDiffer(page);
}

/** Somebody else saves the draft while its form is open; then it is saved here too. */
async function saveBehind(page: Page, scene: Scene): Promise<void> {
  const path = `/hr/windows/${scene.windows.draft.id}`;
  const { revision, departments, opensAt, closesAt, latestCloseAt, graceMinutes, threshold } =
    await scene.staff.hr.get<WindowPlan & { revision: number }>(`${path}/plan`);
  const plan = { departments, opensAt, closesAt, latestCloseAt, graceMinutes, threshold };
  await scene.staff.hr.put(path, { ...plan, revision, clients: [], graceMinutes: 45 });
  await page.locator('#threshold').fill('6');
  await saveAndDiffer(page);
}

interface CycleView {
  cycle: { revision: number; due: object };
  formVersion: object;
  scoringPolicy: { number: number; revision: number };
}

/** Somebody else sets a deadline of the cycle; then another one is set here. */
async function setDeadlineBehind(page: Page, scene: Scene): Promise<void> {
  const path = `/hr/cycles/${scene.windows.draft.cycle}`;
  const { cycle, formVersion, scoringPolicy } = await scene.staff.hr.get<CycleView>(path);
  const { departments } = await scene.staff.hr.get<{ departments: string[] }>(`${path}/choice`);
  const { number, revision } = scoringPolicy;
  // A day later each time, so that it is a change.
  const sheets = 1_798_732_740 + cycle.revision * 86_400;
  await scene.staff.hr.put(path, {
    revision: cycle.revision,
    departments,
    formVersion,
    scoringPolicy: { number, revision },
    due: { sheets, selfScores: null, audit: null },
  });
  await page.locator('#audit').fill('2027-12-20');
  await saveAndDiffer(page);
}

/** Somebody else saves the policy first; 35 and 40 by turns, so that it is a change each time. */
async function savePolicyBehind(page: Page, scene: Scene): Promise<void> {
  const path = '/hr/policies/2';
  const { revision, content } = await scene.staff.hr.get<{ revision: number; content: object }>(
    path,
  );
  await scene.staff.hr.put(path, {
    revision,
    content: { ...content, duty: revision % 2 === 0 ? 40 : 35 },
  });
  await page.locator('#plan').fill('25');
  await saveAndDiffer(page);
}

/** Somebody else words an indicator anew first. */
async function saveFormBehind(page: Page, scene: Scene): Promise<void> {
  const path = '/hr/forms/2';
  const { revision, content } = await scene.staff.hr.get<{
    revision: number;
    content: { scale: { word: { zh: string; en: string } }[] };
  }>(path);
  const scale = content.scale.map((band, at) =>
    at === 0 ? { ...band, word: { zh: '很不满意', en: `Very poor ${revision}` } } : band,
  );
  await scene.staff.hr.put(path, { revision, content: { ...content, scale } });
  await page.locator('#groups-guidance-outcome-zh').fill('他们的支持有没有让我们的工作受影响？');
  await saveAndDiffer(page);
}

/** Types into a row, then looks for something that the list has elsewhere. */
async function lookElsewhere(page: Page): Promise<void> {
  await page.locator('[data-edit] button').first().click();
  await page.locator('.row-form #name').fill('正在改的名称');
  await page.locator('search input[type="search"]').fill('中心');
  await page.locator('.row-editing p.soft').waitFor();
}

/** Two people at once, and a row that is held while its list goes elsewhere. */
export const conflictViews: readonly View[] = [
  view('window-edit-conflict', ({ windows }) => `/hr/windows/${windows.draft.id}/edit`, saveBehind),
  view(
    'cycle-conflict',
    ({ windows }) => `/hr/cycles/${windows.draft.cycle}/change`,
    setDeadlineBehind,
  ),
  view('policy-conflict', () => '/hr/policies/2/change', savePolicyBehind),
  view('form-conflict', () => '/hr/forms/2/change', saveFormBehind),
  view('departments-difference', () => '/hr/departments', disagree),
  view('departments-held', () => '/hr/departments?sort=name', lookElsewhere),
];
