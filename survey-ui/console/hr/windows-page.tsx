import { timeZone } from '../api/session.ts';
import { windowsApi } from '../api/windows.ts';
import { ButtonLink } from '../kit/button.tsx';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import { WINDOW_TONES } from './window-states.ts';

/** All survey windows. */
export function WindowsPage() {
  const t = hrText.value.windows;
  const load = useLoad('windows', windowsApi.list);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ButtonLink href="/hr/working-days">{windowText.value.days.title}</ButtonLink>
            <ButtonLink kind="primary" href="/hr/windows/new">
              {t.prepare}
            </ButtonLink>
          </>
        }
      />
      <Loaded load={load}>
        {(windows) => (
          <Table
            caption={t.title}
            rows={windows}
            rowKey={(row) => row.id}
            columns={[
              {
                header: t.cycle,
                names: true,
                render: (row) => (
                  <a href={`/hr/windows/${row.id}`}>
                    {formatCycle(row.cycle.label, language.value)}
                  </a>
                ),
              },
              {
                header: t.state,
                render: (row) => (
                  <StatusLabel tone={WINDOW_TONES[row.state]}>{t.states[row.state]}</StatusLabel>
                ),
              },
              {
                header: t.surveys,
                kind: 'number',
                render: (row) => formatCount(row.surveys, language.value),
              },
              {
                header: t.opensAt,
                kind: 'number',
                render: (row) => formatDateTime(row.opensAt, timeZone(), language.value),
              },
              {
                header: t.closesAt,
                kind: 'number',
                render: (row) => formatDateTime(row.closesAt, timeZone(), language.value),
              },
            ]}
            empty={
              <EmptyState
                title={t.empty}
                action={<ButtonLink href="/hr/windows/new">{t.prepare}</ButtonLink>}
              >
                {t.emptyText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}
