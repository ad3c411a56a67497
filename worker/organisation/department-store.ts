import { nanoid } from 'nanoid';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';
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
}

/** As above, with the holders of the department's roles (ids of people, or null). */
export interface DepartmentChange extends DepartmentFields {
  revision: number;
  manager: string | null;
  reviewer: string | null;
}

type Written<T, E extends string> = Promise<Result<T, E>>;

const insertSql = `INSERT INTO departments (id, code, name, rater_links, revision)
  VALUES (?1, ?2, ?3, ?4, 1)`;
const updateSql = `UPDATE departments SET code = ?3, name = ?4, rater_links = ?5,
  revision = revision + 1 WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const clearHoldersSql = `DELETE FROM role_grants
  WHERE department_id = ?1 AND role IN ('manager', 'reviewer')`;
const grantSql = `INSERT INTO role_grants (person_id, role, department_id)
  SELECT id, ?2, ?3 FROM people WHERE id = ?1 AND ended_at IS NULL`;
const endSql = `UPDATE departments SET ended_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const leaveServiceMapSql = 'DELETE FROM service_map WHERE client_id = ?1 OR rated_id = ?1';

/** Makes a department; its roles are given later. @returns its id */
export async function createDepartment(
  db: D1Database,
  actor: string,
  { code, name, raterLinks }: DepartmentFields,
): Written<string, 'department_code_taken'> {
  const id = nanoid();
  try {
    await commitAudited(
      db,
      {
        chain: 'appraisals',
        actor,
        action: 'create_department',
        subject: id,
        detail: { raterLinks },
      },
      [db.prepare(insertSql).bind(id, code, name, raterLinks)],
    );
  } catch (error) {
    if (violates(error, 'departments.code')) return fail('department_code_taken');
    throw error;
  }
  return ok(id);
}

/** Rewrites a department and who holds its roles. What changed meanwhile is a revision conflict. */
export async function changeDepartment(
  db: D1Database,
  actor: string,
  id: string,
  change: DepartmentChange,
): Written<
  undefined,
  | DepartmentRefusal
  | PersonRefusal
  | 'department_code_taken'
  | 'reviewer_is_the_manager'
  | 'revision_conflict'
> {
  const { code, name, raterLinks, manager, reviewer, revision } = change;
  const department = await activeDepartments(db, [id]);
  if (!department.ok) return department;
  const holders = [manager, reviewer].filter((person) => person !== null);
  const people = await activePeople(db, holders);
  if (!people.ok) return people;
  const grants = [
    { role: 'manager', person: manager },
    { role: 'reviewer', person: reviewer },
  ].flatMap(({ role, person }) =>
    person === null ? [] : [db.prepare(grantSql).bind(person, role, id), expectChanges(db)],
  );
  try {
    const done = await commitAudited(
      db,
      {
        chain: 'appraisals',
        actor,
        action: 'change_department',
        subject: id,
        detail: { raterLinks, manager, reviewer },
      },
      [
        db.prepare(updateSql).bind(id, revision, code, name, raterLinks),
        expectChanges(db),
        db.prepare(clearHoldersSql).bind(id),
        ...grants,
      ],
    );
    return done === undefined ? fail('revision_conflict') : ok(undefined);
  } catch (error) {
    if (violates(error, 'departments.code')) return fail('department_code_taken');
    if (violates(error, 'reviewer_is_the_manager')) return fail('reviewer_is_the_manager');
    throw error;
  }
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
  const done = await commitAudited(
    db,
    { chain: 'appraisals', actor, action: 'end_department', subject: id, detail: {} },
    [
      db.prepare(endSql).bind(id, revision),
      expectChanges(db),
      db.prepare(leaveServiceMapSql).bind(id),
    ],
  );
  return done === undefined ? fail('revision_conflict') : ok(undefined);
}
