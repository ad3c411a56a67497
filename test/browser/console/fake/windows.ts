import type {
  WindowSummary,
  WindowSurvey,
  WindowView,
} from '../../../../survey-ui/console/api/windows.ts';
import { cycle, department, inDays, NOW, organisation, previousCycle } from './company.ts';

const clientsOf = (rated: string): string[] =>
  organisation.serviceMap.filter((each) => each.rated === rated).map((each) => each.client);

const linksOf = (id: string): number =>
  organisation.departments.find((each) => each.id === id)?.raterLinks ?? 0;

const rated = [0, 1, 2, 6].map(department);

const surveys: WindowSurvey[] = rated.map((each, index) => ({
  id: `survey-${index + 1}`,
  department: each.id,
  approval: 'waiting',
  returnReason: null,
  state: 'pending',
  linksIssued: clientsOf(each.id).reduce((sum, client) => sum + linksOf(client), 0),
  keys: 'none',
  clients: clientsOf(each.id),
}));

const clients = organisation.departments
  .filter((each) => surveys.some((survey) => survey.clients.includes(each.id)))
  .map((each) => ({ department: each.id, links: each.raterLinks }));

/** The window of the current cycle as HR has drafted it. */
export const draftWindow: WindowView = {
  id: 'window-1',
  revision: 3,
  state: 'draft',
  now: NOW,
  cycle,
  opensAt: inDays(1),
  plannedCloseAt: inDays(6),
  closesAt: inDays(6),
  latestCloseAt: inDays(9),
  graceMinutes: 30,
  threshold: 5,
  preparedBy: { id: 'person-8', name: '冯雅琴' },
  voidReason: null,
  fingerprint: null,
  clients,
  surveys,
  preflight: {
    refusals: [{ code: 'reviewer_missing', department: department(6).id }],
    warnings: [
      { code: 'thin_margin', department: department(2).id },
      { code: 'closes_on_weekend', department: null },
    ],
    surveys: surveys.map((survey) => ({
      department: survey.department,
      raters: survey.linksIssued,
      clientDepartments: survey.clients.length,
      margin: survey.linksIssued - 5,
    })),
  },
  turnout: null,
  requests: [],
};

const clean = { ...draftWindow.preflight, refusals: [] };

/** The same window, submitted: one survey approved, one returned. */
export const submittedWindow: WindowView = {
  ...draftWindow,
  state: 'submitted',
  preflight: clean,
  surveys: surveys.map((survey, index) => ({
    ...survey,
    approval: (['approved', 'waiting', 'returned', 'waiting'] as const)[index] ?? 'waiting',
    returnReason: index === 2 ? '生产部本月停线检修，请把它的链接减到4个。' : null,
  })),
};

const approvedSurveys = surveys.map((survey) => ({ ...survey, approval: 'approved' as const }));

/** Approved, with no key made yet. */
export const approvedWindow: WindowView = {
  ...draftWindow,
  state: 'approved',
  preflight: clean,
  surveys: approvedSurveys,
};

/** Keys made, links not yet confirmed. */
export const readyWindow: WindowView = {
  ...approvedWindow,
  state: 'ready',
  fingerprint: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
  surveys: approvedSurveys.map((survey) => ({ ...survey, keys: 'made' as const })),
};

/** Open, with a turnout band and an early close that waits. */
export const openWindow: WindowView = {
  ...readyWindow,
  state: 'open',
  opensAt: inDays(-2),
  plannedCloseAt: inDays(3),
  closesAt: inDays(3),
  latestCloseAt: inDays(6),
  turnout: { band: 'at_threshold', countedAt: NOW - 1800 },
  requests: [
    {
      id: 'request-1',
      kind: 'early_close',
      reason: '周五起全厂停电检修，无法继续评价。',
      state: 'waiting',
      approvals: 1,
      needed: 2,
    },
  ],
};

/** HR's list: the current window and the one before. */
export const windowList: WindowSummary[] = [
  { id: 'window-1', cycle, state: 'open', opensAt: inDays(-2), closesAt: inDays(3), surveys: 4 },
  {
    id: 'window-0',
    cycle: previousCycle,
    state: 'closed',
    opensAt: inDays(-32),
    closesAt: inDays(-27),
    surveys: 4,
  },
];
