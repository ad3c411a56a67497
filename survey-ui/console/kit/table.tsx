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
}

function cellClass(kind: Column<never>['kind']): string | undefined {
  if (kind === 'number') return 'cell-number';
  return kind === 'action' ? 'cell-action' : undefined;
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
              <th
                key={column.header}

                scope="col"
                class={cellClass(column.kind)}
              >
                {column.kind === 'action' ? (
                  <span class="unseen">{column.header}</span>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) =>
                column.names === true ? (
                  <th key={column.header} scope="row">
                    {column.render(row)}
                  </th>
                ) : (
                  <td
                    key={column.header}

                    class={cellClass(column.kind)}
                    data-label={column.header}
                  >
                    {column.render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
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
