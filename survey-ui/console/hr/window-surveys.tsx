import { useState } from 'preact/hooks';
import { windowsApi, type WindowSurvey } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table, type Column } from '../kit/table.tsx';
import { hrText } from './text.ts';
import type { WindowPartProps } from './window-part.ts';
import { SURVEY_TONES } from './window-states.ts';

const APPROVAL_TONES = {
  waiting: 'waiting',
  approved: 'done',
  returned: 'stopped',
  taken_out: 'stopped',
} as const satisfies Record<WindowSurvey['approval'], StatusTone>;

const AFTER_CLOSE = new Set(['grace', 'closed']);

/** The rated departments of a window, with what matters in its present state. */
export function WindowSurveys(props: WindowPartProps) {
  const t = hrText.value.windows.table;
  const { window, departmentName } = props;
  const [leaving, setLeaving] = useState<WindowSurvey>();
  const takeOut = useAction(windowsApi.takeOut);
  const count = (value: number) => formatCount(value, language.value);
  const checked = (survey: WindowSurvey) =>
    window.preflight.surveys.find((each) => each.department === survey.department);
  const raters = (survey: WindowSurvey) => checked(survey)?.raters ?? survey.linksIssued;

  const columns: Column<WindowSurvey>[] = [
    {
      header: t.department,
      names: true,
      render: (row) => (
        <>
          {departmentName(row.department)}
          {row.returnReason === null ? null : (
            <span class="cell-note">{t.returned(row.returnReason)}</span>
          )}
        </>
      ),
    },
    { header: t.raters, kind: 'number', render: (row) => count(raters(row)) },
    { header: t.clients, kind: 'number', render: (row) => count(row.clients.length) },
    { header: t.margin, kind: 'number', render: (row) => count(raters(row) - window.threshold) },
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
      render: (row) => (
        <StatusLabel tone={SURVEY_TONES[row.state]}>{t.surveyStates[row.state]}</StatusLabel>
      ),
    });
  }
  if (window.fingerprint !== null) {
    columns.push({ header: t.keys, render: (row) => t.keyStates[row.keys] });
  }
  if (window.state === 'submitted') {
    columns.push({
      header: t.takeOut,
      kind: 'action',
      render: (row) =>
        row.approval === 'waiting' || row.approval === 'returned' ? (
          <Button
            kind="quiet"
            label={t.takeOutTitle(departmentName(row.department))}
            onPress={() => setLeaving(row)}
          >
            {t.takeOut}
          </Button>
        ) : null,
    });
  }

  return (
    <Section title={t.title}>
      <Table caption={t.title} rows={window.surveys} rowKey={(row) => row.id} columns={columns} />
      <ConfirmDialog
        open={leaving !== undefined}
        title={t.takeOutTitle(leaving === undefined ? '' : departmentName(leaving.department))}
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
