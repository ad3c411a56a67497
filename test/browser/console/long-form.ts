import type { DutySheet } from '../../../shared/appraisal/duty-sheet.ts';
import type { KeyIndicatorSheet } from '../../../shared/appraisal/key-indicator-sheet.ts';
import type { PlanSheet } from '../../../shared/appraisal/plan-sheet.ts';

/** Lines of each sheet; more than any department has on one sheet of paper. */
export const LONG_LINES = 12;

/** Twelve weights that sum to 100 %, in tenths of a percent. */
const weights = Array.from({ length: LONG_LINES }, (_, i) => (i === 0 ? 87 : 83));
const full = { kind: 'score', tenths: 1000 } as const;
const sentence = '本期按计划逐户走访并登记问题，能当场解决的当场解决，其余列入清单限期答复。';

/** What a row says first and last, so that one that is cut by the end of a page is noticed. */
export const rowMarks = (sheet: string, i: number) => ({
  first: `【${sheet}${i + 1}始】`,
  last: `【${sheet}${i + 1}终】`,
});

/** A text that is longer from line to line, between the marks of its row. */
function longText(sheet: string, i: number): string {
  const { first, last } = rowMarks(sheet, i);
  return first + sentence.repeat(i + 1) + last;
}

const line = (sheet: string, i: number) => ({
  title: `${sheet}${i + 1}：华北、西北区域用户的走访与大容量设备的巡检`,
  standard: '走访率、答复率均达到九成五以上，每项记录齐全可查',
  completion: longText(sheet, i),
  weight: weights[i] ?? 0,
  self: full,
});

/** Sheets of twelve long lines each, all with full marks; the first duty has three parts. */
export const longSheets = {
  duty: {
    indicators: weights.map((weight, i) => ({
      ...line('职责', i),
      subIndicators:
        i === 0
          ? ['走访', '登记', '答复'].map((title, part) => ({
              title,
              standard: '按月',
              completion: '已完成',
              weight: part === 0 ? weight - 60 : 30,
            }))
          : [],
    })),
  } satisfies DutySheet,
  plan: {
    tasks: weights.map((_, i) => ({
      ...line('任务', i),
      from: '2026-02-01',
      to: '2026-02-28',
      expectedEffect: '各区域清单齐全，排定巡检顺序，重点用户先行安排',
      cause: '',
    })),
  } satisfies PlanSheet,
  key_indicators: {
    keyIndicators: weights.map((_, i) => line('重关', i)),
  } satisfies KeyIndicatorSheet,
} as const;
