import type { OverviewHeading, OverviewRow } from '../../api/overview.ts';
import type { ExportColumn } from '../../kit/export-table.ts';
import type { cyclesInChinese } from '../cycles/text-zh.ts';
import type { overviewInChinese } from './text-zh.ts';
import { waitText, waitTimes } from './waits-text.ts';

/** The words of a file: the overview's own, and those of sheets. */
export interface ExportWords {
  own: typeof overviewInChinese;
  sheets: Pick<(typeof cyclesInChinese)['page'], 'sheets' | 'sheetStates'>;
  day: (at: number) => string;
}

/** The overview as a file: what its rows say, each fact in a column of its own. */
export function overviewColumns(
  { scale, now }: Pick<OverviewHeading, 'scale' | 'now'>,
  { own: t, sheets, day }: ExportWords,
): ExportColumn<OverviewRow>[] {
  const points = (value: number | null, units: number) => (value === null ? null : value / units);
  const joined = (parts: string[]) => parts.filter((part) => part !== '').join(t.join);
  return [
    { header: t.code, value: (row) => row.code },
    { header: t.department, value: (row) => row.name },
    { header: t.parent, value: (row) => row.parent },
    { header: t.reviewer, value: (row) => row.reviewer },
    ...(['duty', 'plan', 'key_indicators'] as const).map((kind) => ({
      header: sheets.sheets[kind],
      value: (row: OverviewRow) => sheets.sheetStates[row.sheets[kind]],
    })),
    { header: t.outcome, value: (row) => t.outcomes[row.outcome] },
    { header: t.score, kind: 'number', value: (row) => points(row.customerScoreTenths, 10) },
    { header: t.totalState, value: (row) => t.totals[row.total] },
    {
      header: scale === 'to_100' ? t.totalScaled : t.total,
      kind: 'number',
      value: (row) => points(row.totalHundredths, 100),
    },
    { header: t.version, kind: 'number', value: (row) => row.version },
    { header: t.signed, value: (row) => joined(row.signed.map((role) => t.signers[role])) },
    { header: t.objection, value: (row) => (row.objectedAt === null ? null : t.objected) },
    { header: t.measures, kind: 'number', value: (row) => row.measures.count },
    { header: t.measuresDone, kind: 'number', value: (row) => row.measures.done },
    {
      header: t.waitsFor,
      value: (row) =>
        joined(row.waits.map((step) => joined([waitText(step, t), waitTimes(step, now, t, day)]))),
    },
  ];
}
