import type { DutySheet, DutySubIndicator } from '../../shared/appraisal/duty-sheet.ts';
import type { KeyIndicatorSheet } from '../../shared/appraisal/key-indicator-sheet.ts';
import type { PlanSheet } from '../../shared/appraisal/plan-sheet.ts';

/** Points as people write them on paper: 16 of 20. */
const points = (whole: number) => ({ kind: 'points' as const, tenths: whole * 10 });

/** Duty sheet of the department用户服务: 40/20/20/20, all points given, duty score 100. */
export const demoDutySheet: DutySheet = {
  indicators: [
    {
      title: '售前、售中与售后服务',
      standard: '',
      completion: '',
      weight: 400,
      self: points(40),
      subIndicators: [
        part(
          '技术支持与咨询',
          '区域和用户提出的支持、咨询全部答复',
          '河北项目交流完成，日常咨询零投诉',
          100,
        ),
        part('安装、调试与验收', '按用户要求的时间完成', '辽宁终验与宁夏验收均已完成', 50),
        part('特急投诉', '24小时内发货，12小时内到场', '全部按时', 100),
        part('紧急投诉', '90%在72小时内发货、24小时内到场', '全部按时', 100),
        part('一般投诉', '80%在7天内发货、3天内到场', '完成率98.4%', 50),
      ],
    },
    {
      title: '反馈用户质量信息，参与质量提升',
      standard: '每月3日前书面反馈给生产中心',
      completion: '按时完成',
      weight: 200,
      self: points(20),
      subIndicators: [],
    },
    {
      title: '培训用户的运维人员',
      standard: '满足用户提出的全部培训需求',
      completion: '新疆、山东两地培训均已完成',
      weight: 200,
      self: points(20),
      subIndicators: [],
    },
    {
      title: '客户档案',
      standard: '',
      completion: '12月11日体系审核通过，没有不符合项',
      weight: 200,
      self: points(20),
      subIndicators: [part('标准化', '', '', 100), part('及时更新', '', '', 100)],
    },
  ],
};

function part(
  title: string,
  standard: string,
  completion: string,
  weight: number,
): DutySubIndicator {
  return { title, standard, completion, weight };
}

/** Plan sheet of the same department: 50/30/20 with 50, 30 and 16 points, plan score 96. */
export function demoPlanSheet(month: { first: string; last: string }): PlanSheet {
  return {
    tasks: [
      {
        title: '大容量电池巡检',
        weight: 500,
        from: month.first,
        to: month.last,
        expectedEffect: '列出大容量电池用户，排好八个区域的巡检计划',
        standard: '名单齐全，计划可执行',
        completion: '名单和计划已完成，下旬已开始巡检',
        cause: '',
        self: points(50),
      },
      {
        title: '辽宁项目终验',
        weight: 300,
        from: month.first,
        to: `${month.first.slice(0, 8)}15`,
        expectedEffect: '通过终验',
        standard: '取得验收证书',
        completion: '7日已取得验收证书',
        cause: '',
        self: points(30),
      },
      {
        title: '与南京高校洽谈培训班',
        weight: 200,
        from: month.first,
        to: month.last,
        expectedEffect: '谈定培训安排，拟出用户运维人员培训计划',
        standard: '计划书面下发',
        completion: '计划已拟定并通知各区域，比要求晚一周',
        cause: '对方院系换届，洽谈时间顺延一周',
        self: points(16),
      },
    ],
  };
}

/** Key indicators of the same department: 100, so K is 1. */
export const demoKeyIndicatorSheet: KeyIndicatorSheet = {
  keyIndicators: [
    {
      title: '重大客户投诉',
      standard: '当期为零',
      completion: '没有发生',
      weight: 1000,
      self: { kind: 'score', tenths: 1000 },
    },
  ],
};
