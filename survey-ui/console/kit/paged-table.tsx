import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';
import type { Answer } from './answer.ts';
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
  /**
   * What the whole list looks like as a file; the file's name has no ending. `rows` reads them where
   * an export is not the same as reading all pages.
   */
  exported: {
    name: string;
    columns: readonly ExportColumn<Row>[];
    rows?: () => Promise<Answer<readonly Row[]>>;
    allow?: () => Promise<Answer<unknown>>;
  };
  /** The row that is being changed, and the form in its place. */
  editing?: { row: Row; form: ComponentChildren } | undefined;
}

/** What stands where rows would: that they are on their way, why they are not here, or that there is none. */
function InPlaceOfRows<Row>(props: PagedTableProps<Row>) {
  const { list } = props;
  const t = kitText.value.list;
  const { current } = list.load;
  if (current.state === 'refused') {
    return <RefusalNotice refusal={current.refusal} onRetry={() => void list.load.reload()} />;
  }
  if (list.shown === undefined) return <Skeleton />;
  return (
    <div class="empty">
      {list.whole ? props.empty : <EmptyState title={t.noneFound}>{t.noneFoundText}</EmptyState>}
    </div>
  );
}

/**
 * A table of which the Worker gives a page at a time. Columns with `sort` have headers that
 * sort; filters stand above it, see ListFilters. Stays as it is while another page comes. A row
 * that is being changed stays as well, at the top of whatever rows the list has without it.
 */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { list, columns, editing, rowKey } = props;
  const here = list.load.current.state === 'refused' ? undefined : list.shown;
  const rows = here?.rows ?? [];
  const held = editing !== undefined && !rows.some((row) => rowKey(row) === rowKey(editing.row));
  const { usual } = list;
  const first = usual.sort ?? columns.find((column) => column.sort !== undefined)?.sort ?? '';
  const by = list.ask['sort'] ?? first;
  const other = usual.direction === 'asc' ? 'desc' : 'asc';
  const direction = list.ask['direction'] === other ? other : usual.direction;
  return (
    <div class="list" tabIndex={-1} aria-busy={list.busy ? 'true' : undefined}>
      {rows.length === 0 && !held ? null : (
        <Table
          caption={props.caption}
          columns={columns}
          rows={held ? [editing.row, ...rows] : rows}
          rowKey={rowKey}
          editing={
            editing && {
              key: rowKey(editing.row),
              form: (
                <>
                  {held ? <p class="row-held soft small">{kitText.value.list.held}</p> : null}
                  {editing.form}
                </>
              ),
            }
          }
          sorting={{
            by,
            direction,
            onSort: (sort) =>
              list.change({
                sort,
                direction: sort === by && direction === usual.direction ? other : undefined,
              }),
          }}
        />
      )}
      {here === undefined || here.total === 0 ? (
        <InPlaceOfRows {...props} />
      ) : (
        <div class="list-foot">
          <Pager list={list} />
          <ExportButtons rows={list.readAll} {...props.exported} />
        </div>
      )}
    </div>
  );
}
