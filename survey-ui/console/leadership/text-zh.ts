/** Words of the leadership's pages in Chinese. */
export const leadershipInChinese = {
  title: '各部门评分一览',
  lead: '已发布的客户评分和已审定的总分，按考核期查看。每次查看、打印和导出都有记录，各部门可以看到谁看过。',
  cycle: '考核期',
  empty: '还没有考核期',
  emptyText: '人力资源部建立考核期之后，会列在这里。',
  heading: (cycle: string) => `${cycle}各部门评分`,
  viewed: (name: string, when: string) =>
    `查看人：${name}，${when}。查看、打印和导出都会留下记录。`,
  tooFew: '暂不显示',
  tooFewText:
    '同一考核期已发布客户评分的部门少于5个时，这里不显示任何数字，也不显示已有几个。部门太少时，看到其中几个就能推知其余。达到5个之后全部显示。',
  department: '部门',
  score: '客户评分（分）',
  totalScaled: '总分（已折算为百分制）',
  total: '总分（分）',
  outcome: '客户评价',
  outcomes: {
    published: '已发布',
    withheld: '未达人数',
    void: '已作废',
    none: '尚未发布',
    no_survey: '没有评价',
  },
  notYet: '—',
  note: '未达人数或已作废的部门没有客户评分，其总分由其余部分计算。总分在三张考核表审定后才有。请勿向部门经理转述其他部门的评分。',
  sortBy: '排列',
  orders: { code: '部门顺序', score: '客户评分从高到低', total: '总分从高到低' },
  print: '打印',
  mark: '校验码',
};
