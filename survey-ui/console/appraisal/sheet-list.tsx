import { type SheetKind, sheetKinds } from '../../../shared/appraisal/sheet-workflow.ts';
import type { SheetsOfDepartment } from '../api/sheets.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { EmptyState, Table, type Column } from '../kit/table.tsx';
import { SHEET_TONES } from './sheet-tones.ts';
import { measureText } from '../measures/text.ts';
import { appraisalText } from './text.ts';

const OUTCOME_TONES = {
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  no_survey: 'stopped',
  none: 'waiting',
} as const satisfies Record<SheetsOfDepartment['result'], StatusTone>;

function isBlank(row: SheetsOfDepartment): boolean {
  return row.result === 'none' && sheetKinds.every((kind) => row.sheets[kind] === 'empty');
}

/** Every department and cycle with the state of its sheets, each leading to the sheet. */
export function SheetList(props: {
  title: string;
  rows: readonly SheetsOfDepartment[];
  /** `/department` or `/review`. */
  base: string;
  empty: { title: string; text: string };
}) {
  const t = appraisalText.value;
  const place = (row: SheetsOfDepartment) => `${row.cycle.id}/${row.department.id}`;
  const sheet = (kind: SheetKind): Column<SheetsOfDepartment> => ({
    header: t.kinds[kind],
    render: (row) => (
      <a href={`${props.base}/sheets/${place(row)}/${kind}`}>
        <StatusLabel tone={SHEET_TONES[row.sheets[kind]]}>{t.states[row.sheets[kind]]}</StatusLabel>
      </a>
    ),
  });
  return (
    <Table
      caption={props.title}
      // Cycles in which nothing is written yet can be many; they come last.
      rows={props.rows.toSorted((a, b) => Number(isBlank(a)) - Number(isBlank(b)))}
      rowKey={place}
      columns={[
        {
          header: t.sheets.cycle,
          names: true,
          render: (row) => formatCycle(row.cycle.label, language.value),
        },
        { header: t.sheets.department, render: (row) => row.department.name },
        ...sheetKinds.map(sheet),
        {
          header: t.sheets.result,
          render: (row) => (
            <StatusLabel tone={OUTCOME_TONES[row.result]}>
              {t.sheets.outcomes[row.result]}
            </StatusLabel>
          ),
        },
        {
          header: t.sheets.total,
          render: (row) => <a href={`${props.base}/totals/${place(row)}`}>{t.sheets.seeTotal}</a>,
        },
        {
          header: measureText.value.see,
          render: (row) => <a href={`${props.base}/measures/${place(row)}`}>{t.sheets.seeTotal}</a>,
        },
      ]}
      empty={<EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>}
    />
  );
}
