import { organisationApi } from '../api/organisation.ts';
import { ButtonLink } from '../kit/button.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { namesOf } from './names.ts';
import { hrText } from './text.ts';

/** All departments with who manages and who reviews each. */
export function DepartmentsPage() {
  const t = hrText.value;
  const load = useLoad('organisation', organisationApi.read);
  return (
    <>
      <PageHeader
        title={t.departments.title}
        lead={t.departments.lead}
        actions={
          <ButtonLink kind="primary" href="/hr/departments/new">
            {t.departments.add}
          </ButtonLink>
        }
      />
      <Loaded load={load}>
        {(organisation) => {
          const names = namesOf(organisation);
          const person = (id: string | null) =>
            id === null ? <span class="soft">{t.none}</span> : names.person(id);
          return (
            <Table
              caption={t.departments.title}
              rows={organisation.departments}
              rowKey={(row) => row.id}
              columns={[
                { header: t.departments.code, render: (row) => row.code },
                {
                  header: t.departments.name,
                  names: true,
                  render: (row) => <a href={`/hr/departments/${row.id}`}>{row.name}</a>,
                },
                { header: t.departments.manager, render: (row) => person(row.manager) },
                { header: t.departments.reviewer, render: (row) => person(row.reviewer) },
                {
                  header: t.departments.raterLinks,
                  kind: 'number',
                  render: (row) => formatCount(row.raterLinks, language.value),
                },
                {
                  header: t.departments.status,
                  render: (row) => (
                    <StatusLabel tone={row.ended ? 'stopped' : 'done'}>
                      {row.ended ? t.ended : t.active}
                    </StatusLabel>
                  ),
                },
              ]}
              empty={
                <EmptyState
                  title={t.departments.empty}
                  action={<ButtonLink href="/hr/departments/new">{t.departments.add}</ButtonLink>}
                >
                  {t.departments.emptyText}
                </EmptyState>
              }
            />
          );
        }}
      </Loaded>
    </>
  );
}
