/** The duty sheet of the paper form as it stands in a spreadsheet, parts in rows of their own. */
export const dutyRows = [
  ['职责', '考核指标', '权重', '总权重', '实际完成情况', '自评得分'],
  ['售前、售中、售后服务', '技术支持与咨询', '10', '40', '技术交流完成，没有投诉', '10'],
  ['', '安装、调试、验收', '5', '', '两地验收均已完成', '5'],
  ['', '特急投诉', '10', '', '全部完成', '10'],
  ['', '紧急投诉', '10', '', '全部完成', '10'],
  ['', '一般投诉', '5', '', '完成率98.4%', '5'],
  ['反馈用户质量信息', '', '20', '', '按时完成', '20'],
  ['培训用户运维人员', '', '20', '', '两地培训圆满完成', '20'],
  ['客户档案', '标准化', '10', '20', '审核通过，无不符合', '10'],
  ['', '及时更新', '10', '', '', '10'],
]
  .map((row) => row.join('\t'))
  .join('\n');

/** The plan of the paper form: what was planned, and the points that its manager gave. */
export const planTasks = [
  {
    title: '大容量电池的巡检',
    weight: '50',
    from: '2001-11-01',
    to: '2002-02-28',
    expectedEffect: '整理出用户清单，安排各区域巡检计划',
    completion: '清单已理出，下旬开始巡检',
    points: '50',
  },
  {
    title: '辽宁终验',
    weight: '30',
    from: '2001-11-15',
    to: '2001-11-15',
    expectedEffect: '通过终验',
    completion: '7日获得验收证书',
    points: '30',
  },
  {
    title: '培训班洽谈',
    weight: '20',
    from: '2001-11-30',
    to: '2001-11-30',
    expectedEffect: '制定用户维护人员的培训计划',
    completion: '计划已制定并书面通知',
    points: '16',
  },
] as const;
