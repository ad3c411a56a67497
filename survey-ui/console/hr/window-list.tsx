import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { SelectField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { type ListPage, pageSize, readWhole } from '../kit/list.ts';
import { Loaded } from '../kit/loaded.tsx';
import { type Load, useLoad } from '../kit/loading.ts';
import { SearchField } from '../kit/search-field.tsx';
import { windowText } from './text-window.ts';

/** A list inside a window's page, of which the Worker gives a page at a time. */
export interface WindowList<Row> {
  load: Load<ListPage<Row>>;
  page: number;
  search: string;
  show: string;
  ask: (changed: { page?: number; search?: string; show?: string }) => void;
  /** All rows that are asked for, on whatever page. */
  readAll: () => Promise<Answer<Row[]>>;
}

type Read<Row> = (query: Record<string, string>) => Promise<Answer<ListPage<Row>>>;

/**
 * Keeps a list of a window.
 * @param key changes whenever the list has to be read again
 */
export function useWindowList<Row>(key: string, read: Read<Row>, show = ''): WindowList<Row> {
  const [asked, setAsked] = useState({ page: 1, search: '', show });
  useEffect(() => setAsked((before) => ({ ...before, page: 1, show })), [show]);
  const query = { search: asked.search, ...(asked.show === '' ? {} : { show: asked.show }) };
  const load = useLoad(`${key} ${JSON.stringify(asked)}`, () =>
    read({ ...query, page: String(asked.page) }),
  );
  return {
    load,
    ...asked,
    // Whatever narrows the list otherwise begins at its first page.
    ask: (changed) => setAsked((before) => ({ ...before, page: 1, ...changed })),
    readAll: () => readWhole(read, query),
  };
}

/** The search, the filter and the pages around a list; short lists have none of them. */
export function WindowListFrame<Row>(props: {
  list: WindowList<Row>;
  /** Rows of the whole list, unfiltered: up to a page of them nothing needs to be searched. */
  whole: number;
  options?: readonly { value: string; label: string }[];
  children: (rows: Row[]) => ComponentChildren;
}) {
  const t = windowText.value.list;
  const { list, options } = props;
  const narrowed = list.search !== '' || list.show !== '';
  return (
    <div class="stack">
      {props.whole <= pageSize && !narrowed ? null : (
        <search class="field-row">
          <SearchField
            label={t.search}
            value={list.search}
            onSearch={(search) => list.ask({ search })}
          />
          {options === undefined ? null : (
            <SelectField
              label={t.show}
              value={list.show}
              onInput={(show) => list.ask({ show })}
              options={[{ value: '', label: t.all }, ...options]}
            />
          )}
        </search>
      )}
      <Loaded load={list.load}>
        {({ rows, total }) => (
          <>
            {total === 0 && narrowed ? <p class="soft">{t.none}</p> : props.children(rows)}
            <Pages list={list} total={total} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Pages<Row>(props: { list: WindowList<Row>; total: number }) {
  const t = windowText.value.list;
  const { list, total } = props;
  if (total <= pageSize) return null;
  const from = (list.page - 1) * pageSize + 1;
  const to = Math.min(total, list.page * pageSize);
  const count = (value: number) => formatCount(value, language.value);
  return (
    <nav class="button-row" aria-label={t.page(count(from), count(to), count(total))}>
      <Button disabled={list.page === 1} onPress={() => list.ask({ page: list.page - 1 })}>
        {t.earlier}
      </Button>
      <span class="figures" role="status">
        {t.page(count(from), count(to), count(total))}
      </span>
      <Button disabled={to === total} onPress={() => list.ask({ page: list.page + 1 })}>
        {t.later}
      </Button>
    </nav>
  );
}
