import { clientsOf } from './build-manifest.ts';
import { type ListPage, type ListWish, pageOf } from './survey-list.ts';
import type { WindowRecord } from './window-store.ts';

/** A client department of a window with its links. */
export interface ClientRow {
  id: string;
  name: string;
  links: number;
  /** The number that the department gets unless a window says otherwise. */
  usual: number;
  /** Surveys that each of its links covers. */
  covers: number;
}

/** Client departments of a window's kept surveys, those that are wished for, by name. */
export function clientPage(window: WindowRecord, wish: ListWish): ListPage<ClientRow> {
  const kept = window.surveys.filter(({ approval }) => approval !== 'taken_out');
  const known = new Map(
    kept.flatMap(({ clients }) => clients.map((client) => [client.department, client])),
  );
  const rows = clientsOf(kept)
    .map(({ department, links, covers }) => ({
      id: department,
      name: known.get(department)?.name ?? '',
      links,
      usual: known.get(department)?.usual ?? 0,
      covers: covers.length,
    }))
    .filter(({ name }) => name.includes(wish.search));
  return pageOf(rows, wish);
}
