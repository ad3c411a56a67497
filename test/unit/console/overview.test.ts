import { describe, expect, it } from 'vitest';
import type { OverviewRow } from '../../../survey-ui/console/api/overview.ts';
import { cyclesInChinese } from '../../../survey-ui/console/hr/cycles/text-zh.ts';
import { overviewColumns } from '../../../survey-ui/console/hr/overview/overview-export.ts';
import { overviewInChinese } from '../../../survey-ui/console/hr/overview/text-zh.ts';
import { waitText, waitTimes } from '../../../survey-ui/console/hr/overview/waits-text.ts';
import { tableAsCsv, tableCells } from '../../../survey-ui/console/kit/export-table.ts';

const t = overviewInChinese;
const day = (at: number) => `第${at}天`;
const columns = overviewColumns(
  { scale: 'as_printed', now: 5 },
  { own: t, sheets: cyclesInChinese.page, day },
);

const row: OverviewRow = {
  id: 'x'.repeat(21),
  code: '+1',
  name: '=HYPERLINK("https://example.com")',
  parent: '@上级',
  reviewer: '-任总',
  sheets: { duty: 'audited', plan: 'approved', key_indicators: 'empty' },
  outcome: 'published',
  customerScoreTenths: 905,
  total: 'objected',
  totalHundredths: 7680,
  version: 2,
  signed: ['filler', 'self_scorer', 'reviewer'],
  objectedAt: 3,
  measures: { count: 2, done: 1 },
  window: null,
  waits: [
    { waits: 'self_scores', for: 'manager', name: '＝经理', since: 1, due: 4 },
    { waits: 'objection_to_answer', for: 'reviewer', name: null, since: 3, due: null },
  ],
};

describe('the overview as a file', () => {
  it('has a fact in each column, and no cell that a spreadsheet would run', () => {
    const [headers, cells] = tableCells(columns, [row]);
    const told = Object.fromEntries((headers ?? []).map((header, at) => [header, cells?.[at]]));
    expect(told).toEqual({
      编号: "'+1",
      部门: '\'=HYPERLINK("https://example.com")',
      上级部门: "'@上级",
      审核人: "'-任总",
      职责: '已审核',
      工作计划: '执行中',
      重关指标: '未填写',
      客户评价: '已发布',
      '客户评分（分）': 90.5,
      总分状态: '申诉待答复',
      '总分（分）': 76.8,
      版本: 2,
      签字: '填表人，自评人，审核人',
      申诉: '待答复',
      改进措施: 2,
      已完成的措施: 1,
      等待: '自评：＝经理，自第1天，期限第4天，已过，答复申诉：未指定审核人，自第3天',
    });
    expect(tableAsCsv(columns, [row])).not.toMatch(/(?:^|,)"?[=+\-@＝＋－＠]/mu);
  });

  it('leaves empty what is not known yet', () => {
    const unknown = { ...row, customerScoreTenths: null, totalHundredths: null, waits: [] };
    const [headers = [], cells = []] = tableCells(columns, [unknown]);
    const of = (header: string) => cells[headers.indexOf(header)];
    expect(['客户评分（分）', '总分（分）', '等待'].map(of)).toEqual([null, null, null]);
  });
});

describe('what waits', () => {
  it('names whom it waits for, but never a rater', () => {
    const ratings = { waits: 'ratings', for: 'raters', name: null, since: 6, due: 9 } as const;
    expect(waitText(ratings, t)).toBe('客户部门评价');
    // What begins only later is told by its end alone.
    expect(waitTimes(ratings, 5, t, day)).toBe('期限第9天');
    expect(waitTimes(ratings, 10, t, day)).toBe('自第6天，期限第9天，已过');
    const prepare = { waits: 'survey_to_prepare', for: 'hr', since: 1, due: null } as const;
    expect(waitText({ ...prepare, name: null }, t)).toBe('准备客户评价：人力资源');
    expect(waitText({ ...prepare, name: '何人事' }, t)).toBe('准备客户评价：何人事');
  });
});
