import type { ComponentType } from 'preact';
import { organisationApi } from '../api/organisation.ts';
import type { Answer } from '../kit/answer.ts';
import { ButtonLink, ButtonRow } from '../kit/button.tsx';
import type { ExportColumn } from '../kit/export-table.ts';
import { type ListPage, type PagedList, usePagedList } from '../kit/list.ts';
import { ListFilter, ListFilters } from '../kit/list-filters.tsx';
import type { Named } from '../kit/named.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { EditRowButton, useRowEditing } from '../kit/row-editing.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { type Column, EmptyState } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';

/** A row as its form takes it, with the ways out of the form. */
export interface RowForm<Row> {
  row: Row;
  onSaved: () => void;
  onCancel: () => void;
}

interface OrganisationListProps<Row> {
  kind: 'departments' | 'people';
  read: (ask: Record<string, string>) => Promise<Answer<ListPage<Row>>>;
  /** What each row says, before its status. */
  columns: readonly Column<Row>[];
  /** One more, in which something is done that changes the row. */
  acting?: (reload: () => Promise<void>) => Column<Row>;
  exported: readonly ExportColumn<Row>[];
  /** Filters besides that by status. */
  Filters: ComponentType<{ list: PagedList<Row> }>;
  /** The form that takes the place of a row. */
  Form: ComponentType<RowForm<Row>>;
}

/** All departments or all people: found, sorted, exported, and changed in place. */
export function OrganisationList<Row extends Named & { ended: boolean }>(
  props: OrganisationListProps<Row>,
) {
  const { kind, Filters, Form } = props;
  const t = hrText.value[kind];
  const { inUse, active, ended, fromSheet } = hrText.value;
  const list = usePagedList(kind, props.read);
  const editing = useRowEditing<Row>();
  const { row: changed } = editing;
  const columns: Column<Row>[] = [
    ...props.columns,
    ...(props.acting === undefined ? [] : [props.acting(list.load.reload)]),
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
      render: (row) => (row.ended ? null : <EditRowButton editing={editing} row={row} />),
    },
  ];
  const imported = <ButtonLink href={`/hr/import/${kind}`}>{fromSheet}</ButtonLink>;
  const added = (look: { kind?: 'primary' }) => (
    <ButtonLink {...look} href={`/hr/${kind}/new`}>
      {t.add}
    </ButtonLink>
  );
  const saved = () => {
    toast(kitText.value.saved);
    void list.load.reload().then(editing.close);
  };
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonRow>
            {imported}
            {added({ kind: 'primary' })}
          </ButtonRow>
        }
      />
      <ListFilters list={list} searchLabel={t.search} columns={columns}>
        <ListFilter list={list} name="state" {...inUse} />
        <Filters list={list} />
      </ListFilters>
      <PagedTable
        list={list}
        caption={t.title}
        columns={columns}
        rowKey={(row) => row.id}
        editing={
          changed && {
            row: changed,
            form: <Form key={changed.id} row={changed} onSaved={saved} onCancel={editing.close} />,
          }
        }
        exported={{
          name: t.title,
          allow: () => organisationApi.export(kind),
          columns: [
            ...props.exported,
            { header: t.status, value: (row) => (row.ended ? ended : active) },
          ],
        }}
        empty={
          <EmptyState
            title={t.empty}
            action={
              <ButtonRow>
                {imported}
                {added({})}
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
