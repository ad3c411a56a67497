import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Answer } from './answer.ts';
import { type Load, useLoad } from './loading.ts';

/** What a list is asked for, as it stands in the address; left out is the usual. */
export type ListAsk = Readonly<Record<string, string>>;

/** One page of a list, with the number of rows on all pages. */
export interface ListPage<Row> {
  total: number;
  rows: Row[];
}

/** Rows on a page. */
export const pageSize = 50;
/** Rows that the Worker gives at once at most; for reading a list whole. */
const largestPage = 100;

/** The order of a list that nobody sorted. */
interface UsualOrder {
  /** That of the first column that sorts, if left out. */
  sort?: string;
  direction: 'asc' | 'desc';
}

/** A list that the Worker pages, filters and sorts. */
export interface PagedList<Row> {
  ask: ListAsk;
  /** The page shown; while the next one is on its way, still the one before. */
  shown: ListPage<Row> | undefined;
  load: Load<ListPage<Row>>;
  /** True while another page is on its way. */
  busy: boolean;
  /** The page's number, from 1. */
  page: number;
  /** Its order unless the address says otherwise. */
  usual: UsualOrder;
  /** True when nothing narrows the list, so that no row means that there is none at all. */
  whole: boolean;
  /** The address of the same list with something asked differently; it starts at its first page. */
  addressOf: (changed: Readonly<Record<string, string | undefined>>) => string;
  /** Goes there. `typing` keeps the present place in the browser's history. */
  change: (changed: Readonly<Record<string, string | undefined>>, typing?: 'typing') => void;
  /** Reads all rows that are asked for, whatever the page. */
  readAll: () => Promise<Answer<Row[]>>;
}

const placing = new Set(['sort', 'direction', 'page']);

/**
 * Keeps a list whose filters, order and page stand in the address, so that the back button
 * and a copied address lead to the same rows.
 * @param name tells lists of one page apart while they load
 * @param usual the Worker's order where none is asked for
 */
export function usePagedList<Row>(
  name: string,
  read: (ask: Record<string, string>) => Promise<Answer<ListPage<Row>>>,
  usual: UsualOrder = { direction: 'asc' },
): PagedList<Row> {
  const { path, query, route } = useLocation();
  const ask: ListAsk = query;
  const page = Math.max(1, Number.parseInt(ask['page'] ?? '1', 10) || 1);
  const load = useLoad(`${name} ${JSON.stringify(ask)}`, () =>
    read({ ...ask, size: String(pageSize) }),
  );
  const [kept, setKept] = useState<ListPage<Row>>();
  const { current } = load;
  useEffect(() => {
    if (current.state === 'here') setKept(current.value);
  }, [current]);

  const addressOf = (changed: Readonly<Record<string, string | undefined>>): string => {
    const next = { ...ask, page: undefined, ...changed };
    const said = Object.entries(next).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, value]],
    );
    const text = new URLSearchParams(said).toString();
    return text === '' ? path : `${path}?${text}`;
  };
  // What is typed is sent a moment later, and must not undo what was chosen meanwhile.
  const changeRef = useRef<PagedList<Row>['change']>(() => undefined);
  useLayoutEffect(() => {
    changeRef.current = (changed, typing) => {
      const address = addressOf(changed);
      if (address !== location.pathname + location.search) route(address, typing === 'typing');
    };
  });
  const change = useCallback<PagedList<Row>['change']>(
    (...input) => changeRef.current(...input),
    [],
  );

  const shown = current.state === 'here' ? current.value : kept;
  const beyond = current.state === 'here' && shown?.rows.length === 0 && page > 1;
  useEffect(() => {
    if (beyond) change({ page: undefined }, 'typing');
  }, [beyond, change]);

  return {
    ask,
    shown,
    load,
    busy: current.state === 'loading' || beyond,
    page,
    usual,
    whole: Object.keys(ask).every((key) => placing.has(key)),
    addressOf,
    change,
    readAll: () => readWhole(read, ask),
  };
}

/** Reads a list page by page; rows that move between pages meanwhile may come twice. */
export async function readWhole<Row>(
  read: (ask: Record<string, string>) => Promise<Answer<ListPage<Row>>>,
  ask: ListAsk = {},
): Promise<Answer<Row[]>> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await read({ ...ask, page: String(page), size: String(largestPage) });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    if (answer.value.rows.length < largestPage) return { ok: true, value: rows };
  }
}
