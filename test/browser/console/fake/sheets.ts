import type { DutyIndicator, DutySheet } from '../../../../shared/appraisal/duty-sheet.ts';
import type { PlanSheet, PlanTask } from '../../../../shared/appraisal/plan-sheet.ts';
import type { Sheet } from '../../../../shared/appraisal/sheet-score.ts';
import { totalRows } from '../../../../shared/appraisal/total-rows.ts';
import { defaultScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import type {
  SheetsOfDepartment,
  StoredSheet,
  TotalView,
} from '../../../../survey-ui/console/api/sheets.ts';
import { cycle, department, NOW, previousCycle } from './company.ts';

const line = (title: string, weight: number): DutyIndicator => ({
  title,
  weight,
  standard: '按制度要求完成，无差错得满分，每发现一处差错扣五分。',
  completion: '本月全部按时完成。',
  subIndicators: [],
});

const part = (title: string, weight: number) => {
  const { subIndicators: _none, ...rest } = line(title, weight);
  return { ...rest, standard: '', self: { kind: 'points' as const, tenths: weight } };
};

/** Four duties, two of them with parts, self-scored with full marks as on the form. */
const dutySheet: DutySheet = {
  indicators: [
    {
      ...line('现场服务与维修', 400),
      subIndicators: [
        part('受理与响应', 100),
        part('派工', 50),
        part('现场维修质量', 100),
        part('备件管理', 50),
        part('回访', 100),
      ],
    },
    { ...line('客户档案', 200), self: { kind: 'score', tenths: 1000 } },
    { ...line('培训与指导', 200), self: { kind: 'score', tenths: 1000 } },
    { ...line('费用控制', 200), subIndicators: [part('差旅', 100), part('备件', 100)] },
  ],
};

const task = (title: string, weight: number, points: number): PlanTask => ({
  title,
  weight,
  from: '2026-10-01',
  to: '2026-10-31',
  expectedEffect: '缩短停机时间。',
  standard: '按期完成得满分。',
  completion: '已完成。',
  cause: '',
  self: { kind: 'points', tenths: points },
});

/** Three tasks with 50, 30 and 16 of 20 points. */
const planSheet: PlanSheet = {
  tasks: [
    task('完成老客户设备巡检', 500, 500),
    task('修订维修工时标准', 300, 300),
    task('建立备件周转库', 200, 160),
  ],
};

/** A duty sheet that was returned to its manager. */
export const draftSheet: StoredSheet = {
  cycle,
  department: department(0),
  state: 'draft',
  revision: 4,
  content: dutySheet,
  returnReason: '请补充“培训与指导”的评分标准。',
};

/** A plan sheet that waits for its reviewer. */
export const submittedSheet: StoredSheet = {
  cycle,
  department: department(0),
  state: 'self_scored',
  revision: 2,
  content: planSheet,
  returnReason: null,
};

/** A manager's cycles. */
export const sheetList: SheetsOfDepartment[] = [
  {
    cycle,
    department: department(0),
    sheets: { duty: 'draft', plan: 'self_scored', key_indicators: 'empty' },
    result: 'none',
  },
  {
    cycle: previousCycle,
    department: department(0),
    sheets: { duty: 'audited', plan: 'audited', key_indicators: 'audited' },
    result: 'published',
  },
];

const audited = (content: Sheet) => ({ state: 'audited' as const, content });

const keyIndicators = {
  keyIndicators: [{ title: '重大责任事故', weight: 1000, standard: '', completion: '无' }],
};
const full = { kind: 'score' as const, tenths: 1000 };

/** Duty 100, plan 96, customer score 90.0, K 1: the total is 76.80. */
export const totalView: TotalView = {
  cycle: previousCycle,
  department: department(0),
  ...totalRows({
    policy: defaultScoringPolicy,
    customer: { kind: 'published', tenths: 900 },
    sheets: {
      duty: audited({ indicators: [{ ...line('全部职责', 1000), self: full, audited: full }] }),
      plan: audited({
        tasks: planSheet.tasks.map((each) => ({
          ...each,
          ...(each.self && { audited: each.self }),
        })),
      }),
      key_indicators: audited({
        keyIndicators: keyIndicators.keyIndicators.map((each) => ({
          ...each,
          self: full,
          audited: full,
        })),
      }),
    },
  }),
  viewer: { name: '林秋实', at: NOW },
};

/** The same department before anything is audited. */
export const pendingTotalView: TotalView = {
  ...totalView,
  ...totalRows({ policy: defaultScoringPolicy, customer: { kind: 'pending' }, sheets: {} }),
};
