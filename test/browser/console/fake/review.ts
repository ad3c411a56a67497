import { INDICATOR_IDS } from '../../../../shared/form/indicators.ts';
import type { ResultView } from '../../../../survey-ui/console/api/manager.ts';
import type { EvidenceView, ReviewerTasks } from '../../../../survey-ui/console/api/reviewer.ts';
import { cycle, department, form, inDays, NOW, previousCycle } from './company.ts';

/** One of everything that can wait for a reviewer. */
export const reviewerTasks: ReviewerTasks = {
  surveysToApprove: [
    {
      survey: 'survey-2',
      window: 'window-1',
      department: department(1),
      cycle,
      opensAt: inDays(1),
      closesAt: inDays(6),
      threshold: 5,
      preparedBy: { id: 'person-8', name: '冯雅琴' },
      raters: 23,
      clientDepartments: [0, 3, 4, 6].map(department),
      warnings: [{ code: 'thin_margin', department: department(1).id }],
    },
  ],
  requestsToApprove: [
    {
      id: 'request-1',
      window: 'window-1',
      kind: 'early_close',
      reason: '周五起全厂停电检修，无法继续评价。',
      requestedBy: { id: 'person-8', name: '冯雅琴' },
      cycle,
      departments: ['用户服务部', '财务部'],
    },
  ],
  surveysToAudit: [
    {
      survey: 'survey-9',
      window: 'window-0',
      department: department(0),
      cycle: previousCycle,
      state: 'tallied',
      keys: 'destroyed',
      dueAt: inDays(-27),
    },
    {
      survey: 'survey-1',
      window: 'window-1',
      department: department(0),
      cycle,
      state: 'pending',
      keys: 'made',
      dueAt: inDays(3),
    },
  ],
  departments: [department(0), department(1)],
};

const texts = [
  '报修后两小时内有人到现场，并说明了需要停机的时间。',
  '',
  '备件到货晚了四天，没有提前告知，产线改了两次计划。',
  '主动来产线了解设备情况，还给班组做了一次培训。',
  '回复邮件较慢，需要打电话催。',
  '',
];

/** Nine indicators with ten answers each, in no order that means anything. */
export const evidenceView: EvidenceView = {
  survey: 'survey-9',
  department: department(0),
  state: 'tallied',
  counts: { issued: 24, activated: 12, counted: 10, spoiled: 1, rejected: 0 },
  evidence: Array.from({ length: 90 }, (_, index) => ({
    indicator: INDICATOR_IDS[(index * 4) % 9] ?? 'quality',
    rating: 3 + ((index * 7) % 8),
    text: texts[(index * 5) % texts.length] ?? '',
  })),
};

const viewer = { name: '林秋实', at: NOW };

/** A published result with indicator figures. */
export const publishedResult: ResultView = {
  cycle: previousCycle,
  department: department(0),
  result: {
    outcome: 'published',
    customerScoreTenths: 764,
    band: '8-14',
    indicators: [7, 8, 6, 9, 8, 8, 5, 7, 2],
    releasedAt: inDays(-20),
  },
  form,
  viewer,
};

/** A published result whose group was too small for indicator figures. */
export const scoreOnlyResult: ResultView = {
  ...publishedResult,
  result: {
    outcome: 'published',
    customerScoreTenths: 812,
    band: '5-7',
    indicators: null,
    releasedAt: inDays(-20),
  },
};

/** Too few answers. */
export const withheldResult: ResultView = { ...publishedResult, result: { outcome: 'withheld' } };
