import type { Role } from '../accounts/session.ts';
import type { ListQuery } from '../http/list-query.ts';
import { contains, type ListPage, readListPage } from '../list-store.ts';
import { type Named, standing, type standings } from './department-list-store.ts';
import {
  accessColumns,
  accessCondition,
  type AccessFilter,
  accessOf,
  type PersonAccess,
  type StoredAccess,
} from './person-access-store.ts';

/** A person as HR sees it. */
export interface PersonRow {
  id: string;
  number: string;
  name: string;
  /** Job title (职务), or null. */
  title: string | null;
  email: string | null;
  department: Named | null;
  /** With the department for managers and reviewers. */
  roles: { role: Role; department: Named | null }[];
  access: PersonAccess;
  ended: boolean;
  revision: number;
}

/** What the list of people can be sorted by. */
export const personSorts = ['number', 'name', 'title', 'department'] as const;

/** Which people are asked for. */
export interface PersonListQuery extends ListQuery<(typeof personSorts)[number]> {
  state: (typeof standings)[number];
  /** Id of the department that they work in. */
  department?: string | undefined;
  role?: Role | undefined;
  access: AccessFilter;
}

const joins = 'LEFT JOIN departments d ON d.id = p.department_id';
const columns = `p.id, p.number, p.name, p.title, p.email, p.department_id AS departmentId,
  d.name AS departmentName, p.ended_at IS NOT NULL AS ended, p.revision, ${accessColumns},
  (SELECT json_group_array(json_object('role', g.role, 'id', held.id, 'name', held.name))
     FROM role_grants g LEFT JOIN departments held ON held.id = g.department_id
     WHERE g.person_id = p.id) AS roles`;
const oneSql = `SELECT ${columns} FROM people p ${joins} WHERE p.id = ?1`;

const orders: Record<PersonListQuery['sort'], string[]> = {
  number: ['p.number'],
  name: ['p.name'],
  title: ['p.title', 'p.number'],
  department: ['d.code', 'p.number'],
};
const holdsRole = 'p.id IN (SELECT person_id FROM role_grants WHERE role = ?)';

type Stored = Omit<PersonRow, 'access' | 'department' | 'ended' | 'roles'> &
  StoredAccess & {
    departmentId: string | null;
    departmentName: string | null;
    ended: number;
    roles: string;
  };

function rowOf(stored: Stored): PersonRow {
  const { id, number, name, title, email, revision, departmentId } = stored;
  const roles = JSON.parse(stored.roles) as { role: Role; id: string | null; name: string }[];
  return {
    id,
    number,
    name,
    title,
    email,
    department:
      departmentId === null
        ? null
        : { id: departmentId, name: stored.departmentName ?? departmentId },
    roles: roles.map((grant) => ({
      role: grant.role,
      department: grant.id === null ? null : { id: grant.id, name: grant.name },
    })),
    access: accessOf(stored),
    ended: stored.ended === 1,
    revision,
  };
}

/** One page of the people. */
export async function listPeople(
  db: D1Database,
  query: PersonListQuery,
): Promise<ListPage<PersonRow>> {
  const { department, role, access } = query;
  const { total, rows } = await readListPage<Stored>(
    db,
    {
      columns,
      table: 'people p',
      joins,
      joined: query.sort === 'department',
      id: 'p.id',
      conditions: [
        contains(query.search, ['p.number', 'p.name', 'p.title']),
        standing(query.state, 'p.ended_at'),
        { sql: 'p.forgotten_at IS NULL' },
        department !== undefined && { sql: 'p.department_id = ?', values: [department] },
        role !== undefined && { sql: holdsRole, values: [role] },
        accessCondition(access),
      ],
      order: orders[query.sort],
    },
    query,
  );
  return { total, rows: rows.map(rowOf) };
}

/** One person, left or not, or undefined. */
export async function readPerson(db: D1Database, id: string): Promise<PersonRow | undefined> {
  const stored = await db.prepare(oneSql).bind(id).first<Stored>();
  return stored === null ? undefined : rowOf(stored);
}
