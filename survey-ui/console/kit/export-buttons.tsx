import { useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { useAction } from './action.ts';
import type { Answer } from './answer.ts';
import { Button } from './button.tsx';
import { type ExportColumn, type ExportFormat, exportTable } from './export-table.ts';
import { RefusalNotice } from './notice.tsx';

/**
 * Two buttons that download a table as xlsx or CSV.
 * @param props.rows gives all rows, also those that a paged list does not show; asked when pressed
 */
export function ExportButtons<Row>(props: {
  /** Name of the file without ending, and what screen readers call the table. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  rows: () => readonly Row[] | Promise<Answer<readonly Row[]>>;
}) {
  const t = kitText.value.exports;
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const save = useAction(async (wanted: ExportFormat): Promise<Answer<true>> => {
    setFormat(wanted);
    const given = await props.rows();
    if ('ok' in given && !given.ok) return given;
    const rows = 'ok' in given ? given.value : given;
    try {
      await exportTable(props.name, wanted, props.columns, rows);
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
          kind="quiet"
          running={save.running && format === each}
          label={t.label(props.name, each)}
          onPress={() => void save.run(each)}
        >
          {t[each]}
        </Button>
      ))}
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onRetry={() => void save.run(format)} />
      )}
    </div>
  );
}
