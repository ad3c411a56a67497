import { nanoid } from 'nanoid';
import type { DepartmentsPlan, DepartmentWrite } from './department-plan.ts';
import { inBulk } from './bulk.ts';
import type { DepartmentState } from './state.ts';

const insertSql = `INSERT INTO departments (id, code, name, rater_links, revision)
  SELECT value ->> 'id', value ->> 'code', value ->> 'name', value ->> 'links', 1
  FROM json_each(?1)`;
// What a department is a client of is read with its links, so their change counts there too.
const updateSql = `UPDATE departments SET name = w.value ->> 'name',
    service_revision = service_revision + (rater_links <> w.value ->> 'links'),
    rater_links = w.value ->> 'links', revision = departments.revision + 1
  FROM json_each(?1) AS w
  WHERE departments.id = w.value ->> 'id' AND departments.revision = w.value ->> 'revision'
    AND ended_at IS NULL`;
const moveSql = `UPDATE departments SET parent_id = w.value ->> 'parent' FROM json_each(?1) AS w
  WHERE departments.id = w.value ->> 'id'`;
const clearHolderSql = `DELETE FROM role_grants WHERE (department_id, role) IN (
  SELECT value ->> 'department', value ->> 'role' FROM json_each(?1))`;
const grantSql = `INSERT INTO role_grants (person_id, role, department_id)
  SELECT p.id, w.value ->> 'role', w.value ->> 'department' FROM json_each(?1) AS w
  JOIN people p ON p.id = w.value ->> 'person' AND p.ended_at IS NULL`;
const endSql = `UPDATE departments SET ended_at = unixepoch(), revision = departments.revision + 1
  FROM json_each(?1) AS w WHERE departments.id = w.value ->> 'id'
    AND departments.revision = w.value ->> 'revision' AND ended_at IS NULL`;
// Who has the row of such a client open has seen ratings that are no more.
const clientsChangeSql = `UPDATE departments SET service_revision = service_revision + 1
  WHERE id IN (SELECT client_id FROM service_map
    WHERE rated_id IN (SELECT value ->> 'id' FROM json_each(?1)))`;
const leaveServiceMapSql = `DELETE FROM service_map
  WHERE client_id IN (SELECT value ->> 'id' FROM json_each(?1))
    OR rated_id IN (SELECT value ->> 'id' FROM json_each(?1))`;

/** Who holds a role of a department from now on; null for nobody. */
interface Holder {
  department: string;
  role: 'manager' | 'reviewer';
  person: string | null;
}

function holdersOf(id: string, { before, manager, reviewer }: DepartmentWrite): Holder[] {
  const all: (Holder & { held: string | null })[] = [
    { department: id, role: 'manager', person: manager, held: before?.manager ?? null },
    { department: id, role: 'reviewer', person: reviewer, held: before?.reviewer ?? null },
  ];
  return all
    .filter(({ person, held }) => person !== held)
    .map(({ department, role, person }) => ({ department, role, person }));
}

/**
 * The statements of an import of departments, and what its audit entry says of roles.
 * @param departments all that there were; parents are found among them
 */
export function departmentStatements(
  db: D1Database,
  { writes, missing }: DepartmentsPlan,
  departments: readonly DepartmentState[],
  ends: boolean,
): { statements: D1PreparedStatement[]; granted: string } {
  const ids = new Map(departments.map(({ code, id }) => [code, id]));
  for (const { before, code } of writes) if (before === undefined) ids.set(code, nanoid());
  const idOf = (code: string) => ids.get(code) ?? '';
  const rows = writes.map((write) => ({
    write,
    id: idOf(write.code),
    parent: write.parent === null ? null : idOf(write.parent),
  }));
  const moved = rows.filter(({ write, parent }) => parent !== (write.before?.parent ?? null));
  const holders = rows.flatMap(({ write, id }) => holdersOf(id, write));
  const ended = ends ? missing.map(({ id, revision }) => ({ id, revision })) : [];
  const fields = ({ write: { before, code, name, links }, id }: (typeof rows)[number]) => ({
    id,
    revision: before?.revision,
    code,
    name,
    links,
  });
  return {
    statements: [
      ...inBulk(db, insertSql, rows.filter(({ write }) => write.before === undefined).map(fields)),
      ...inBulk(db, updateSql, rows.filter(({ write }) => write.before !== undefined).map(fields)),
      // First out of every old place: two that change places would be above themselves halfway.
      ...inBulk(
        db,
        moveSql,
        moved.map(({ id }) => ({ id, parent: null })),
      ),
      ...inBulk(
        db,
        moveSql,
        moved.map(({ id, parent }) => ({ id, parent })),
      ),
      ...inBulk(db, clearHolderSql, holders, 'any'),
      ...inBulk(
        db,
        grantSql,
        holders.filter(({ person }) => person !== null),
      ),
      ...inBulk(db, endSql, ended),
      ...inBulk(db, clientsChangeSql, ended, 'any'),
      ...inBulk(db, leaveServiceMapSql, ended, 'any'),
    ],
    granted: holders
      .map(({ department, role, person }) => `${department} ${role} ${person ?? '-'}`)
      .join(', '),
  };
}
