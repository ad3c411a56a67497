import { organisationApi, type Person } from '../api/organisation.ts';
import { ButtonLink, ButtonRow } from '../kit/button.tsx';
import { EditForm } from '../kit/edit-form.tsx';
import { language } from '../kit/language.ts';
import { usePagedList } from '../kit/list.ts';
import { ListFilter, ListFilters } from '../kit/list-filters.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { EditRowButton, useRowEditing } from '../kit/row-editing.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, type Column } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { personFieldNames, PersonFieldSet, usePersonEditing } from './person-fields.tsx';
import { hrText } from './text.ts';

/** A person's roles in words, each with its department where it has one. */
export function rolesText(person: Person): string {
  const t = hrText.value.people;
  return person.roles
    .map((grant) => {
      const name = t.roleNames[grant.role];
      return grant.department === null ? name : t.roleOf(name, grant.department.name);
    })
    .join(language.value === 'zh' ? '、' : ', ');
}

function EditRow(props: { person: Person; onSaved: () => void; onCancel: () => void }) {
  const editing = usePersonEditing(props.person, props.onSaved);
  return (
    <EditForm editing={editing} names={personFieldNames()} onCancel={props.onCancel}>
      <PersonFieldSet form={editing.form} />
    </EditForm>
  );
}

/** Everybody in the company, changed in place. */
export function PeoplePage() {
  const t = hrText.value.people;
  const { inUse, active, ended } = hrText.value;
  const list = usePagedList('people', organisationApi.people);
  const editing = useRowEditing();
  const columns: Column<Person>[] = [
    {
      header: t.number,
      sort: 'number',
      render: (row) => <span class="figures">{row.number}</span>,
    },
    {
      header: t.name,
      sort: 'name',
      names: true,
      render: (row) => <a href={`/hr/people/${row.id}`}>{row.name}</a>,
    },
    { header: t.jobTitle, sort: 'title', render: (row) => row.title ?? '' },
    { header: t.department, sort: 'department', render: (row) => row.department?.name ?? '' },
    { header: t.roles, render: rolesText },
    {
      header: t.status,
      render: (row) => (
        <StatusLabel tone={row.ended ? 'stopped' : 'done'}>
          {row.ended ? ended : active}
        </StatusLabel>
      ),
    },
    {
      header: t.action,
      kind: 'action',
      render: (row) =>
        row.ended ? null : <EditRowButton editing={editing} rowKey={row.id} name={row.name} />,
    },
  ];
  const changed = list.shown?.rows.find((row) => row.id === editing.key);
  const roles = ['hr', 'manager', 'reviewer', 'leadership', 'auditor'] as const;
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonRow>
            <ButtonLink href="/hr/import/people">{hrText.value.fromSheet}</ButtonLink>
            <ButtonLink kind="primary" href="/hr/people/new">
              {t.add}
            </ButtonLink>
          </ButtonRow>
        }
      />
      <ListFilters list={list} searchLabel={t.search} columns={columns}>
        <ListFilter list={list} name="state" {...inUse} />
        <ListFilter
          list={list}
          name="role"
          label={t.roles}
          options={[
            { value: '', label: t.anyRole },
            ...roles.map((role) => ({ value: role, label: t.roleNames[role] })),
          ]}
        />
      </ListFilters>
      <PagedTable
        list={list}
        caption={t.title}
        columns={columns}
        rowKey={(row) => row.id}
        editing={
          changed && {
            key: changed.id,
            form: (
              <EditRow
                person={changed}
                onCancel={editing.close}
                onSaved={() => {
                  toast(kitText.value.saved);
                  void list.load.reload().then(editing.close);
                }}
              />
            ),
          }
        }
        exported={{
          name: t.title,
          columns: [
            { header: t.number, value: (row) => row.number },
            { header: t.name, value: (row) => row.name },
            { header: t.jobTitle, value: (row) => row.title ?? '' },
            { header: t.email, value: (row) => row.email ?? '' },
            { header: t.department, value: (row) => row.department?.name ?? '' },
            { header: t.roles, value: rolesText },
            { header: t.status, value: (row) => (row.ended ? ended : active) },
          ],
        }}
        empty={
          <EmptyState
            title={t.empty}
            action={
              <ButtonRow>
                <ButtonLink href="/hr/import/people">{hrText.value.fromSheet}</ButtonLink>
                <ButtonLink href="/hr/people/new">{t.add}</ButtonLink>
              </ButtonRow>
            }
          >
            {t.emptyText}
          </EmptyState>
        }
      />
    </>
  );
}
