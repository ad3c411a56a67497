import { dictionary } from '../kit/language.ts';

/** Words of how a survey differs from the department's last one. */
export const differenceText = dictionary(
  {
    title: '与上次相比',
    none: '该部门还没有做过客户评价，没有可比的上次。',
    lead: (cycle: string) => `上次：${cycle}客户评价`,
    same: '各客户部门的评价人数与上次相同。',
    what: '项目',
    before: '上次',
    now: '本次',
    links: (count: string) => `${count}人`,
    minutes: (count: string) => `${count}分钟`,
    absent: '未参加',
    threshold: '最少人数',
    grace: '收尾时间',
    opensAt: '开始',
    closesAt: '截止',
    total: (links: string) => `评价人合计变动${links}人。`,
  },
  {
    title: 'Compared with the last time',
    none: 'This department has not been rated here before: there is nothing to compare with.',
    lead: (cycle: string) => `Last time: customer rating of ${cycle}`,
    same: 'Every client department has as many raters as the last time.',
    what: 'What',
    before: 'Last time',
    now: 'Now',
    links: (count: string) => `${count} raters`,
    minutes: (count: string) => `${count} minutes`,
    absent: 'took no part',
    threshold: 'Threshold',
    grace: 'Grace',
    opensAt: 'Opens',
    closesAt: 'Closes',
    total: (links: string) => `Raters who came or went: ${links}.`,
  },
);
