import { organisationApi, type Person } from '../api/organisation.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { language } from '../kit/language.ts';
import type { PagedList } from '../kit/list.ts';
import { ListFilter } from '../kit/list-filters.tsx';
import type { Column } from '../kit/table.tsx';
import { OrganisationList, type RowForm } from './organisation-list.tsx';
import { personFieldNames, PersonFieldSet, usePersonEditing } from './person-fields.tsx';
import { AccessFilter, daysOf, linkText, SignInCell, waysText } from './person-sign-in.tsx';
import { accessText } from './text-access.ts';
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

function EditRow(props: RowForm<Person>) {
  const editing = usePersonEditing(props.row, props.onSaved);
  return (
    <EditForm editing={editing} names={personFieldNames()} onCancel={props.onCancel}>
      <PersonFieldSet form={editing.form} />
    </EditForm>
  );
}

const roles = ['hr', 'manager', 'reviewer', 'leadership', 'auditor'] as const;

function Filters(props: { list: PagedList<Person> }) {
  const t = hrText.value.people;
  return (
    <>
      <ListFilter
        list={props.list}
        name="role"
        label={t.roles}
        options={[
          { value: '', label: t.anyRole },
          ...roles.map((role) => ({ value: role, label: t.roleNames[role] })),
        ]}
      />
      <AccessFilter list={props.list} />
    </>
  );
}

/** Everybody in the company, changed in place. */
export function PeoplePage() {
  const t = hrText.value.people;
  const access = accessText.value;
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
  ];
  return (
    <OrganisationList
      kind="people"
      read={organisationApi.people}
      columns={columns}
      acting={(reload) => ({
        header: access.header,
        render: (row) => <SignInCell person={row} onMade={() => void reload()} />,
      })}
      exported={[
        { header: t.number, value: (row) => row.number },
        { header: t.name, value: (row) => row.name },
        { header: t.jobTitle, value: (row) => row.title ?? '' },
        { header: t.email, value: (row) => row.email ?? '' },
        { header: t.department, value: (row) => row.department?.name ?? '' },
        { header: t.roles, value: rolesText },
        {
          header: access.header,
          value: (row) => [waysText(row), linkText(row)].filter((text) => text !== '').join('; '),
        },
        { header: access.days, value: (row) => daysOf(row).join('; ') },
      ]}
      Filters={Filters}
      Form={EditRow}
    />
  );
}
