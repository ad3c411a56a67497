import { nanoid } from 'nanoid';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import {
  activeDepartments,
  activePeople,
  type DepartmentRefusal,
  type PersonRefusal,
} from './standing-store.ts';

/** Longest substitution, seconds: a year. Who is away longer is replaced. */
const longest = 366 * 24 * 60 * 60;

/** Who stands in for whom in which role of a department, from when until when (excluded). */
export interface NewSubstitute {
  department: string;
  role: 'manager' | 'reviewer';
  person: string;
  /** Unix seconds. */
  from: number;
  until: number;
  reason: string;
}

interface Named {
  id: string;
  name: string;
}

/** A substitution as HR reads it. */
export interface Substitute {
  id: string;
  department: Named;
  role: 'manager' | 'reviewer';
  person: Named;
  standsInFor: Named;
  from: number;
  until: number;
  reason: string;
  revision: number;
  /** `lapsed`: whose place it was no longer holds the role, so nobody stands in. */
  state: 'coming' | 'running' | 'over' | 'lapsed';
}

/** Substitutions that one answer lists; older ones are over and stay in the database. */
const listed = 200;

const listSql = `SELECT s.id, s.role, s.reason, s.revision, s.from_at AS "from", s.until_at AS until,
    d.id AS departmentId, d.name AS departmentName, p.id AS personId, p.name AS personName,
    absent.id AS absentId, absent.name AS absentName,
    CASE WHEN s.until_at <= unixepoch() THEN 'over' WHEN g.person_id IS NULL THEN 'lapsed'
      WHEN s.from_at > unixepoch() THEN 'coming' ELSE 'running' END AS state
  FROM substitutes s JOIN departments d ON d.id = s.department_id
    JOIN people p ON p.id = s.person_id JOIN people absent ON absent.id = s.stands_in_for
    LEFT JOIN role_grants g ON g.department_id = s.department_id AND g.role = s.role
      AND g.person_id = s.stands_in_for
  ORDER BY s.until_at <= unixepoch(), s.from_at, d.code, s.id LIMIT ${listed}`;
const holderSql = `SELECT person_id AS holder FROM role_grants
  WHERE department_id = ?1 AND role = ?2`;
const sameSql = `SELECT id FROM substitutes WHERE department_id = ?1 AND role = ?2
  AND person_id = ?3 AND from_at = ?4 AND until_at = ?5`;
const nameSql = `INSERT INTO substitutes (id, department_id, role, person_id, stands_in_for,
    from_at, until_at, reason, named_by, named_at, revision)
  SELECT ?1, ?2, ?3, ?4, person_id, ?5, ?6, ?7, ?8, unixepoch(), 1 FROM role_grants
  WHERE department_id = ?2 AND role = ?3 AND person_id = ?9 AND ?6 > unixepoch()`;
const endSql = `UPDATE substitutes
  SET until_at = max(from_at, min(until_at, unixepoch())), revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND until_at > unixepoch()`;
const oneSql = `SELECT revision, department_id AS department, until_at <= unixepoch() AS isOver
  FROM substitutes WHERE id = ?1`;

type Row = Omit<Substitute, 'department' | 'person' | 'standsInFor'> &
  Record<'departmentId' | 'departmentName' | 'personId' | 'personName', string> &
  Record<'absentId' | 'absentName', string>;

/** All substitutions: those to come and running first, then those that are over. */
export async function listSubstitutes(db: D1Database): Promise<Substitute[]> {
  const { results } = await db.prepare(listSql).all<Row>();
  return results.map(({ id, role, from, until, reason, revision, state, ...row }) => ({
    id,
    department: { id: row.departmentId, name: row.departmentName },
    role,
    person: { id: row.personId, name: row.personName },
    standsInFor: { id: row.absentId, name: row.absentName },
    from,
    until,
    reason,
    revision,
    state,
  }));
}

/** Why somebody cannot be named. */
type Refusal =
  | DepartmentRefusal
  | PersonRefusal
  | 'role_has_no_holder'
  | 'substitution_dates_invalid'
  | 'substitute_excluded'
  | 'substitutes_overlap'
  | 'revision_conflict';

/**
 * Names somebody who stands in for the present holder of a role. The same again is granted and
 * changes nothing. Whom D8 excludes is refused: who is on the other side of the department, who
 * belongs to a department that they would review, who holds the role, and who names.
 * @returns the id of the substitution
 */
export async function nameSubstitute(
  db: D1Database,
  actor: string,
  { department, role, person, from, until, reason }: NewSubstitute,
): Promise<Result<string, Refusal>> {
  const active = await activeDepartments(db, [department]);
  if (!active.ok) return active;
  const people = await activePeople(db, [person]);
  if (!people.ok) return people;
  if (from >= until || until - from > longest) return fail('substitution_dates_invalid');
  const same = await db
    .prepare(sameSql)
    .bind(department, role, person, from, until)
    .first<{ id: string }>();
  if (same !== null) return ok(same.id);
  const held = await db.prepare(holderSql).bind(department, role).first<{ holder: string }>();
  if (held === null) return fail('role_has_no_holder');
  if (person === held.holder || person === actor) return fail('substitute_excluded');
  const id = nanoid();
  const detail = { substitution: id, role, person, standsInFor: held.holder, from, until };
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'name_substitute',
    subject: department,
    detail,
  } as const;
  const naming = db
    .prepare(nameSql)
    .bind(id, department, role, person, from, until, reason, actor, held.holder);
  return commitOrRefuse(
    db,
    entry,
    [naming, expectChanges(db)],
    {
      // Over before it began, or the role changed hands a moment ago.
      otherwise: 'substitution_dates_invalid',
      substitute_is_excluded: 'substitute_excluded',
      substitutes_overlap: 'substitutes_overlap',
    },
    id,
  );
}

/** Ends a substitution at this moment, or before it begins; ended already is granted too. */
export async function endSubstitution(
  db: D1Database,
  actor: string,
  id: string,
  revision: number,
): Promise<Result<undefined, 'substitution_unknown' | 'revision_conflict'>> {
  const one = await db
    .prepare(oneSql)
    .bind(id)
    .first<{ revision: number; department: string; isOver: number }>();
  if (one === null) return fail('substitution_unknown');
  if (one.isOver === 1) return ok(undefined);
  if (one.revision !== revision) return fail('revision_conflict');
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'end_substitute',
    subject: one.department,
    detail: { substitution: id },
  } as const;
  return commitOrRefuse(db, entry, [db.prepare(endSql).bind(id, revision), expectChanges(db)], {
    otherwise: 'revision_conflict',
  });
}
