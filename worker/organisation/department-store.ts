import { nanoid } from 'nanoid';
import type { Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import {
  activeDepartments,
  activePeople,
  type DepartmentRefusal,
  type PersonRefusal,
} from './standing-store.ts';

/** What HR types about a department. */
export interface DepartmentFields {
  code: string;
  name: string;
  /** Links that the department gets as a client department, 0 to 500. */
  raterLinks: number;
  /** Id of the department above it; undefined leaves it as it is. */
  parent?: string | null | undefined;
}

/** As above, with the holders of the department's roles (ids of people, or null). */
export interface DepartmentChange extends DepartmentFields {
  revision: number;
  manager: string | null;
  reviewer: string | null;
}

type Written<T, E extends string> = Promise<Result<T, E>>;

const insertSql = `INSERT INTO departments (id, code, name, rater_links, parent_id, revision)
  SELECT ?1, ?2, ?3, ?4, ?5, 1 WHERE ?5 IS NULL
    OR EXISTS (SELECT 1 FROM departments WHERE id = ?5 AND ended_at IS NULL)`;
const parentSql = 'SELECT parent_id AS parent FROM departments WHERE id = ?1';
// Who changes a service map row in parallel has seen other links.
const updateSql = `UPDATE departments SET code = ?3, name = ?4, rater_links = ?5, parent_id = ?6,
  revision = revision + 1, service_revision = service_revision + (rater_links <> ?5)
  WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL
    AND (?6 IS NULL OR ?6 IS parent_id
      OR EXISTS (SELECT 1 FROM departments WHERE id = ?6 AND ended_at IS NULL))`;
const clearHoldersSql = `DELETE FROM role_grants
  WHERE department_id = ?1 AND role IN ('manager', 'reviewer')`;
const grantSql = `INSERT INTO role_grants (person_id, role, department_id)
  SELECT id, ?2, ?3 FROM people WHERE id = ?1 AND ended_at IS NULL`;
const endSql = `UPDATE departments SET ended_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const clientsChangeSql = `UPDATE departments SET service_revision = service_revision + 1
  WHERE id IN (SELECT client_id FROM service_map WHERE rated_id = ?1)`;
const leaveServiceMapSql = 'DELETE FROM service_map WHERE client_id = ?1 OR rated_id = ?1';

/** Makes a department; its roles are given later. @returns its id */
export async function createDepartment(
  db: D1Database,
  actor: string,
  { code, name, raterLinks, parent = null }: DepartmentFields,
): Written<string, DepartmentRefusal | 'department_code_taken' | 'revision_conflict'> {
  const above = await activeDepartments(db, parent === null ? [] : [parent]);
  if (!above.ok) return above;
  const id = nanoid();
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'create_department',
      subject: id,
      detail: { raterLinks, parent },
    },
    [db.prepare(insertSql).bind(id, code, name, raterLinks, parent), expectChanges(db)],
    { otherwise: 'revision_conflict', 'departments.code': 'department_code_taken' },
    id,
  );
}

/**
 * Rewrites a department and who holds its roles. What changed meanwhile is a revision conflict.
 * Staying below a department that has ended is allowed, moving there is not.
 */
export async function changeDepartment(
  db: D1Database,
  actor: string,
  id: string,
  change: DepartmentChange,
): Written<
  undefined,
  | DepartmentRefusal
  | PersonRefusal
  | 'department_above_itself'
  | 'department_code_taken'
  | 'reviewer_is_the_manager'
  | 'revision_conflict'
> {
  const { code, name, raterLinks, manager, reviewer, revision } = change;
  const department = await activeDepartments(db, [id]);
  if (!department.ok) return department;
  const before = await db.prepare(parentSql).bind(id).first<{ parent: string | null }>();
  const { parent = before?.parent ?? null } = change;
  const moves = parent === null || parent === before?.parent ? [] : [parent];
  const above = await activeDepartments(db, moves);
  if (!above.ok) return above;
  const holders = [manager, reviewer].filter((person) => person !== null);
  const people = await activePeople(db, holders);
  if (!people.ok) return people;
  const grants = [
    { role: 'manager', person: manager },
    { role: 'reviewer', person: reviewer },
  ].flatMap(({ role, person }) =>
    person === null ? [] : [db.prepare(grantSql).bind(person, role, id), expectChanges(db)],
  );
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'change_department',
      subject: id,
      detail: { raterLinks, parent, manager, reviewer },
    },
    [
      db.prepare(updateSql).bind(id, revision, code, name, raterLinks, parent),
      expectChanges(db),
      db.prepare(clearHoldersSql).bind(id),
      ...grants,
    ],
    {
      otherwise: 'revision_conflict',
      'departments.code': 'department_code_taken',
      department_above_itself: 'department_above_itself',
      reviewer_is_the_manager: 'reviewer_is_the_manager',
    },
  );
}

/**
 * Ends a department: it takes part in nothing new and leaves the service map. Its roles
 * stay, so that a running cycle can be finished.
 */
export async function endDepartment(
  db: D1Database,
  actor: string,
  id: string,
  revision: number,
): Written<undefined, DepartmentRefusal | 'revision_conflict'> {
  const department = await activeDepartments(db, [id]);
  if (!department.ok) return department;
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action: 'end_department', subject: id, detail: {} },
    [
      db.prepare(endSql).bind(id, revision),
      expectChanges(db),
      db.prepare(clientsChangeSql).bind(id),
      db.prepare(leaveServiceMapSql).bind(id),
    ],
    { otherwise: 'revision_conflict' },
  );
}
