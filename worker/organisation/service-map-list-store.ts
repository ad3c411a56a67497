import type { ListQuery } from '../http/list-query.ts';
import { contains, type ListPage, readListPage } from '../list-store.ts';

/** What a client department rates and with how many links. */
export interface ClientRow {
  id: string;
  code: string;
  name: string;
  /** Links that the department gets in each window. */
  raterLinks: number;
  /** Counts changes of what is here; the department's own revision is another. */
  revision: number;
  /** Ids of the departments that it rates. */
  rated: string[];
}

/** How far the survey of a rated department reaches by the service map. */
export interface ReachRow {
  id: string;
  code: string;
  name: string;
  /** Client departments with links that rate it. */
  clients: number;
  /** Links of these together. */
  raters: number;
}

/** What the list of client departments can be sorted by. */
export const clientSorts = ['code', 'name', 'raterLinks', 'rated'] as const;
/** What the list of rated departments can be sorted by. */
export const reachSorts = ['code', 'name', 'clients', 'raters'] as const;

/** Which client departments are asked for. */
export interface ClientListQuery extends ListQuery<(typeof clientSorts)[number]> {
  /** Id of a department that they rate. */
  rates?: string | undefined;
}
export type ReachListQuery = ListQuery<(typeof reachSorts)[number]>;

const clientColumns = `d.id, d.code, d.name, d.rater_links AS raterLinks,
  d.service_revision AS revision,
  (SELECT json_group_array(rated_id) FROM service_map WHERE client_id = d.id) AS rated`;
const oneSql = `SELECT ${clientColumns} FROM departments d
  WHERE d.id = ?1 AND d.ended_at IS NULL`;
const ratedCount = '(SELECT count(*) FROM service_map WHERE client_id = d.id)';
const fromClients = `FROM service_map s JOIN departments c ON c.id = s.client_id
  WHERE s.rated_id = d.id AND c.ended_at IS NULL AND c.rater_links > 0`;
const clientCount = `(SELECT count(*) ${fromClients})`;
const raterCount = `(SELECT coalesce(sum(c.rater_links), 0) ${fromClients})`;

const clientOrders: Record<ClientListQuery['sort'], string[]> = {
  code: ['d.code'],
  name: ['d.name'],
  raterLinks: ['d.rater_links', 'd.code'],
  rated: [ratedCount, 'd.code'],
};
const reachOrders: Record<ReachListQuery['sort'], string[]> = {
  code: ['d.code'],
  name: ['d.name'],
  clients: [clientCount, 'd.code'],
  raters: [raterCount, 'd.code'],
};
const inUse = { sql: 'd.ended_at IS NULL' };

type StoredClient = Omit<ClientRow, 'rated'> & { rated: string };

function clientOf(stored: StoredClient): ClientRow {
  return { ...stored, rated: JSON.parse(stored.rated) as string[] };
}

/** One page of the client departments. */
export async function listClients(
  db: D1Database,
  query: ClientListQuery,
): Promise<ListPage<ClientRow>> {
  const { rates } = query;
  const { total, rows } = await readListPage<StoredClient>(
    db,
    {
      columns: clientColumns,
      table: 'departments d',
      id: 'd.id',
      conditions: [
        inUse,
        contains(query.search, ['d.code', 'd.name']),
        rates !== undefined && {
          sql: 'd.id IN (SELECT client_id FROM service_map WHERE rated_id = ?)',
          values: [rates],
        },
      ],
      order: clientOrders[query.sort],
    },
    query,
  );
  return { total, rows: rows.map(clientOf) };
}

/** One client department in use, or undefined. */
export async function readClient(db: D1Database, id: string): Promise<ClientRow | undefined> {
  const stored = await db.prepare(oneSql).bind(id).first<StoredClient>();
  return stored === null ? undefined : clientOf(stored);
}

/** One page of all departments in use with their reach as rated ones. */
export function listReach(db: D1Database, query: ReachListQuery): Promise<ListPage<ReachRow>> {
  return readListPage<ReachRow>(
    db,
    {
      columns: `d.id, d.code, d.name, ${clientCount} AS clients, ${raterCount} AS raters`,
      table: 'departments d',
      id: 'd.id',
      conditions: [inUse, contains(query.search, ['d.code', 'd.name'])],
      order: reachOrders[query.sort],
    },
    query,
  );
}
