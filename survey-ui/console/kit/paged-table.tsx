import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';
import { ExportButtons } from './export-buttons.tsx';
import type { ExportColumn } from './export-table.ts';
import { Skeleton } from './loaded.tsx';
import type { PagedList } from './list.ts';
import { RefusalNotice } from './notice.tsx';
import { Pager } from './pager.tsx';
import { EmptyState, Table, type Column } from './table.tsx';

interface PagedTableProps<Row> {
  list: PagedList<Row>;
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What to do when there is nothing at all yet. */
  empty: ComponentChildren;
  /** What the whole list looks like as a file; the file's name has no ending. */
  exported: { name: string; columns: readonly ExportColumn<Row>[] };
  /** The row that is being changed, and the form in its place. */
  editing?: { key: string; form: ComponentChildren } | undefined;
}

/**
 * A table of which the Worker gives a page at a time. Columns with `sort` have headers that
 * sort; filters stand above it, see ListFilters. Stays as it is while another page comes.
 */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { list, columns } = props;
  const t = kitText.value.list;
  const { shown, load } = list;
  if (load.current.state === 'refused') {
    return <RefusalNotice refusal={load.current.refusal} onRetry={() => void list.load.reload()} />;
  }
  if (shown === undefined) return <Skeleton />;
  if (shown.total === 0) {
    return (
      <div class="empty" aria-busy={list.busy ? 'true' : undefined}>
        {list.whole ? props.empty : <EmptyState title={t.noneFound}>{t.noneFoundText}</EmptyState>}
      </div>
    );
  }
  const by = list.ask['sort'] ?? columns.find((column) => column.sort !== undefined)?.sort ?? '';
  const direction = list.ask['direction'] === 'desc' ? 'desc' : 'asc';
  return (
    <div class="list" aria-busy={list.busy ? 'true' : undefined}>
      <Table
        caption={props.caption}
        columns={columns}
        rows={shown.rows}
        rowKey={props.rowKey}
        editing={props.editing}
        sorting={{
          by,
          direction,
          onSort: (sort) =>
            list.change({
              sort,
              direction: sort === by && direction === 'asc' ? 'desc' : undefined,
            }),
        }}
      />
      <div class="list-foot">
        <Pager list={list} />
        <ExportButtons {...props.exported} rows={list.readAll} />
      </div>
    </div>
  );
}
