import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import type { Fault } from '../../../../shared/spreadsheet/import-plan.ts';
import type { ImportPreview } from '../../api/imports.ts';
import { ExportButtons } from '../../kit/export-buttons.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { columnName, keyName } from './column-name.ts';
import { PagedRows } from './paged-rows.tsx';
import type { Sheet } from './read-sheet.ts';
import { importText } from './text.ts';

/** A fault in words, with what stands there. */
interface ToldFault {
  key: string;
  row: string;
  column: string;
  content: string;
  text: string;
}

function tell(kind: ImportKind, sheet: Sheet, faults: readonly Fault[]): ToldFault[] {
  const t = importText.value;
  const cells = new Map(sheet.rows.map((each) => [each.row, each.cells]));
  return faults.map(({ row, column, code, about = '' }) => {
    const ofHeader = row === 1;
    const content = column === null ? '' : (ofHeader ? sheet.header : cells.get(row))?.[column];
    return {
      key: `${row} ${column ?? ''} ${code}`,
      row: ofHeader ? t.headerRow : String(row),
      column: column === null ? t.wholeRow : columnName(sheet.header, column),
      content: content ?? '',
      text: t.faults[code](code === 'column_missing' ? keyName(kind, about) : about),
    };
  });
}

/** Every fault by row and column, with what stands in the cell. */
export function FaultsPart(props: { kind: ImportKind; sheet: Sheet; preview: ImportPreview }) {
  const t = importText.value;
  const { plan, faultCount } = props.preview;
  const count = (value: number) => formatCount(value, language.value);
  const told = tell(props.kind, props.sheet, plan.faults);
  return (
    <Section title={t.faultsTitle(count(faultCount))}>
      <p>
        {t.faultsText}
        {faultCount > told.length ? t.faultsMore(count(told.length)) : null}
      </p>
      <PagedRows
        caption={t.faultsTitle(count(faultCount))}
        rows={told}
        rowKey={(row) => row.key}
        columns={[
          { header: t.row, kind: 'number', render: (row) => row.row },
          { header: t.place, render: (row) => row.column },
          {
            header: t.content,
            render: (row) =>
              row.content === '' ? (
                <span class="soft">{t.emptyCell}</span>
              ) : (
                <span class="cell-quoted">{row.content}</span>
              ),
          },
          { header: t.fault, names: true, render: (row) => row.text },
        ]}
      />
      <ExportButtons
        name={t.faultsFile(t.kinds[props.kind] ?? '')}
        rows={() => told}
        columns={[
          { header: t.row, value: (row) => row.row },
          { header: t.place, value: (row) => row.column },
          { header: t.content, value: (row) => row.content },
          { header: t.fault, value: (row) => row.text },
        ]}
      />
    </Section>
  );
}
