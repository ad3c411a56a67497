import type { Page } from 'playwright-core';
import { idOf } from '../client/company.ts';
import { accountViews } from './account-views.ts';
import { conflictViews } from './conflict-views.ts';
import { importViews } from './import-views.ts';
import { payrollViews } from './payroll-views.ts';
import { taskNoticeViews } from './task-notice-views.ts';
import { resultViews } from './result-views.ts';
import { retentionViews } from './retention-views.ts';
import type { Scene, WindowName } from './scene.ts';
import { totalViews } from './total-views.ts';
import { pasteRows, saveSecond, typeAndReload } from './sheet-views.ts';
import { screens, type View, type Viewer } from './view.ts';

/** Opens a page of the console and waits until everything on it is there. */
async function visit(page: Page, scene: Scene, path: string): Promise<void> {
  await page.goto(scene.url + path);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

type Path = string | ((scene: Scene) => string | Promise<string>);

/** A page as it stands at a path, or after something more was done on it. */
function at(
  viewer: Viewer,
  name: string,
  path: Path,
  then?: (page: Page, scene: Scene) => Promise<void>,
): View {
  const pathIn = async (scene: Scene) => (typeof path === 'string' ? path : path(scene));
  return {
    name: `${viewer === 'visitor' ? 'console' : viewer}-${name}`,
    viewer,
    ...(then === undefined && { path: pathIn }),
    show: async (page, scene) => {
      await visit(page, scene, await pathIn(scene));
      await then?.(page, scene);
    },
  };
}

/** A view that there is on wide screens only, also when it is looked at on a narrow one. */
const onDesktop = (view: View): View => ({ ...view, context: { viewport: screens.desktop } });

const windowPath = (name: WindowName) => (scene: Scene) => `/hr/windows/${scene.windows[name].id}`;
const department = (scene: Scene, code = 'YF') => idOf(scene.company.departments, code);
const sheet =
  (base: string, cycle: WindowName, kind: string) =>
  (scene: Scene): string =>
    `${base}/sheets/${scene.windows[cycle].cycle}/${department(scene)}/${kind}`;
const ofDepartment =
  (base: string, cycle: WindowName, code = 'YF') =>
  (scene: Scene): string =>
    `${base}/${scene.windows[cycle].cycle}/${department(scene, code)}`;

const press =
  (selector: string, appears: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().click();
    await page.locator(appears).first().waitFor();
  };

interface AuditTask {
  survey: string;
  window: string;
  department: { name: string };
  state: string;
}

/** The page of the reviewer's survey of one department in one window. */
const surveyPath = (window: WindowName, name: string) => async (scene: Scene) => {
  const { surveysToAudit } = await scene.staff.reviewer.get<{ surveysToAudit: AuditTask[] }>(
    '/reviewer/tasks',
  );
  const found = surveysToAudit.find(
    (each) => each.window === scene.windows[window].id && each.department.name === name,
  );
  return `/review/surveys/${found?.survey ?? 'none'}`;
};

async function approvePath(scene: Scene): Promise<string> {
  const { surveysToApprove } = await scene.staff.reviewer.get<{
    surveysToApprove: { survey: string }[];
  }>('/reviewer/tasks');
  return `/review/approve/${surveysToApprove[0]?.survey ?? 'none'}`;
}

const readEvidence = press('section button.button-primary', '.filter');

async function filterEvidence(page: Page): Promise<void> {
  await readEvidence(page);
  await page.locator('.filter input[type="checkbox"]').first().check();
  await page.locator('.filter input[type="search"]').fill('没有这样的词');
  await page.locator('.empty').waitFor();
}

/** Accepts the survey and goes back to the tasks within the page, where it waits for its release. */
async function acceptAndReturn(page: Page): Promise<void> {
  await readEvidence(page);
  await page.locator('.button-row > .button-plain').first().click();
  await page.locator('.page-above').click();
  await page.locator('input[type="checkbox"]').waitFor();
}

async function writeSummary(page: Page): Promise<void> {
  await readEvidence(page);
  await page.locator('.mark-button').first().click();
  const text = await page.locator('td .quoted').first().innerText();
  await page.locator('textarea').first().fill(`王经理说：${text}`);
  await page.locator('.notice-caution').first().waitFor();
}

/** HR's page of the first survey of a window. */
const hrSurveyPath = (window: WindowName) => async (scene: Scene) => {
  const { id } = scene.windows[window];
  const { surveys } = await scene.staff.hr.get<{ surveys: { id: string }[] }>(`/hr/windows/${id}`);
  return `/hr/windows/${id}/surveys/${surveys[0]?.id ?? 'none'}`;
};

const alone: View[] = [
  at('visitor', 'sign-in', '/sign-in#not-a-token'),
  at(
    'visitor',
    'sign-in-refused',
    '/sign-in#not-a-token',
    press('button.button-primary', '.notice'),
  ),
  at('visitor', 'signed-out', '/'),
  at('visitor', 'set-up', '/setup'),
  at(
    'visitor',
    'set-up-faults',
    '/setup',
    press('button.button-primary', '[role="alert"], .errors'),
  ),
];

const overview = (name: WindowName) => (scene: Scene) =>
  `/hr/cycles/${scene.windows[name].cycle}/overview`;

/** The windows as HR sees them, from the draft to the end. */
const windowNames: readonly WindowName[] = [
  ...(['draft', 'submitted', 'approved', 'ready', 'soon', 'open'] as const),
  ...(['grace', 'due', 'released', 'void'] as const),
];

const hr: View[] = [
  at('hr', 'home', '/'),
  at('hr', 'windows', '/hr/windows'),
  at('hr', 'windows-none-found', '/hr/windows?state=preparing'),
  at('hr', 'window-new', '/hr/windows/new'),
  ...windowNames.map((name) => at('hr', `window-${name}`, windowPath(name))),
  at(
    'hr',
    'window-links',
    windowPath('ready'),
    press('section button.button-primary', 'table .code'),
  ),
  at('hr', 'window-mail-faults', windowPath('ready'), async (page) => {
    await page.locator('section button.button-primary').first().click();
    const field = '.field:has(select)';
    await page.locator(`${field} select`).selectOption({ index: 1 });
    await page.locator(`${field} + .field textarea`).fill('wang@example.com, wang@example.com');
    await page.locator(`${field} ~ button`).click();
    await page.locator('.field-error').first().waitFor();
  }),
  at('hr', 'window-new-link', windowPath('soon'), press('.cell-action button', '.notice p.code')),
  at('hr', 'window-ask-link', windowPath('soon'), async (page) => {
    await page.locator('.table-frame + button, .stack > button').last().click();
    await page.locator('dialog[open] button[type="submit"]').click();
    await page.locator('dialog[open] .field-error').first().waitFor();
  }),
  at('hr', 'window-edit', (scene) => `${windowPath('draft')(scene)}/edit`),
  at('hr', 'window-survey', hrSurveyPath('submitted')),
  at('hr', 'window-survey-refused', hrSurveyPath('draft')),
  at('hr', 'working-days', '/hr/working-days'),
  at(
    'hr',
    'window-void-asked',
    windowPath('grace'),
    press('section > .button-row button.button-final', 'dialog[open] p'),
  ),
  at('hr', 'cycles', '/hr/cycles'),
  at('hr', 'cycle-new', '/hr/cycles/new'),
  at('hr', 'cycle', (scene) => `/hr/cycles/${scene.windows.released.cycle}`),
  at('hr', 'overview', overview('released')),
  at(
    'hr',
    'overview-waiting',
    (scene) => `${overview('due')(scene)}?waits=for_reviewer&sort=waits`,
  ),
  at('hr', 'overview-none-found', (scene) => `${overview('open')(scene)}?total=frozen`),
  at('hr', 'overview-done', (scene) => `/hr/cycles/${scene.totals.corrected}/overview`),
  at('hr', 'overview-failed', overview('released'), async (page) => {
    await page.route('**/overview', (route) => route.abort());
    await page.locator('.list-filters select').first().selectOption('nothing');
    await page.locator('.list .notice').waitFor();
    await page.unroute('**/overview');
  }),
  at('hr', 'cycle-without-score', (scene) => `/hr/cycles/${scene.windows.due.cycle}`),
  at(
    'hr',
    'cycle-no-survey',
    (scene) => `/hr/cycles/${scene.windows.draft.cycle}`,
    press('td.cell-action button', 'dialog[open]'),
  ),
  at('hr', 'cycle-change', (scene) => `/hr/cycles/${scene.windows.open.cycle}/change`),
  at('hr', 'forms', '/hr/forms'),
  at('hr', 'form-frozen', '/hr/forms/1'),
  at('hr', 'form-compare', '/hr/forms/compare'),
  at('hr', 'form-new', '/hr/forms/new?from=2'),
  at('hr', 'form-faults', '/hr/forms/2/change', async (page) => {
    await page.locator('#groups-share-communication').fill('9');
    await page.locator('#groups-name-guidance-en').fill('');
    await press('main form .button-row .button-primary', '.error-summary')(page);
  }),
  at('hr', 'policies', '/hr/policies'),
  at('hr', 'policy-frozen', '/hr/policies/1'),
  at('hr', 'policy-change', '/hr/policies/2/change'),
  at('hr', 'policy-faults', '/hr/policies/2/change', async (page) => {
    await page.locator('#customer').fill('45');
    await press('main form .button-row .button-primary', '.error-summary')(page);
  }),
  at('hr', 'departments', '/hr/departments'),
  at('hr', 'departments-none-found', '/hr/departments?search=nobody'),
  at(
    'hr',
    'departments-edit',
    '/hr/departments?sort=name&direction=desc',
    press('[data-edit] button', '.row-form'),
  ),
  at('hr', 'department', (scene) => `/hr/departments/${department(scene)}`),
  at('hr', 'department-new', '/hr/departments/new'),
  at(
    'hr',
    'department-faults',
    '/hr/departments/new',
    press('main button.button-primary', '[role="alert"], .errors'),
  ),
  at('hr', 'log', '/audit/log'),
  at('hr', 'people', '/hr/people'),
  at(
    'hr',
    'people-link',
    '/hr/people?role=manager',
    press('td .stack-small .button', 'dialog[open]'),
  ),
  at('hr', 'person', (scene) => `/hr/people/${idOf(scene.company.people, 'B101')}`),
  at('hr', 'person-new', '/hr/people/new'),
  onDesktop(at('hr', 'service-map', '/hr/service-map')),
  onDesktop(
    at(
      'hr',
      'service-map-unsaved',
      '/hr/service-map',
      press('tbody input[type="checkbox"]', '.matrix-mark'),
    ),
  ),
  at('hr', 'service-map-list', '/hr/service-map/list'),
  at('hr', 'service-map-reach', '/hr/service-map/reach'),
  at('hr', 'company', '/hr/company'),
  at('hr', 'service-map-client', (scene) => `/hr/service-map/${department(scene)}`),
  at('hr', 'not-found', '/hr/nothing'),
];

const reviewer: View[] = [
  at('reviewer', 'home', '/'),
  at('reviewer', 'tasks', '/review/tasks'),
  at('reviewer', 'tasks-release', surveyPath('due', '生产中心'), acceptAndReturn),
  at('reviewer', 'approve', approvePath),
  at('reviewer', 'approve-many', (scene) => `/review/approvals/${scene.windows.submitted.id}`),
  at('reviewer', 'survey-open', surveyPath('open', '用户服务')),
  at('reviewer', 'survey-tallied', surveyPath('due', '生产中心')),
  at('reviewer', 'survey-evidence', surveyPath('due', '生产中心'), readEvidence),
  at('reviewer', 'survey-filtered', surveyPath('due', '生产中心'), filterEvidence),
  at('reviewer', 'survey-warned', surveyPath('due', '生产中心'), writeSummary),
  at('reviewer', 'survey-withheld', surveyPath('due', '用户服务')),
  at('reviewer', 'survey-released', surveyPath('released', '用户服务')),
  at('reviewer', 'sheets', '/review/sheets'),
  at('reviewer', 'sheet-audit', sheet('/review', 'open', 'plan')),
  at('reviewer', 'sheet-audited', sheet('/review', 'released', 'duty')),
  at('reviewer', 'sheet-plan-to-approve', sheet('/review', 'soon', 'plan')),
  at('reviewer', 'sheet-plan-running', sheet('/review', 'due', 'plan')),
  at('reviewer', 'sheet-not-written', sheet('/review', 'open', 'duty')),
  at('reviewer', 'total', ofDepartment('/review/totals', 'released')),
  at('reviewer', 'results', '/review/results'),
  at('reviewer', 'result', ofDepartment('/review/results', 'released')),
];

const manager: View[] = [
  at('manager', 'home', '/'),
  at('manager', 'sheets', '/department/sheets'),
  at('manager', 'sheet-draft', sheet('/department', 'open', 'duty')),
  at('manager', 'sheet-empty', sheet('/department', 'soon', 'duty')),
  at('manager', 'sheet-submitted', sheet('/department', 'open', 'plan')),
  at('manager', 'sheet-plan-waiting', sheet('/department', 'soon', 'plan')),
  at('manager', 'sheet-plan-running', sheet('/department', 'due', 'plan')),
  at('manager', 'sheet-paste', sheet('/department', 'soon', 'duty'), pasteRows),
  at('manager', 'sheet-restored', sheet('/department', 'open', 'duty'), typeAndReload),
  at('manager', 'sheet-conflict', sheet('/department', 'open', 'duty'), saveSecond),
  at('manager', 'sheet-audited', sheet('/department', 'released', 'key_indicators')),
  at('manager', 'total', ofDepartment('/department/totals', 'released')),
  at('manager', 'total-pending', ofDepartment('/department/totals', 'open')),
  at('manager', 'results', '/department/results'),
  at('manager', 'result', ofDepartment('/department/results', 'released')),
  at(
    'manager',
    'result-looks',
    (scene) => `${ofDepartment('/department/results', 'released')(scene)}/looks`,
  ),
  at('manager', 'result-none', ofDepartment('/department/results', 'open')),
  at('manager', 'result-withheld', ofDepartment('/department/results', 'due')),
];

const scores = (window: WindowName) => (scene: Scene) =>
  `/leadership/scores/${scene.windows[window].cycle}`;

const leadership: View[] = [
  at('leadership', 'cycles', '/leadership/scores'),
  at('leadership', 'scores', scores('released')),
  at('leadership', 'scores-too-few', scores('due')),
];

const reports: View[] = [
  at('hr', 'reports', '/hr/reports'),
  at('visitor', 'report', '/r/report'),
  at('visitor', 'report-faults', '/r/report', press('button[type="submit"]', '.fault:not(:empty)')),
];

/** Every page of the console in the states that the scene has. */
export const consoleViews: readonly View[] = [
  ...alone,
  ...accountViews,
  ...hr,
  ...conflictViews,
  ...importViews,
  ...reviewer,
  ...manager,
  ...totalViews,
  ...payrollViews,
  ...taskNoticeViews,
  ...leadership,
  ...reports,
  ...resultViews,
  ...retentionViews,
];
