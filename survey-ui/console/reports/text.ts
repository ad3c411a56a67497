import { dictionary } from '../kit/language.ts';

/** Words of the page on which anonymous reports are read. */
export const reportsText = dictionary(
  {
    title: '匿名报告',
    lead: '有人打听评价时，任何人都可以不登录、不留姓名地报告。报告凑满3份，或最早一份等满7天后，一并送达；同一批内次序随机，没有收到的时间。',
    empty: '还没有送达的报告',
    emptyText: '报告按批送达。不足3份时最多等7天。',
    batch: (when: string, count: number) => `${when}送达，${count}份`,
    care: '请不要推测是谁写的。核实时请了解被报告的做法，不要追问报告人。人力资源部和审计人员看到的内容相同，任何人都不能删改；每次阅读都有记录。保存期满后自动清除。',
  },
  {
    title: 'Anonymous reports',
    lead: 'Anybody who was asked for a rating can report it without account or name. Reports arrive together, once there are 3 or the first has waited 7 days; within a batch the order is random and no time is kept.',
    empty: 'No report has arrived',
    emptyText: 'Reports arrive in batches. With fewer than 3 it takes 7 days at most.',
    batch: (when: string, count: number) =>
      count === 1 ? `Arrived ${when}: 1 report` : `Arrived ${when}: ${count} reports`,
    care: 'Please do not guess who wrote them. Look into what was done, not into who reported it. HR and the auditor see the same, nobody can change or remove it, and each reading is recorded. They are deleted when their retention time is over.',
  },
);
