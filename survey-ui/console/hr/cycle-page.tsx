import { useRoute } from 'preact-iso/router';
import { organisationApi, type DepartmentProgress } from '../api/organisation.ts';
import { ExportButtons } from '../kit/export-buttons.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { hrText } from './text.ts';

const SHEET_TONES = {
  empty: 'waiting',
  draft: 'running',
  self_scored: 'running',
  audited: 'done',
} as const satisfies Record<string, StatusTone>;

const OUTCOME_TONES = {
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  none: 'waiting',
} as const satisfies Record<string, StatusTone>;

/** How far every department is in one cycle; no score is shown. */
export function CyclePage() {
  const t = hrText.value.cycles;
  const id = useRoute().params['id'] ?? '';
  const cycles = useLoad('cycles', organisationApi.cycles);
  const progress = useLoad(`progress ${id}`, () => organisationApi.progress(id));
  const label =
    cycles.current.state === 'here'
      ? (cycles.current.value.find((each) => each.id === id)?.label ?? '')
      : '';
  const sheet = (kind: keyof DepartmentProgress['sheets']) => ({
    header: t.sheets[kind],
    render: (row: DepartmentProgress) => (
      <StatusLabel tone={SHEET_TONES[row.sheets[kind]]}>
        {t.sheetStates[row.sheets[kind]]}
      </StatusLabel>
    ),
  });
  return (
    <>
      <PageHeader
        title={t.progressTitle(formatCycle(label, language.value))}
        above={{ href: '/hr/cycles', name: t.title }}
        lead={t.progressLead}
      />
      <Loaded load={progress}>
        {({ departments }) => (
          <>
            <Table
              caption={t.progress}
              rows={departments}
              rowKey={(row) => row.department}
              columns={[
                { header: t.department, names: true, render: (row) => row.name },
                sheet('duty'),
                sheet('plan'),
                sheet('key_indicators'),
                {
                  header: t.result,
                  render: (row) => (
                    <StatusLabel tone={OUTCOME_TONES[row.result]}>
                      {t.outcomes[row.result]}
                    </StatusLabel>
                  ),
                },
              ]}
            />
            <ExportButtons
              name={t.progressTitle(formatCycle(label, language.value))}
              rows={() => departments}
              columns={[
                { header: t.department, value: (row) => row.name },
                ...(['duty', 'plan', 'key_indicators'] as const).map((kind) => ({
                  header: t.sheets[kind],
                  value: (row: DepartmentProgress) => t.sheetStates[row.sheets[kind]],
                })),
                { header: t.result, value: (row) => t.outcomes[row.result] },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
