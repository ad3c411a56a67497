import { useState } from 'preact/hooks';
import { windowsApi, type WindowSurvey } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { ExportButtons } from '../kit/export-buttons.tsx';
import type { ExportColumn } from '../kit/export-table.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table, type Column } from '../kit/table.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import { useWindowList, WindowListFrame } from './window-list.tsx';
import type { WindowPartProps } from './window-part.ts';
import { SURVEY_TONES } from './window-states.ts';

const APPROVAL_TONES = {
  waiting: 'waiting',
  approved: 'done',
  returned: 'stopped',
  taken_out: 'stopped',
} as const satisfies Record<WindowSurvey['approval'], StatusTone>;

const AFTER_CLOSE = new Set(['grace', 'closed']);
const BEFORE_KEYS = new Set(['draft', 'submitted']);

function columnsOf(window: WindowPartProps['window']): Column<WindowSurvey>[] {
  const t = hrText.value.windows.table;
  const count = (value: number) => formatCount(value, language.value);
  const columns: Column<WindowSurvey>[] = [
    {
      header: t.department,
      names: true,
      render: (row) => (
        <>
          <a href={`/hr/windows/${window.id}/surveys/${row.id}`}>{row.name}</a>
          {row.returnReason === null ? null : (
            <span class="cell-note">{t.returned(row.returnReason)}</span>
          )}
        </>
      ),
    },
    { header: windowText.value.list.reviewer, render: (row) => row.reviewer ?? '' },
    { header: t.raters, kind: 'number', render: (row) => count(row.raters) },
    { header: t.clients, kind: 'number', render: (row) => count(row.clientDepartments) },
    { header: t.margin, kind: 'number', render: (row) => count(row.margin) },
  ];
  if (window.state !== 'draft') {
    columns.push({
      header: t.approval,
      render: (row) => (
        <StatusLabel tone={APPROVAL_TONES[row.approval]}>{t.approvals[row.approval]}</StatusLabel>
      ),
    });
  }
  if (AFTER_CLOSE.has(window.state)) {
    columns.push({
      header: t.state,
      render: (row) =>
        row.approval === 'taken_out' ? (
          ''
        ) : (
          <StatusLabel tone={SURVEY_TONES[row.state]}>{t.surveyStates[row.state]}</StatusLabel>
        ),
    });
  }
  if (window.fingerprint !== null) {
    columns.push({ header: t.keys, render: (row) => t.keyStates[row.keys] });
  }
  return columns;
}

/** The state of every survey as a file: what the table shows, of all departments. */
function exportColumns(window: WindowPartProps['window']): ExportColumn<WindowSurvey>[] {
  const t = hrText.value.windows.table;
  const stateOf = (row: WindowSurvey) =>
    AFTER_CLOSE.has(window.state) && row.approval === 'approved' ? t.surveyStates[row.state] : null;
  return [
    { header: t.department, value: (row) => row.name },
    { header: windowText.value.list.reviewer, value: (row) => row.reviewer },
    { header: t.raters, kind: 'number', value: (row) => row.raters },
    { header: t.clients, kind: 'number', value: (row) => row.clientDepartments },
    { header: t.margin, kind: 'number', value: (row) => row.margin },
    { header: t.approval, value: (row) => t.approvals[row.approval] },
    { header: t.state, value: stateOf },
    { header: t.keys, value: (row) => t.keyStates[row.keys] },
  ];
}

/** The ways in which the list can be narrowed at this stage. */
function choicesOf({ window }: WindowPartProps): { value: string; label: string }[] {
  const t = hrText.value.windows.table;
  if (window.state === 'draft' || window.state === 'submitted') {
    const codes = [
      ...(window.preflight?.refusals ?? []),
      ...(window.preflight?.warnings ?? []),
    ].filter(({ count }) => count !== undefined);
    const found = codes.map(({ code }) => ({
      value: code,
      label: windowText.value.list.findings[code] ?? code,
    }));
    if (window.state === 'draft') return found;
    const approvals = (['waiting', 'approved', 'returned', 'taken_out'] as const).map((value) => ({
      value,
      label: t.approvals[value],
    }));
    return [...approvals, ...found];
  }
  return (['pending', 'tallied', 'published', 'withheld', 'void'] as const).map((value) => ({
    value,
    label: t.surveyStates[value],
  }));
}

/** The rated departments of a window, with what matters in its present state. */
export function WindowSurveys(
  props: WindowPartProps & { shown: string; onShown: (kind: string) => void },
) {
  const t = hrText.value.windows.table;
  const { window } = props;
  const [leaving, setLeaving] = useState<WindowSurvey>();
  const takeOut = useAction(windowsApi.takeOut);
  const list = useWindowList(
    `${window.id} ${window.state} ${JSON.stringify(window.counts)}`,
    (query) => windowsApi.surveys(window.id, query),
    props.shown,
  );
  const columns = columnsOf(window);
  if (window.state === 'submitted') {
    columns.push({
      header: t.takeOut,
      kind: 'action',
      render: (row) =>
        row.approval === 'waiting' || row.approval === 'returned' ? (
          <Button kind="quiet" label={t.takeOutTitle(row.name)} onPress={() => setLeaving(row)}>
            {t.takeOut}
          </Button>
        ) : null,
    });
  }
  return (
    <Section
      id="surveys"
      title={t.title}
      actions={
        BEFORE_KEYS.has(window.state) ? undefined : (
          <ExportButtons
            name={windowText.value.list.file(window.cycle.label)}
            columns={exportColumns(window)}
            rows={list.readAll}
          />
        )
      }
    >
      <WindowListFrame list={list} whole={window.counts.all} options={choicesOf(props)}>
        {(rows) => (
          <Table caption={t.title} rows={rows} rowKey={(row) => row.id} columns={columns} />
        )}
      </WindowListFrame>
      <ConfirmDialog
        open={leaving !== undefined}
        title={t.takeOutTitle(leaving?.name ?? '')}
        confirm={t.takeOutConfirm}
        final
        running={takeOut.running}
        refusal={takeOut.refusal}
        onClose={() => setLeaving(undefined)}
        onConfirm={() => {
          void takeOut.run(window.id, leaving?.id ?? '').then(async (taken) => {
            if (taken === undefined) return;
            setLeaving(undefined);
            await props.reload();
          });
        }}
      >
        <p>{t.takeOutText}</p>
      </ConfirmDialog>
    </Section>
  );
}
