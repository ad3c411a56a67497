import { payrollApi } from '../../api/payroll.ts';
import type { Answer } from '../../kit/answer.ts';
import { download } from '../../kit/download.ts';
import { FormatButtons } from '../../kit/export-buttons.tsx';
import { type ExportFormat, tableAsCsv } from '../../kit/export-table.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { csvColumns } from './csv-columns.ts';
import { payrollText } from './text.ts';
import { payrollSheets } from './workbook.ts';

/** Downloads the whole payroll: a workbook with formulas, or the numbers as CSV. */
export function PayrollExport({ period, name }: { period: string; name: string }) {
  const save = async (format: ExportFormat): Promise<Answer<true>> => {
    const t = payrollText.value;
    const read = await payrollApi.read(period, null, 'export');
    if (!read.ok) return read;
    const payroll = read.value;
    if (format === 'csv') {
      download(`${name}.csv`, 'text/csv', tableAsCsv(csvColumns(payroll, t), payroll.rows));
    } else {
      const { writeXlsx } = await import('../../kit/write-xlsx.ts');
      const words = { ...t, cycle: (label: string) => t.cycle(formatCycle(label, language.value)) };
      const file = await writeXlsx(payrollSheets(payroll, words));
      download(`${name}.xlsx`, file.type, file);
    }
    return { ok: true, value: true };
  };
  return <FormatButtons name={name} save={save} />;
}
