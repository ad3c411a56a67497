import type { WindowState } from '../../shared/wire/window-states.ts';
import type { ListQuery } from '../http/list-query.ts';
import { contains, type ListPage, readListPage } from '../list-store.ts';

/** What the list of windows can be sorted by. */
export const windowSorts = ['opensAt', 'closesAt', 'cycle'] as const;

/** Which windows are asked for; what is looked for is looked for in the labels of their cycles. */
export interface WindowListQuery extends ListQuery<(typeof windowSorts)[number]> {
  state?: WindowState | undefined;
}

/** A window in HR's list, without its surveys. */
export interface WindowRow {
  id: string;
  cycle: { id: string; label: string };
  state: WindowState;
  opensAt: number;
  closesAt: number;
  /** Surveys that were not taken out. */
  surveys: number;
}

const pendingSql = `EXISTS (SELECT 1 FROM survey_counts WHERE window_id = w.id
  AND approval = 'approved' AND state = 'pending' AND surveys > 0)`;
// What `stateAt` makes of the stored state, so that a list can be narrowed to what it shows.
const stateSql = `CASE
  WHEN w.state NOT IN ('issued', 'open', 'grace') OR unixepoch() < w.opens_at THEN w.state
  WHEN unixepoch() < w.closes_at THEN iif(w.state = 'issued', 'open', w.state)
  WHEN unixepoch() < w.closes_at + w.grace_minutes * 60 OR ${pendingSql} THEN 'grace'
  ELSE 'closed' END`;
const columns = `w.id, w.cycle_id AS cycle, c.label, ${stateSql} AS state, w.opens_at AS opensAt,
  w.closes_at AS closesAt,
  (SELECT coalesce(sum(surveys), 0) FROM survey_counts
     WHERE window_id = w.id AND approval <> 'taken_out') AS surveys`;
const orders: Record<WindowListQuery['sort'], string[]> = {
  opensAt: ['w.opens_at'],
  closesAt: ['w.closes_at'],
  cycle: ['c.label', 'w.opens_at'],
};

type Stored = Omit<WindowRow, 'cycle'> & { cycle: string; label: string };

/** One page of the windows. */
export async function listWindows(
  db: D1Database,
  query: WindowListQuery,
): Promise<ListPage<WindowRow>> {
  const { total, rows } = await readListPage<Stored>(
    db,
    {
      columns,
      table: 'windows w',
      joins: 'LEFT JOIN cycles c ON c.id = w.cycle_id',
      joined: query.search !== '' || query.sort === 'cycle',
      id: 'w.id',
      conditions: [
        contains(query.search, ['c.label']),
        query.state !== undefined && { sql: `${stateSql} = ?`, values: [query.state] },
      ],
      order: orders[query.sort],
    },
    query,
  );
  return {
    total,
    rows: rows.map(({ cycle, label, ...row }) => ({ ...row, cycle: { id: cycle, label } })),
  };
}
