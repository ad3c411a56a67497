import { WINDOW_STATES } from '../../../shared/wire/window-states.ts';
import { timeZone } from '../api/session.ts';
import { windowsApi, type WindowSummary } from '../api/windows.ts';
import { ButtonLink, ButtonRow } from '../kit/button.tsx';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { usePagedList } from '../kit/list.ts';
import { ListFilter, ListFilters } from '../kit/list-filters.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { type Column, EmptyState } from '../kit/table.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import { WINDOW_TONES } from './window-states.ts';

function columnsOf(): Column<WindowSummary>[] {
  const t = hrText.value.windows;
  const time = (at: number) => formatDateTime(at, timeZone(), language.value);
  return [
    {
      header: t.cycle,
      sort: 'cycle',
      names: true,
      render: (row) => (
        <a href={`/hr/windows/${row.id}`}>{formatCycle(row.cycle.label, language.value)}</a>
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
      sort: 'opensAt',
      kind: 'number',
      render: (row) => time(row.opensAt),
    },
    { header: t.closesAt, sort: 'closesAt', kind: 'number', render: (row) => time(row.closesAt) },
  ];
}

/** All survey windows, newest first. */
export function WindowsPage() {
  const t = hrText.value.windows;
  const { list: words } = windowText.value;
  const list = usePagedList('windows', windowsApi.list, {
    sort: 'opensAt',
    direction: 'desc',
  });
  const columns = columnsOf();
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonRow>
            <ButtonLink href="/hr/working-days">{windowText.value.days.title}</ButtonLink>
            <ButtonLink kind="primary" href="/hr/windows/new">
              {t.prepare}
            </ButtonLink>
          </ButtonRow>
        }
      />
      <ListFilters list={list} searchLabel={words.cycle} columns={columns}>
        <ListFilter
          list={list}
          name="state"
          label={t.state}
          options={[
            { value: '', label: words.all },
            ...WINDOW_STATES.map((value) => ({ value, label: t.states[value] })),
          ]}
        />
      </ListFilters>
      <PagedTable
        list={list}
        caption={t.title}
        columns={columns}
        rowKey={(row) => row.id}
        exported={{
          name: t.title,
          columns: [
            { header: t.cycle, value: (row) => formatCycle(row.cycle.label, language.value) },
            { header: t.state, value: (row) => t.states[row.state] },
            { header: t.surveys, kind: 'number', value: (row) => row.surveys },
            { header: t.opensAt, kind: 'date', timeZone: timeZone(), value: (row) => row.opensAt },
            {
              header: t.closesAt,
              kind: 'date',
              timeZone: timeZone(),
              value: (row) => row.closesAt,
            },
          ],
        }}
        empty={
          <EmptyState
            title={t.empty}
            action={<ButtonLink href="/hr/windows/new">{t.prepare}</ButtonLink>}
          >
            {t.emptyText}
          </EmptyState>
        }
      />
    </>
  );
}
