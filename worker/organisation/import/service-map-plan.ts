import type { ImportPlan } from '../../../shared/spreadsheet/import-plan.ts';
import { type Blame, blamer, cellText, linksCell } from './cell.ts';
import { emptyPlan, enter, sortFaults } from './plan.ts';
import { byId, type DepartmentState, finder, type OrganisationState } from './state.ts';
import type { ImportTable, TableRow } from './table.ts';

/** A pair of the service map, by ids. */
export interface Pair {
  client: string;
  rated: string;
}

/** What an import of the service map would do. */
export interface ServiceMapPlan {
  plan: ImportPlan;
  added: Pair[];
  /** New numbers of links of client departments. */
  links: { client: DepartmentState; links: number }[];
  /** Taken away when the file is to replace the whole map. */
  missing: Pair[];
}

/** One client department of the file: its first row, and the links that it is to get. */
interface Client {
  row: TableRow;
  department: DepartmentState;
  links: number;
}

const keyOf = ({ client, rated }: Pair): string => `${client} ${rated}`;

/** Plans an import of the service map; a row is one client department that rates one other. */
export function planServiceMap(table: ImportTable, state: OrganisationState): ServiceMapPlan {
  const plan = emptyPlan(table);
  const find = finder(state.departments, (department) => department.code);
  const departments = byId(state.departments);
  const present = new Set(state.serviceMap.map(keyOf));
  const clients = new Map<string, Client>();
  const pairs = new Map<string, number>();
  const added: Pair[] = [];
  for (const row of table.rows) {
    const blame = blamer(row, plan.faults);
    const client = departmentCell(row, 'client', blame, find);
    const rated = departmentCell(row, 'rated', blame, find);
    if (client !== undefined) takeLinks(clients, client, row, blame);
    if (client === undefined || rated === undefined) continue;
    if (client.id === rated.id) {
      blame('rated', 'department_rates_itself');
      continue;
    }
    const pair = { client: client.id, rated: rated.id };
    const key = keyOf(pair);
    const twin = pairs.get(key);
    if (twin !== undefined) {
      blame('rated', 'row_twice', String(twin));
      continue;
    }
    pairs.set(key, row.row);
    if (present.has(key)) {
      plan.unchanged += 1;
      continue;
    }
    added.push(pair);
    plan.entries.push({
      row: row.row,
      change: 'added',
      ...pairText(pair, departments),
      fields: [],
    });
  }
  const links = [...clients.values()].filter(({ row, department, links: wanted }) => {
    if (wanted === department.links) return false;
    const fields = [{ key: 'links', before: String(department.links), after: String(wanted) }];
    const { code, name } = department;
    return enter(plan, { row: row.row, change: 'changed', code, name, fields });
  });
  const missing = state.serviceMap.filter((pair) => !pairs.has(keyOf(pair)));
  plan.missing = missing.map((pair) => pairText(pair, departments));
  sortFaults(plan);
  return {
    plan,
    added,
    links: links.map(({ department, links: wanted }) => ({ client: department, links: wanted })),
    missing,
  };
}

function departmentCell(
  row: TableRow,
  key: 'client' | 'rated',
  blame: Blame,
  find: (typed: string) => DepartmentState | undefined,
): DepartmentState | undefined {
  const typed = cellText(row, key) ?? '';
  const department = find(typed);
  if (typed === '') blame(key, 'cell_missing');
  else if (department === undefined) blame(key, 'department_unknown');
  else if (department.ended) blame(key, 'department_ended');
  return department?.ended === true ? undefined : department;
}

/** The links of a client stand in each of its rows, or only in some; they may not differ. */
function takeLinks(
  clients: Map<string, Client>,
  department: DepartmentState,
  row: TableRow,
  blame: Blame,
): void {
  const given = (cellText(row, 'links') ?? '') !== '';
  const links = linksCell(row, blame, department.links);
  const known = clients.get(department.id);
  if (!given) return;
  if (known === undefined) clients.set(department.id, { row, department, links });
  else if (known.links !== links) blame('links', 'links_differ', String(known.row.row));
}

function pairText(
  { client, rated }: Pair,
  departments: ReadonlyMap<string, DepartmentState>,
): { code: string; name: string } {
  const [from, to] = [departments.get(client), departments.get(rated)];
  return {
    code: `${from?.code ?? ''} → ${to?.code ?? ''}`,
    name: `${from?.name ?? ''} → ${to?.name ?? ''}`,
  };
}
