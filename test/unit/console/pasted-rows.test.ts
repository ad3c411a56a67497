import { describe, expect, test } from 'vitest';
import { columnsOf, guessColumns } from '../../../survey-ui/console/appraisal/pasted-columns.ts';
import { pastedDays } from '../../../survey-ui/console/appraisal/pasted-days.ts';
import { pastedEntries } from '../../../survey-ui/console/appraisal/pasted-entries.ts';
import { formSheet, type SheetPhase } from '../../../survey-ui/console/appraisal/sheet-form.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { sheetFaults } from '../../../shared/appraisal/sheet-score.ts';

function paste(kind: SheetKind, phase: SheetPhase, rows: string[][]) {
  const { columns, headed } = guessColumns(rows, columnsOf(kind, phase));
  let last = 0;
  return pastedEntries(headed ? rows.slice(1) : rows, columns, () => `n${(last += 1)}`);
}

describe('rows pasted from a spreadsheet', () => {
  test('are the plan of the form, under its own headings', () => {
    const entries = paste('plan', 'plan', [
      ['序号', '计划任务', '权重%', '任务起止时间', '应取得的效果', '实际完成情况'],
      ['1', '大容量电池的巡检', '50', '2001年11月\n-2002年2月', '整理出用户清单', '已理出'],
      ['2', '辽宁终验', '30%', '2001年11月15日', '通过终验', ''],
      ['3', '培训班洽谈', '２０', '2001/11/30', '制定培训计划', ''],
    ]);
    expect(entries.map(({ title, weight, from, to }) => [title, weight, from, to])).toEqual([
      ['大容量电池的巡检', '50', '2001-11-01', '2002-02-28'],
      ['辽宁终验', '30', '2001-11-15', '2001-11-15'],
      ['培训班洽谈', '20', '2001-11-30', '2001-11-30'],
    ]);
    expect(entries[0]).toMatchObject({ expectedEffect: '整理出用户清单', completion: '' });
    expect(sheetFaults(formSheet('plan', entries))).toEqual([]);
  });

  test('are duties with parts, whose merged cells are empty but in the first row', () => {
    const entries = paste('duty', 'whole', [
      ['职责', '考核指标', '权重', '实际完成情况', '自评得分'],
      ['售后服务', '技术支持', '10', '没有投诉', '10'],
      ['', '安装调试', '5', '已验收', '5'],
      ['培训运维人员', '', '85', '圆满完成', '85'],
    ]);
    expect(entries).toMatchObject([
      { title: '售后服务', weight: '15', subs: [{ title: '技术支持' }, { title: '安装调试' }] },
      { title: '培训运维人员', weight: '85', self: { kind: 'points', typed: '85' }, subs: [] },
    ]);
    expect(entries[0]?.subs[1]?.self).toEqual({ kind: 'points', typed: '5' });
    expect(sheetFaults(formSheet('duty', entries))).toEqual([]);
  });

  test('without headings are taken in the order of the form, figures first as weights', () => {
    const rows = [
      ['重大投诉', '60', '当期为零', '100'],
      ['交付及时', '40', '按期', '90'],
    ];
    const { columns, headed } = guessColumns(rows, columnsOf('key_indicators', 'whole'));
    expect([columns, headed]).toEqual([['title', 'weight', 'standard', 'self'], false]);
    const entries = pastedEntries(rows, columns, () => 'n');
    expect(entries[1]).toMatchObject({ weight: '40', self: { kind: 'score', typed: '90' } });
  });

  test('keep what is no figure and no day for the field to say so', () => {
    const [entry] = pastedEntries(
      [['甲', '四十', '下月初']],
      ['title', 'weight', 'days'],
      () => 'n',
    );
    expect(entry).toMatchObject({ weight: '四十', from: '', to: '' });
  });

  test('offer nothing that is written after the approval while the plan is', () => {
    expect(columnsOf('plan', 'plan')).not.toContain('self');
    expect(columnsOf('duty', 'whole')).not.toContain('from');
  });

  test.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024.2.9至2024.3.1', '2024-02-09', '2024-03-01'],
    ['十一月', '', ''],
  ])('name days: %s', (cell, from, to) => {
    expect(pastedDays(cell)).toEqual({ from, to });
  });
});
