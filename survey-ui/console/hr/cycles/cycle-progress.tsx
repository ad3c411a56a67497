import { useState } from 'preact/hooks';
import { hasTotal } from '../../../../shared/appraisal/cycle-standing.ts';
import { cyclesApi, type CycleView, type DepartmentProgress } from '../../api/cycles.ts';
import { Button } from '../../kit/button.tsx';
import type { ExportColumn } from '../../kit/export-table.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { usePagedList } from '../../kit/list.ts';
import { ListFilter, ListFilters } from '../../kit/list-filters.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { type Column, EmptyState } from '../../kit/table.tsx';
import { SHEET_TONES } from '../../appraisal/sheet-tones.ts';
import { percentsShown } from '../policies/figures.ts';
import { NoSurveyDialog } from './no-survey-dialog.tsx';
import { STANDING_TONES, standingOf } from './survey-state.ts';
import { pickerText } from '../text-picker.ts';
import { cyclesText } from './text.ts';

const KINDS = ['duty', 'plan', 'key_indicators'] as const;
const FILTERS = ['all', 'waiting', 'withoutScore'] as const;

/** What the cycle's policy makes of departments without a customer score. */
function Consequence(props: { view: CycleView }) {
  const t = cyclesText.value.page;
  const { view } = props;
  const count = view.withoutScore;
  if (count === 0) return null;
  const { customer, duty, plan } = percentsShown(view.scoringPolicy.content);
  return (
    <Notice kind="note" title={t.withoutScore(count)}>
      <p>{t.consequence(customer, duty, plan)}</p>
    </Notice>
  );
}

function Survey(props: { row: DepartmentProgress; view: CycleView }) {
  const t = cyclesText.value.page;
  const { row, view } = props;
  const standing = standingOf(row, view.windows);
  const label = (
    <StatusLabel tone={STANDING_TONES[standing]}>{t.surveyStates[standing]}</StatusLabel>
  );
  return (
    <div>
      {row.survey === null ? label : <a href={`/hr/windows/${row.survey.window}`}>{label}</a>}
      {row.noSurvey === null ? null : (
        <span class="cell-note">{t.said(row.noSurvey.reason, row.noSurvey.by)}</span>
      )}
    </div>
  );
}

function exportColumns(view: CycleView): ExportColumn<DepartmentProgress>[] {
  const t = cyclesText.value.page;
  return [
    { header: t.code, value: (row) => row.code },
    { header: t.department, value: (row) => row.name },
    ...KINDS.map((kind) => ({
      header: t.sheets[kind],
      value: (row: DepartmentProgress) => t.sheetStates[row.sheets[kind]],
    })),
    { header: t.survey, value: (row) => t.surveyStates[standingOf(row, view.windows)] },
    { header: t.reason, value: (row) => row.noSurvey?.reason ?? null },
    { header: t.total, value: (row) => (hasTotal(row) ? t.hasTotal : t.noTotal) },
  ];
}

/** Every department of a cycle with the state of its sheets, its survey and its total. */
export function CycleProgress(props: { view: CycleView; reload: () => Promise<void> }) {
  const t = cyclesText.value.page;
  const { view } = props;
  const list = usePagedList(`progress ${view.cycle.id}`, (ask) =>
    cyclesApi.departments(view.cycle.id, ask),
  );
  const [asking, setAsking] = useState<DepartmentProgress>();
  const columns: Column<DepartmentProgress>[] = [
    { header: t.code, sort: 'code', render: (row) => <span class="figures">{row.code}</span> },
    { header: t.department, sort: 'name', names: true, render: (row) => row.name },
    ...KINDS.map((kind) => ({
      header: t.sheets[kind],
      render: (row: DepartmentProgress) => (
        <StatusLabel tone={SHEET_TONES[row.sheets[kind]]}>
          {t.sheetStates[row.sheets[kind]]}
        </StatusLabel>
      ),
    })),
    { header: t.survey, render: (row) => <Survey row={row} view={view} /> },
    {
      header: t.total,
      render: (row) => (
        <StatusLabel tone={hasTotal(row) ? 'done' : 'waiting'}>
          {hasTotal(row) ? t.hasTotal : t.noTotal}
        </StatusLabel>
      ),
    },
    {
      header: t.sayNoSurvey,
      kind: 'action',
      render: (row) => {
        if (row.noSurvey === null && (row.survey !== null || row.result !== 'none')) return null;
        const said = row.noSurvey !== null;
        return (
          <Button
            kind="quiet"
            label={t.of(said ? t.takeBack : t.sayNoSurvey, row.name)}
            onPress={() => setAsking(row)}
          >
            {said ? t.takeBack : t.sayNoSurvey}
          </Button>
        );
      },
    },
  ];
  return (
    <Section title={t.progress}>
      <div class="stack">
        <Consequence view={view} />
        <ListFilters list={list} searchLabel={pickerText.value.search} columns={columns}>
          <ListFilter
            list={list}
            name="show"
            label={t.filter}
            options={FILTERS.map((value) => ({ value, label: t.filters[value] }))}
          />
        </ListFilters>
        <PagedTable
          list={list}
          caption={t.progress}
          rowKey={(row) => row.department}
          columns={columns}
          exported={{
            name: t.title(formatCycle(view.cycle.label, language.value)),
            columns: exportColumns(view),
          }}
          empty={<EmptyState title={pickerText.value.nothing}>{null}</EmptyState>}
        />
        <NoSurveyDialog
          cycle={view.cycle.id}
          department={asking}
          onClose={() => setAsking(undefined)}
          onDone={async () => {
            await Promise.all([props.reload(), list.load.reload()]);
          }}
        />
      </div>
    </Section>
  );
}
