import type { PayrollRow } from '../../../../shared/payroll/payroll.ts';
import type { Payroll } from '../../api/payroll.ts';
import type { ExportColumn } from '../../kit/export-table.ts';
import type { WorkbookWords } from './workbook.ts';

/** The columns of the payroll as CSV: the same as the workbook's people, with numbers. */
export function csvColumns(
  { departments, shares }: Payroll,
  words: WorkbookWords,
): ExportColumn<PayrollRow>[] {
  const byId = new Map(departments.map((each) => [each.id, each]));
  const number = (header: string, value: (row: PayrollRow) => number | null) => ({
    header,
    kind: 'number' as const,
    value,
  });
  return [
    { header: words.code, value: (row) => byId.get(row.department)?.code ?? '' },
    { header: words.department, value: (row) => byId.get(row.department)?.name ?? '' },
    { header: words.number, value: (row) => row.number },
    { header: words.name, value: (row) => row.name },
    { header: words.rank, value: (row) => words.ranks[row.rank] },
    number(words.share, (row) => shares[row.rank]),
    number(words.total, (row) => (row.total === null ? null : row.total / 100)),
    number(words.personal, (row) => (row.personal === null ? null : row.personal / 10)),
    number(words.score, (row) => (row.score === null ? null : row.score / 100)),
    {
      header: words.check,
      value: (row) => row.checks.map((check) => words.checkNames[check]).join(' · '),
    },
  ];
}
