import { organisationApi, type Reach } from '../api/organisation.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { usePagedList } from '../kit/list.ts';
import { ListFilters } from '../kit/list-filters.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { EmptyState, type Column } from '../kit/table.tsx';
import { type ReachVerdict, reachVerdict } from './reach.ts';
import { hrText } from './text.ts';

const tones: Record<ReachVerdict, StatusTone> = {
  enough: 'done',
  too_few_clients: 'stopped',
  too_few_raters: 'waiting',
  not_rated: 'stopped',
};

/** How far the survey of each department would reach by the service map. */
export function ServiceMapReach() {
  const t = hrText.value.serviceMap;
  const list = usePagedList('reach', organisationApi.reach);
  const words: Record<ReachVerdict, string> = {
    enough: t.enough,
    too_few_clients: t.tooFew(3),
    too_few_raters: t.tooFewRaters,
    not_rated: t.notRated,
  };
  const count = (value: number) => formatCount(value, language.value);
  const columns: Column<Reach>[] = [
    {
      header: hrText.value.departments.code,
      sort: 'code',
      render: (row) => <span class="figures">{row.code}</span>,
    },
    { header: t.rated, sort: 'name', names: true, render: (row) => row.name },
    { header: t.clients, sort: 'clients', kind: 'number', render: (row) => count(row.clients) },
    { header: t.raters, sort: 'raters', kind: 'number', render: (row) => count(row.raters) },
    {
      header: t.verdict,
      render: (row) => {
        const verdict = reachVerdict(row);
        return <StatusLabel tone={tones[verdict]}>{words[verdict]}</StatusLabel>;
      },
    },
  ];
  return (
    <>
      <ListFilters list={list} searchLabel={t.search} columns={columns} />
      <PagedTable
        list={list}
        caption={t.ratedByCaption}
        columns={columns}
        rowKey={(row) => row.id}
        exported={{
          name: t.asReach,
          allow: () => organisationApi.export('service_map'),
          columns: [
            { header: hrText.value.departments.code, value: (row) => row.code },
            { header: t.rated, value: (row) => row.name },
            { header: t.clients, kind: 'number', value: (row) => row.clients },
            { header: t.raters, kind: 'number', value: (row) => row.raters },
            { header: t.verdict, value: (row) => words[reachVerdict(row)] },
          ],
        }}
        empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
      />
    </>
  );
}
