import { organisationApi, type Client, type DepartmentName } from '../api/organisation.ts';
import { ButtonLink } from '../kit/button.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { usePagedList } from '../kit/list.ts';
import { ListFilter, ListFilters } from '../kit/list-filters.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { EmptyState, type Column } from '../kit/table.tsx';
import { namesOf } from './names.ts';
import { hrText } from './text.ts';

/** Names in a cell before it says only how many there are. */
const namesInCell = 8;

/** Client departments with those that each rates. @param departments all, to name them */
export function ServiceMapList(props: { departments: readonly DepartmentName[] }) {
  const t = hrText.value.serviceMap;
  const nameOf = namesOf({ departments: [...props.departments] }).department;
  const list = usePagedList('clients', organisationApi.clients);
  const between = language.value === 'zh' ? '、' : ', ';
  const count = (value: number) => formatCount(value, language.value);
  const names = (row: Client) => row.rated.map(nameOf).toSorted((a, b) => a.localeCompare(b, 'zh'));
  const columns: Column<Client>[] = [
    {
      header: hrText.value.departments.code,
      sort: 'code',
      render: (row) => <span class="figures">{row.code}</span>,
    },
    {
      header: t.client,
      sort: 'name',
      names: true,
      render: (row) => <a href={`/hr/service-map/${row.id}`}>{row.name}</a>,
    },
    {
      header: t.links,
      sort: 'raterLinks',
      kind: 'number',
      render: (row) => count(row.raterLinks),
    },
    {
      header: t.rates,
      render: (row) => {
        const all = names(row);
        if (all.length === 0) return <span class="soft">{t.nobody}</span>;
        const said = all.slice(0, namesInCell).join(between);
        if (all.length <= namesInCell) return said;
        return (
          <>
            {said} <span class="soft">{t.andMore(count(all.length))}</span>
          </>
        );
      },
    },
    { header: t.count, sort: 'rated', kind: 'number', render: (row) => count(row.rated.length) },
  ];
  return (
    <>
      <ListFilters list={list} searchLabel={t.search} columns={columns}>
        <ListFilter
          list={list}
          name="rates"
          label={t.ratesWhich}
          options={[
            { value: '', label: t.anyDepartment },
            ...props.departments
              .filter((each) => !each.ended)
              .map(({ id, name }) => ({ value: id, label: name })),
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
          allow: () => organisationApi.export('service_map'),
          columns: [
            { header: hrText.value.departments.code, value: (row) => row.code },
            { header: t.client, value: (row) => row.name },
            { header: t.links, kind: 'number', value: (row) => row.raterLinks },
            { header: t.rates, value: (row) => names(row).join(between) },
          ],
        }}
        empty={
          <EmptyState
            title={t.empty}
            action={
              <ButtonLink href="/hr/departments/new">{hrText.value.departments.add}</ButtonLink>
            }
          >
            {t.emptyText}
          </EmptyState>
        }
      />
    </>
  );
}
