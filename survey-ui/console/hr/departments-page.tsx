import { type Department, organisationApi } from '../api/organisation.ts';
import { ButtonLink, ButtonRow } from '../kit/button.tsx';
import { EditForm } from '../kit/edit-form.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { usePagedList } from '../kit/list.ts';
import { ListFilter, ListFilters } from '../kit/list-filters.tsx';
import type { Named } from '../kit/named.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { EditRowButton, useRowEditing } from '../kit/row-editing.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, type Column } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import {
  departmentFieldNames,
  DepartmentFieldSet,
  HolderFieldSet,
  useDepartmentEditing,
} from './department-fields.tsx';
import { hrText } from './text.ts';

function EditRow(props: { department: Department; onSaved: () => void; onCancel: () => void }) {
  const editing = useDepartmentEditing(props.department, props.onSaved);
  return (
    <EditForm editing={editing} names={departmentFieldNames()} onCancel={props.onCancel}>
      <DepartmentFieldSet form={editing.form} brief />
      <HolderFieldSet form={editing.form} brief />
    </EditForm>
  );
}

/** All departments with who manages and who reviews each, changed in place. */
export function DepartmentsPage() {
  const t = hrText.value.departments;
  const { inUse, active, ended, none } = hrText.value;
  const list = usePagedList('departments', organisationApi.departments);
  const editing = useRowEditing();
  const named = (who: Named | null) => who?.name ?? <span class="soft">{none}</span>;
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
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonRow>
            <ButtonLink href="/hr/import/departments">{hrText.value.fromSheet}</ButtonLink>
            <ButtonLink kind="primary" href="/hr/departments/new">
              {t.add}
            </ButtonLink>
          </ButtonRow>
        }
      />
      <ListFilters list={list} searchLabel={t.search} columns={columns}>
        <ListFilter list={list} name="state" {...inUse} />
        <ListFilter list={list} name="lacks" {...t.lacks} />
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
                department={changed}
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
            { header: t.code, value: (row) => row.code },
            { header: t.name, value: (row) => row.name },
            { header: t.parent, value: (row) => row.parent?.name ?? '' },
            { header: t.manager, value: (row) => row.manager?.name ?? '' },
            { header: t.reviewer, value: (row) => row.reviewer?.name ?? '' },
            { header: t.raterLinks, kind: 'number', value: (row) => row.raterLinks },
            { header: t.status, value: (row) => (row.ended ? ended : active) },
          ],
        }}
        empty={
          <EmptyState
            title={t.empty}
            action={
              <ButtonRow>
                <ButtonLink href="/hr/import/departments">{hrText.value.fromSheet}</ButtonLink>
                <ButtonLink href="/hr/departments/new">{t.add}</ButtonLink>
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
