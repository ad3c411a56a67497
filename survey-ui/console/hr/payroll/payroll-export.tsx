import { useState } from 'preact/hooks';
import { payrollApi } from '../../api/payroll.ts';
import { useAction } from '../../kit/action.ts';
import type { Answer } from '../../kit/answer.ts';
import { Button } from '../../kit/button.tsx';
import { download } from '../../kit/download.ts';
import { type ExportFormat, tableAsCsv } from '../../kit/export-table.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { kitText } from '../../text/kit.ts';
import { csvColumns } from './csv-columns.ts';
import { payrollText } from './text.ts';
import { payrollSheets } from './workbook.ts';

/** Downloads the whole payroll: a workbook with formulas, or the numbers as CSV. */
export function PayrollExport(props: { period: string; name: string }) {
  const kit = kitText.value.exports;
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const save = useAction(async (wanted: ExportFormat): Promise<Answer<true>> => {
    const t = payrollText.value;
    setFormat(wanted);
    const read = await payrollApi.read(props.period, null, 'export');
    if (!read.ok) return read;
    if (wanted === 'csv') {
      download(
        `${props.name}.csv`,
        'text/csv',
        tableAsCsv(csvColumns(read.value, t), read.value.rows),
      );
      return { ok: true, value: true };
    }
    try {
      const { writeXlsx } = await import('../../kit/write-xlsx.ts');
      const words = { ...t, cycle: (label: string) => t.cycle(formatCycle(label, language.value)) };
      const file = await writeXlsx(payrollSheets(read.value, words));
      download(`${props.name}.xlsx`, file.type, file);
      return { ok: true, value: true };
    } catch {
      // The writer of xlsx is fetched now, and that may fail as any other request.
      return { ok: false, refusal: { code: 'network', status: 0 } };
    }
  });
  return (
    <div class="export">
      {(['xlsx', 'csv'] as const).map((each) => (
        <Button
          key={each}
          running={save.running && format === each}
          label={kit.label(props.name, each)}
          onPress={() => void save.run(each)}
        >
          {kit[each]}
        </Button>
      ))}
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onRetry={() => void save.run(format)} />
      )}
    </div>
  );
}
