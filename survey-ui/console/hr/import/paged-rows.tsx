import { useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Table, type Column } from '../../kit/table.tsx';
import { importText } from './text.ts';

const rowsOnPage = 20;

/** A table of rows that are all here, twenty at a time. */
export function PagedRows<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const t = importText.value;
  const [page, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(props.rows.length / rowsOnPage) - 1);
  // A filter may leave fewer pages than the one that was looked at.
  const shown = Math.min(page, last);
  const from = shown * rowsOnPage;
  const rows = props.rows.slice(from, from + rowsOnPage);
  const count = (value: number) => formatCount(value, language.value);
  return (
    <>
      <Table {...props} rows={rows} empty={t.nothingFound} />
      {last === 0 ? null : (
        <nav class="rows-pager" aria-label={`${t.pages} · ${props.caption}`}>
          <Button kind="quiet" disabled={shown === 0} onPress={() => setPage(shown - 1)}>
            {t.previous}
          </Button>
          <span class="figures" role="status">
            {t.pageOf(count(from + 1), count(from + rows.length), count(props.rows.length))}
          </span>
          <Button kind="quiet" disabled={shown === last} onPress={() => setPage(shown + 1)}>
            {t.following}
          </Button>
        </nav>
      )}
    </>
  );
}
