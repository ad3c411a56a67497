import { dictionary } from '../kit/language.ts';

/** Words about what becomes of what is known of people who left. */
export const leaversText = dictionary(
  {
    title: '离职人员的资料',
    lead: '停用的账号立即失去登录方式和角色。姓名、工号、邮箱、职务和部门在停用当月之后按保存期保存，并且等到保存着的考核期都不再需要此人，才由系统清除；暂缓清除的考核期，涉及的人员也一并保留。清除后，操作日志等处只剩一个随机编号。',
    month: '停用月份',
    people: '人数（人）',
    state: '状态',
    states: {
      kept: '保存中',
      announced: '即将清除',
      waits: '等考核期清除',
      done: '已清除',
    },
    when: '清除日期',
    from: (day: string) => `${day}起`,
    empty: '没有停用的账号。',
  },
  {
    title: 'What is known of people who left',
    lead: 'An account that is ended loses its ways in and its roles at once. Name, number, e-mail, title and department are kept for the set time after that month, and until no cycle that is kept needs the person; a cycle on hold keeps its people. Then the clock deletes them, and the log and the like hold a random number only.',
    month: 'Month of leaving',
    people: 'People',
    state: 'State',
    states: {
      kept: 'Kept',
      announced: 'Announced',
      waits: 'Waiting for a cycle',
      done: 'Deleted',
    },
    when: 'Deletion',
    from: (day) => `from ${day}`,
    empty: 'No account has been ended.',
  },
);
