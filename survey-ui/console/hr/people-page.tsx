import { organisationApi, type Person } from '../api/organisation.ts';
import { ButtonLink } from '../kit/button.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { language } from '../kit/language.ts';
import { namesOf } from './names.ts';
import { hrText } from './text.ts';

/** A person's roles in words, each with its department where it has one. */
export function rolesText(person: Person, departmentName: (id: string) => string): string {
  const t = hrText.value.people;
  return person.roles
    .map((grant) => {
      const name = t.roleNames[grant.role];
      return grant.department === null ? name : t.roleOf(name, departmentName(grant.department));
    })
    .join(language.value === 'zh' ? '、' : ', ');
}

/** Everybody with an account. */
export function PeoplePage() {
  const t = hrText.value.people;
  const load = useLoad('organisation', organisationApi.read);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink kind="primary" href="/hr/people/new">
            {t.add}
          </ButtonLink>
        }
      />
      <Loaded load={load}>
        {(organisation) => {
          const names = namesOf(organisation);
          return (
            <Table
              caption={t.title}
              rows={organisation.people}
              rowKey={(row) => row.id}
              columns={[
                { header: t.number, render: (row) => <span class="figures">{row.number}</span> },
                {
                  header: t.name,
                  names: true,
                  render: (row) => <a href={`/hr/people/${row.id}`}>{row.name}</a>,
                },
                {
                  header: t.department,
                  render: (row) =>
                    row.department === null ? '' : names.department(row.department),
                },
                { header: t.roles, render: (row) => rolesText(row, names.department) },
                {
                  header: t.status,
                  render: (row) => (
                    <StatusLabel tone={row.ended ? 'stopped' : 'done'}>
                      {row.ended ? hrText.value.ended : hrText.value.active}
                    </StatusLabel>
                  ),
                },
              ]}
              empty={
                <EmptyState
                  title={t.empty}
                  action={<ButtonLink href="/hr/people/new">{t.add}</ButtonLink>}
                >
                  {t.emptyText}
                </EmptyState>
              }
            />
          );
        }}
      </Loaded>
    </>
  );
}
