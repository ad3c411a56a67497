import { type Department, organisationApi } from '../api/organisation.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { PagedList } from '../kit/list.ts';
import { ListFilter } from '../kit/list-filters.tsx';
import type { Named } from '../kit/named.ts';
import type { Column } from '../kit/table.tsx';
import {
  departmentFieldNames,
  DepartmentFieldSet,
  HolderFieldSet,
  useDepartmentEditing,
} from './department-fields.tsx';
import { OrganisationList, type RowForm } from './organisation-list.tsx';
import { hrText } from './text.ts';

function EditRow(props: RowForm<Department>) {
  const editing = useDepartmentEditing(props.row, props.onSaved);
  return (
    <EditForm editing={editing} names={departmentFieldNames()} onCancel={props.onCancel}>
      <DepartmentFieldSet form={editing.form} brief />
      <HolderFieldSet form={editing.form} brief />
    </EditForm>
  );
}

function Lacks(props: { list: PagedList<Department> }) {
  return <ListFilter list={props.list} name="lacks" {...hrText.value.departments.lacks} />;
}

/** All departments with who manages and who reviews each, changed in place. */
export function DepartmentsPage() {
  const t = hrText.value.departments;
  const named = (who: Named | null) => who?.name ?? <span class="soft">{hrText.value.none}</span>;
  const columns: Column<Department>[] = [
    { header: t.code, sort: 'code', render: (row) => <span class="figures">{row.code}</span> },
    {
      header: t.name,
      sort: 'name',
      names: true,
      render: (row) => <a href={`/hr/departments/${row.id}`}>{row.name}</a>,
    },
    { header: t.parent, sort: 'parent', render: (row) => row.parent?.name ?? '' },
    { header: t.manager, sort: 'manager', render: (row) => named(row.manager) },
    { header: t.reviewer, sort: 'reviewer', render: (row) => named(row.reviewer) },
    {
      header: t.raterLinks,
      sort: 'raterLinks',
      kind: 'number',
      render: (row) => formatCount(row.raterLinks, language.value),
    },
  ];
  return (
    <OrganisationList
      kind="departments"
      read={organisationApi.departments}
      columns={columns}
      exported={[
        { header: t.code, value: (row) => row.code },
        { header: t.name, value: (row) => row.name },
        { header: t.parent, value: (row) => row.parent?.name ?? '' },
        { header: t.manager, value: (row) => row.manager?.name ?? '' },
        { header: t.reviewer, value: (row) => row.reviewer?.name ?? '' },
        { header: t.raterLinks, kind: 'number', value: (row) => row.raterLinks },
      ]}
      Filters={Lacks}
      Form={EditRow}
    />
  );
}
