import type { Page } from 'playwright-core';
import { idOf } from '../client/company.ts';
import type { Scene, WindowName } from './scene.ts';
import type { View, Viewer } from './view.ts';

/** Changes what the Worker answers under `key` to calls of `path`, before the page has it. */
function changing(
  path: string,
  key: string,
  change: (value: object, scene: Scene) => unknown,
): (page: Page, scene: Scene) => Promise<void> {
  return async (page, scene) => {
    await page.route(`**/api/${path}`, async (route) => {
      const reply = await route.fetch();
      const answer: unknown = JSON.parse(await reply.text(), (name, value: unknown) =>
        name === key && typeof value === 'object' && value !== null ? change(value, scene) : value,
      );
      await route.fulfill({ response: reply, body: JSON.stringify(answer) });
    });
  };
}

/** A page in a state for which a scene would need months, or a thief. */
function view(
  viewer: Viewer,
  name: string,
  path: (scene: Scene) => string | Promise<string>,
  prepare: (page: Page, scene: Scene) => Promise<void>,
  then?: (page: Page) => Promise<void>,
): View {
  return {
    name: `${viewer}-${name}`,
    viewer,
    show: async (page, scene) => {
      await prepare(page, scene);
      await page.goto(scene.url + (await path(scene)));
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await then?.(page);
    },
  };
}

const resultPath = (scene: Scene): string => {
  const department = idOf(scene.company.departments, 'YF');
  return `/department/results/${scene.windows.released.cycle}/${department}`;
};

/** Fourteen months: a gap of each kind, and another form from the tenth on. */
const months = Array.from({ length: 14 }, (_, index) => {
  const label = `${2025 + Math.floor((index + 5) / 12)}-${String(((index + 5) % 12) + 1).padStart(2, '0')}`;
  const outcome = index === 4 ? 'withheld' : index === 7 ? 'void' : 'published';
  return {
    cycle: { id: label, label },
    outcome,
    customerScoreTenths: outcome === 'published' ? 742 + ((index * 37) % 118) : null,
    formVersion: index < 9 ? 1 : 2,
  };
});

const trendOf = (count: number) =>
  changing('manager/results/trend', 'points', () => months.slice(months.length - count));

const resultOf = (changed: object) =>
  changing('manager/results', 'result', (result) => ({ ...result, ...changed }));

interface AuditTask {
  window: string;
  survey: string;
  state: string;
}

const isTask = (task: unknown): task is AuditTask =>
  typeof task === 'object' && task !== null && 'window' in task && 'survey' in task;

/** Puts a survey of a window into another state, at an address of its own. */
const surveyOf = (window: WindowName, changed: object) =>
  changing('reviewer/tasks', 'surveysToAudit', (tasks, scene) => {
    const all = Object.values(tasks).filter((task) => isTask(task));
    const found = all.find((task) => task.window === scene.windows[window].id);
    return all.map((task) => (task === found ? { ...task, survey: 'shown', ...changed } : task));
  });

/** The page of a survey of this window that waits for its audit. */
const auditPath = async (scene: Scene): Promise<string> => {
  const { surveysToAudit } = await scene.staff.reviewer.get<{ surveysToAudit: AuditTask[] }>(
    '/reviewer/tasks',
  );
  const found = surveysToAudit.find(
    ({ window, state }) => window === scene.windows.due.id && state === 'tallied',
  );
  return `/review/surveys/${found?.survey ?? 'none'}`;
};

const read = async (page: Page): Promise<void> => {
  await page.locator('section button.button-primary').first().click();
  await page.locator('.notice-caution').first().waitFor();
};

const deliveries = [
  {
    number: 2,
    deliveredOn: 1_764_028_800,
    texts: [
      '部门经理在周会上让每个人说自己给别的部门打了多少分。',
      '有同事在群里要大家把评价页面截图发给他。\n发的人不止一个。',
      '对方部门的人来问我，为什么他们这个月的得分低。',
    ],
  },
  { number: 1, deliveredOn: 1_761_350_400, texts: ['经理问我给了几分'] },
];

const reports = (role: 'hr' | 'auditor') =>
  changing(`${role}/reports`, 'deliveries', () => deliveries);

/** Results and what is reported about them, in states that are rare or take long. */
export const resultViews: View[] = [
  view('manager', 'result-trend', resultPath, trendOf(14)),
  view('manager', 'result-trend-short', resultPath, trendOf(7)),
  view('manager', 'result-score-only', resultPath, resultOf({ indicators: null, band: '5-7' })),
  view('manager', 'result-void', resultPath, resultOf({ outcome: 'void' })),
  view('reviewer', 'tasks-tallying', () => '/review/tasks', surveyOf('due', { state: 'pending' })),
  view(
    'reviewer',
    'survey-void',
    () => '/review/surveys/shown',
    surveyOf('due', { state: 'void', voidReason: '评价期间该部门并未提供服务。' }),
  ),
  view(
    'reviewer',
    'survey-too-many-ballots',
    () => '/review/surveys/shown',
    surveyOf('due', { state: 'void', tooManyBallots: true }),
  ),
  view(
    'reviewer',
    'survey-rejected',
    auditPath,
    changing('reviewer/surveys/*/evidence', 'counts', (counts) => ({ ...counts, rejected: 2 })),
    read,
  ),
  view('hr', 'reports-delivered', () => '/hr/reports', reports('hr')),
  view('auditor', 'reports', () => '/auditor/reports', reports('auditor')),
];
