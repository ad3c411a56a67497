import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';

/** One column of a table of `Row`s. */
export interface Column<Row> {
  /** Header text, with the unit of its numbers: 权重（%）. */
  header: string;
  render: (row: Row) => ComponentChildren;
  /** `number` aligns right with tabular figures. */
  kind?: 'text' | 'number' | 'action';
  /** True for the column that names its row. */
  names?: boolean;
  /** What the Worker calls the order by this column, where it has one. */
  sort?: string;
}

interface TableProps<Row> {
  /** What the table shows, for screen readers and as its visible caption when `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What to do when there is nothing yet. */
  empty?: ComponentChildren;
  /** Each row becomes a small list, or the grid of figures scrolls sideways, or all stays. */
  onPhones?: 'cards' | 'scroll' | 'keep';
  footer?: ComponentChildren;
  /** True for long lists that scroll in a frame of limited height. */
  framed?: boolean;
  /** The order of the rows, for headers that change it. */
  sorting?: Sorting;
  /** The row that is being changed, and the form in its place. */
  editing?: { key: string; form: ComponentChildren } | undefined;
}

interface Sorting {
  by: string;
  direction: 'asc' | 'desc';
  onSort: (sort: string) => void;
}

function HeaderCell(props: { column: Column<never>; sorting: Sorting | undefined }) {
  const { column, sorting } = props;
  const { sort, header } = column;
  if (sort === undefined || sorting === undefined) {
    return (
      <th scope="col" class={cellClass(column.kind)}>
        {column.kind === 'action' ? <span class="unseen">{header}</span> : header}
      </th>
    );
  }
  const here = sorting.by === sort ? sorting.direction : undefined;
  return (
    <th
      scope="col"
      class={cellClass(column.kind)}
      aria-sort={here === undefined ? undefined : here === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" class="sort-button" onClick={() => sorting.onSort(sort)}>
        {header}
        <svg class={`sort-mark sort-${here ?? 'none'}`} viewBox="0 0 10 12" aria-hidden="true">
          <path class="sort-up" d="M5 1l3.5 4h-7z" />
          <path class="sort-down" d="M5 11l3.5-4h-7z" />
        </svg>
      </button>
    </th>
  );
}

function cellClass(kind: Column<never>['kind']): string | undefined {
  if (kind === 'number') return 'cell-number';
  return kind === 'action' ? 'cell-action' : undefined;
}

function TableRow<Row>(props: { columns: readonly Column<Row>[]; row: Row }) {
  return (
    <tr>
      {props.columns.map((column) =>
        column.names === true ? (
          <th key={column.header} scope="row">
            {column.render(props.row)}
          </th>
        ) : (
          <td key={column.header} class={cellClass(column.kind)} data-label={column.header}>
            {column.render(props.row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** A ruled table; on phones its rows become cards, or it scrolls sideways. */
export function Table<Row>(props: TableProps<Row>) {
  if (props.rows.length === 0 && props.empty !== undefined) {
    return <div class="empty">{props.empty}</div>;
  }
  const layout = props.onPhones ?? 'cards';
  return (
    <section
      class={`table-frame table-${layout}${props.framed === true ? ' table-framed' : ''}`}
      aria-label={props.caption}
      // What scrolls must be reachable by keyboard.
      {...(layout === 'scroll' || props.framed === true ? { tabIndex: 0 } : {})}
    >
      <table>
        <caption class={props.captionShown === true ? 'table-caption' : 'unseen'}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <HeaderCell key={column.header} column={column} sorting={props.sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) =>
            props.editing?.key === props.rowKey(row) ? (
              <tr key={props.rowKey(row)} class="row-editing">
                <td colSpan={props.columns.length}>{props.editing.form}</td>
              </tr>
            ) : (
              <TableRow key={props.rowKey(row)} columns={props.columns} row={row} />
            ),
          )}
        </tbody>
        {props.footer}
      </table>
      {props.rows.length === 0 ? <p class="soft table-none">{kitText.value.nothing}</p> : null}
    </section>
  );
}

/** What a list says while it is empty: what belongs here and the step that brings it. */
export function EmptyState(props: {
  title: string;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <>
      <p class="empty-title">{props.title}</p>
      <div class="empty-text">{props.children}</div>
      {props.action === undefined ? null : <div class="empty-action">{props.action}</div>}
    </>
  );
}
