import { useState } from 'preact/hooks';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { AreaField, SelectField } from '../kit/field.tsx';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { columnsOf, guessColumns, type PastedColumn } from './pasted-columns.ts';
import { pastedEntries } from './pasted-entries.ts';
import type { EntryForm, SheetPhase } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';

/** Rows shown of what was pasted, enough to tell the columns apart. */
const rowsShown = 5;

/** Cells as spreadsheets put them on the clipboard, without rows in which there is nothing. */
async function readCells(text: string): Promise<string[][]> {
  const { parse } = await import('papaparse');
  const { data } = parse<string[]>(text, { delimiter: '\t' });
  return data.filter((row) => row.some((cell) => cell.trim() !== ''));
}

interface Pasted {
  rows: string[][];
  columns: PastedColumn[];
}

/** What was pasted, with a choice above each column of what it is. */
function PastedTable(props: {
  pasted: Pasted;
  offered: readonly PastedColumn[];
  onChange: (columns: PastedColumn[]) => void;
}) {
  const t = sheetText.value.paste;
  const { rows, columns } = props.pasted;
  return (
    <>
      <div class="paste-columns">
        {columns.map((column, index) => (
          <SelectField
            // Columns have no other name than their place.
            key={`${index} of ${columns.length}`}
            id={`column-${index}`}
            label={t.column(index + 1)}
            hint={rows[0]?.[index] ?? ''}
            width="short"
            value={column}
            options={props.offered.map((value) => ({ value, label: t.columns[value] }))}
            onInput={(chosen) =>
              props.onChange(
                columns.map((each, i) =>
                  i === index ? (props.offered.find((value) => value === chosen) ?? each) : each,
                ),
              )
            }
          />
        ))}
      </div>
      <Table
        caption={t.caption}
        onPhones="scroll"
        rows={rows.slice(0, rowsShown)}
        rowKey={(row) => String(rows.indexOf(row))}
        columns={columns.map((column, index) => ({
          header: `${t.column(index + 1)} · ${t.columns[column]}`,
          render: (row: string[]) => row[index] ?? '',
        }))}
      />
    </>
  );
}

/** Takes rows over from a spreadsheet: pasted, columns told apart, then added to the sheet. */
export function PasteRows(props: {
  kind: SheetKind;
  phase: SheetPhase;
  newKey: () => string;
  onAdd: (entries: EntryForm[]) => void;
  onClose: () => void;
}) {
  const t = sheetText.value.paste;
  const offered = columnsOf(props.kind, props.phase);
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted>({ rows: [], columns: [] });
  const take = async (typed: string) => {
    setText(typed);
    const rows = await readCells(typed);
    const { columns, headed } = guessColumns(rows, offered);
    setPasted({ rows: headed ? rows.slice(1) : rows, columns });
  };
  const entries = pastedEntries(pasted.rows, pasted.columns, () => '');
  return (
    <Section title={t.title}>
      <div class="stack">
        <AreaField
          id="pasted"
          label={t.label}
          hint={t.hint}
          rows={4}
          value={text}
          onInput={(typed) => void take(typed)}
        />
        {pasted.rows.length === 0 ? null : (
          <PastedTable
            pasted={pasted}
            offered={offered}
            onChange={(columns) => setPasted({ ...pasted, columns })}
          />
        )}
        <ButtonRow>
          <Button
            disabled={entries.length === 0}
            onPress={() => {
              props.onAdd(pastedEntries(pasted.rows, pasted.columns, props.newKey));
              props.onClose();
            }}
          >
            {t.add(entries.length)}
          </Button>
          <Button kind="quiet" onPress={props.onClose}>
            {t.close}
          </Button>
        </ButtonRow>
      </div>
    </Section>
  );
}
