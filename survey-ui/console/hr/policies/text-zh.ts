/** Words of the pages about scoring policies in Chinese. */
export const policiesInChinese = {
  title: '计分办法',
  lead: '职责、工作计划和客户评价各占多少，怎样合成总分。每个考核期使用其中一版。',
  name: (number: number) => `计分办法第${number}版`,
  changeTitle: (number: number) => `修改计分办法第${number}版`,
  newTitle: '新的计分办法版本',
  percents: '权重',
  percentsLead: '整数百分比，合计不超过100%。',
  parts: { duty: '职责', plan: '工作计划', customer: '客户评价' },
  partsShort: '职责／计划／客户（%）',
  sum: '合计',
  ceiling: '满分',
  points: (points: string) => `${points}分`,
  ceilingPrinted: (sum: number) =>
    `三项权重合计${sum}%，所以总分最高为${sum} × 重关指标值。考核表就是这样印的（30%＋30%＋20%＝80%），系统照此计算，并在总分页、打印件和计算说明中写明。`,
  ceilingFull: '三项权重合计100%，总分最高为100 × 重关指标值。',
  ceilingScaled: (sum: number, factor: string) =>
    `三项权重合计${sum}%，再乘${factor}折算为百分制，总分最高为100 × 重关指标值。凡显示总分之处都会注明已折算。`,
  scale: '总分的满分',
  scales: { as_printed: '按考核表', to_100: '折算为百分制' },
  scaleHints: {
    as_printed: '按权重直接相加，合计多少就是满分多少。',
    to_100: '相加后再放大，使满分为100分。处处注明，不会悄悄换算。',
  },
  withheld: '没有客户评分时',
  withheldText: (customer: string, duty: string, plan: string) =>
    `客户评价未达最少人数、作废或本期不做时，没有客户评分，绝不按0分计算。它的${customer}按比例分给职责（共${duty}）和工作计划（共${plan}），满分不变；总分注明不含客户评分，由审核人签字确认。`,
  example: '举例',
  exampleLead: '职责100分，工作计划96分，重关指标值1，客户评分90.0分：',
  exampleStep: '情形',
  exampleComputation: '算式',
  exampleTotal: '总分（分）',
  withScore: '有客户评分',
  withoutScore: '没有客户评分',
  times: (factor: string) => ` × ${factor}`,
  noExample: '权重填写正确后显示算例。',
  rounding: '各步都不四舍五入，只在最后保留两位小数时四舍五入一次。',
  faults: {
    percent: (part: string) => `${part}的权重须为0至100的整数`,
    over: (sum: number) => `权重合计${sum}%，超过100%`,
    nobody: '职责和工作计划不能都为0：没有客户评分时，须有一项承担它的权重',
  },
};
