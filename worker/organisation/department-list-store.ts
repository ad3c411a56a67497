import type { ListQuery } from '../http/list-query.ts';
import {
  type Condition,
  contains,
  type ListPage,
  type ListSource,
  readListIds,
  readListPage,
} from '../list-store.ts';

/** Somebody or something named in a row. */
export interface Named {
  id: string;
  name: string;
}

/** A department as HR sees it. */
export interface DepartmentRow {
  id: string;
  code: string;
  name: string;
  /** Links that the department gets as a client department. */
  raterLinks: number;
  ended: boolean;
  revision: number;
  /** Department above it, or null. */
  parent: Named | null;
  /** Person who holds the role, or null. */
  manager: Named | null;
  reviewer: Named | null;
}

/** What the list of departments can be sorted by. */
export const departmentSorts = [
  'code',
  'name',
  'parent',
  'manager',
  'reviewer',
  'raterLinks',
] as const;
/** Whether something is in use. */
export const standings = ['active', 'ended', 'all'] as const;
/** Which holder a department lacks. */
export const lacks = ['manager', 'reviewer', 'either'] as const;

/** What narrows a list of departments. */
export interface DepartmentFilters {
  search: string;
  state: (typeof standings)[number];
  lacks?: (typeof lacks)[number] | undefined;
  /** Id of the department that they belong to. */
  parent?: string | undefined;
  /** Id of a department that they are, or belong to by however many steps. */
  below?: string | undefined;
  /** Id of a cycle that they take part in. */
  cycle?: string | undefined;
}

/** Which departments are asked for. */
export type DepartmentListQuery = DepartmentFilters & ListQuery<(typeof departmentSorts)[number]>;

const joins = `LEFT JOIN departments above ON above.id = d.parent_id
  LEFT JOIN role_grants mg ON mg.department_id = d.id AND mg.role = 'manager'
  LEFT JOIN people m ON m.id = mg.person_id
  LEFT JOIN role_grants rg ON rg.department_id = d.id AND rg.role = 'reviewer'
  LEFT JOIN people r ON r.id = rg.person_id`;
const columns = `d.id, d.code, d.name, d.rater_links AS raterLinks,
  d.ended_at IS NOT NULL AS ended, d.revision, above.id AS parentId, above.name AS parentName,
  m.id AS managerId, m.name AS managerName, r.id AS reviewerId, r.name AS reviewerName`;
const oneSql = `SELECT ${columns} FROM departments d ${joins} WHERE d.id = ?1`;

const orders: Record<DepartmentListQuery['sort'], string[]> = {
  code: ['d.code'],
  name: ['d.name'],
  parent: ['above.code', 'd.code'],
  manager: ['m.name', 'd.code'],
  reviewer: ['r.name', 'd.code'],
  raterLinks: ['d.rater_links', 'd.code'],
};
// UNION drops what was seen, so it ends whatever the table holds.
const belowSql = `(WITH RECURSIVE below (id) AS (SELECT ? UNION
  SELECT child.id FROM departments child JOIN below ON child.parent_id = below.id)
  SELECT id FROM below)`;

/** The condition that a column is the id of that department, or of one below it by any steps. */
export function belowDepartment(column: 'd.id' | 'f.id', department: string): Condition {
  return { sql: `${column} IN ${belowSql}`, values: [department] };
}

const cycleSql = 'd.id IN (SELECT department_id FROM cycle_departments WHERE cycle_id = ?)';
const joinedSorts = new Set<string>(['parent', 'manager', 'reviewer']);
const missing: Record<NonNullable<DepartmentListQuery['lacks']>, string> = {
  manager: 'mg.person_id IS NULL',
  reviewer: 'rg.person_id IS NULL',
  either: '(mg.person_id IS NULL OR rg.person_id IS NULL)',
};

type Stored = Pick<DepartmentRow, 'id' | 'code' | 'name' | 'raterLinks' | 'revision'> & {
  ended: number;
} & Record<`${'parent' | 'manager' | 'reviewer'}${'Id' | 'Name'}`, string | null>;

function named(id: string | null, name: string | null): Named | null {
  return id === null ? null : { id, name: name ?? id };
}

function rowOf(stored: Stored): DepartmentRow {
  const { id, code, name, raterLinks, revision } = stored;
  return {
    id,
    code,
    name,
    raterLinks,
    ended: stored.ended === 1,
    revision,
    parent: named(stored.parentId, stored.parentName),
    manager: named(stored.managerId, stored.managerName),
    reviewer: named(stored.reviewerId, stored.reviewerName),
  };
}

/** The condition that something with `ended_at` is in use, or is not. */
export function standing(state: DepartmentListQuery['state'], column: string) {
  if (state === 'all') return false;
  return { sql: `${column} IS ${state === 'ended' ? 'NOT ' : ''}NULL` };
}

/** The list of departments, narrowed. */
function sourceOf(filters: DepartmentFilters, sort: DepartmentListQuery['sort']): ListSource {
  return {
    columns,
    table: 'departments d',
    joins,
    joined: filters.lacks !== undefined || joinedSorts.has(sort),
    id: 'd.id',
    conditions: [
      contains(filters.search, ['d.code', 'd.name']),
      standing(filters.state, 'd.ended_at'),
      filters.lacks !== undefined && { sql: missing[filters.lacks] },
      filters.parent !== undefined && { sql: 'd.parent_id = ?', values: [filters.parent] },
      filters.below !== undefined && belowDepartment('d.id', filters.below),
      filters.cycle !== undefined && { sql: cycleSql, values: [filters.cycle] },
    ],
    order: orders[sort],
  };
}

/** One page of the departments. */
export async function listDepartments(
  db: D1Database,
  query: DepartmentListQuery,
): Promise<ListPage<DepartmentRow>> {
  const { total, rows } = await readListPage<Stored>(db, sourceOf(query, query.sort), query);
  return { total, rows: rows.map(rowOf) };
}

/** Ids of all departments that fit. */
export function listDepartmentIds(db: D1Database, filters: DepartmentFilters): Promise<string[]> {
  return readListIds(db, sourceOf(filters, 'code'));
}

/** One department, ended or not, or undefined. */
export async function readDepartment(
  db: D1Database,
  id: string,
): Promise<DepartmentRow | undefined> {
  const stored = await db.prepare(oneSql).bind(id).first<Stored>();
  return stored === null ? undefined : rowOf(stored);
}
