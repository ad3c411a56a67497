import { useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { useAction } from './action.ts';
import type { Answer } from './answer.ts';
import { Button } from './button.tsx';
import { type ExportColumn, type ExportFormat, exportTable } from './export-table.ts';
import { RefusalNotice } from './notice.tsx';

/**
 * Two buttons that download something as xlsx or CSV.
 * @param props.save makes the file and lets the browser save it; may throw what keeps the writer
 *   of xlsx, which is fetched when it is first needed, from coming
 */
export function FormatButtons(props: {
  /** What screen readers call the thing. */
  name: string;
  kind?: 'quiet';
  save: (format: ExportFormat) => Promise<Answer<unknown>>;
}) {
  const t = kitText.value.exports;
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const save = useAction(async (wanted: ExportFormat): Promise<Answer<unknown>> => {
    setFormat(wanted);
    try {
      return await props.save(wanted);
    } catch {
      return { ok: false, refusal: { code: 'network', status: 0 } };
    }
  });
  return (
    <div class="export">
      {(['xlsx', 'csv'] as const).map((each) => (
        <Button
          key={each}
          {...(props.kind === undefined ? {} : { kind: props.kind })}
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

/**
 * The same for a table.
 * @param props.rows gives all rows, also those that a paged list does not show; asked when pressed
 */
export function ExportButtons<Row>(props: {
  /** Name of the file without ending, and what screen readers call the table. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  rows: () => readonly Row[] | Promise<Answer<readonly Row[]>>;
  /** Asked before: whether the rows may be taken out now. */
  allow?: (() => Promise<Answer<unknown>>) | undefined;
}) {
  const { name, columns } = props;
  const save = async (format: ExportFormat): Promise<Answer<true>> => {
    const allowed = await props.allow?.();
    if (allowed?.ok === false) return allowed;
    const given = await props.rows();
    if ('ok' in given && !given.ok) return given;
    await exportTable(name, format, columns, 'ok' in given ? given.value : given);
    return { ok: true, value: true };
  };
  return <FormatButtons name={name} kind="quiet" save={save} />;
}
