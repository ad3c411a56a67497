import { nanoid } from 'nanoid';
import { fail, type Result } from '../../shared/result.ts';
import { linkKindFor, linkStatements, type LinkKind } from '../accounts/enrolment-store.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import {
  activeDepartments,
  activePeople,
  type DepartmentRefusal,
  type PersonRefusal,
} from './standing-store.ts';

/** What HR types about a person. */
export interface PersonFields {
  /** Staff number. */
  number: string;
  name: string;
  email: string | null;
  /** Id of the department that the person belongs to. */
  department: string | null;
  /** Job title (职务); undefined leaves it as it is. */
  title?: string | null | undefined;
}

type Written<T, E extends string> = Promise<Result<T, E>>;

const insertSql = `INSERT INTO people (id, number, name, email, department_id, title, revision)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, 1 WHERE ?5 IS NULL
    OR EXISTS (SELECT 1 FROM departments WHERE id = ?5 AND ended_at IS NULL)`;
const beforeSql = 'SELECT department_id AS department, title, email FROM people WHERE id = ?1';
const updateSql = `UPDATE people SET number = ?3, name = ?4, email = ?5, department_id = ?6, title = ?7,
  revision = revision + 1 WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const endSql = `UPDATE people SET ended_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const dropRolesSql = 'DELETE FROM role_grants WHERE person_id = ?1';
const dropSessionsSql = 'DELETE FROM sessions WHERE person_id = ?1';
const dropLinksSql = 'DELETE FROM enrolment_links WHERE person_id = ?1';
const dropPasskeysSql = 'DELETE FROM passkeys WHERE person_id = ?1';
// Whoever comes back under another staff number brings the same company account.
const dropIdentitiesSql = 'DELETE FROM sso_identities WHERE person_id = ?1';
const othersHoldHrSql = `SELECT EXISTS (
  SELECT 1 FROM role_grants WHERE role = 'hr' AND person_id <> ?1) AS others,
  EXISTS (SELECT 1 FROM role_grants WHERE role = 'hr' AND person_id = ?1) AS self`;
const expectHrSql = `INSERT INTO expectation (holds)
  SELECT EXISTS (SELECT 1 FROM role_grants WHERE role = 'hr')`;

/** Makes a person without roles. @returns the id */
export async function createPerson(
  db: D1Database,
  actor: string,
  { number, name, email, department, title = null }: PersonFields,
): Written<string, DepartmentRefusal | 'staff_number_taken' | 'revision_conflict'> {
  const standing = await activeDepartments(db, department === null ? [] : [department]);
  if (!standing.ok) return standing;
  const id = nanoid();
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action: 'create_person', subject: id, detail: { department } },
    [db.prepare(insertSql).bind(id, number, name, email, department, title), expectChanges(db)],
    { otherwise: 'revision_conflict', 'people.number': 'staff_number_taken' },
    id,
  );
}

/**
 * Rewrites a person. Staying in a department that has ended is allowed, joining it is not. Another
 * e-mail address may let somebody in by a company account, so only who is `fresh` writes one.
 */
export async function changePerson(
  db: D1Database,
  actor: string,
  id: string,
  change: PersonFields & { revision: number },
  fresh: boolean,
): Written<
  undefined,
  PersonRefusal | DepartmentRefusal | 'staff_number_taken' | 'revision_conflict' | 'sign_in_again'
> {
  const { number, name, email, department, revision } = change;
  const person = await activePeople(db, [id]);
  if (!person.ok) return person;
  const before = await db
    .prepare(beforeSql)
    .bind(id)
    .first<{ department: string | null; title: string | null; email: string | null }>();
  const addressChanged = email !== (before?.email ?? null);
  if (addressChanged && !fresh) return fail('sign_in_again');
  const { title = before?.title ?? null } = change;
  const joins = department === null || department === before?.department ? [] : [department];
  const standing = await activeDepartments(db, joins);
  if (!standing.ok) return standing;
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'change_person',
      subject: id,
      detail: { department, addressChanged },
    },
    [
      db.prepare(updateSql).bind(id, revision, number, name, email, department, title),
      expectChanges(db),
    ],
    { otherwise: 'revision_conflict', 'people.number': 'staff_number_taken' },
  );
}

/** Ends a person's account at once: roles, sessions, every way in and unused links go. */
export async function endPerson(
  db: D1Database,
  actor: string,
  id: string,
  revision: number,
): Written<undefined, PersonRefusal | 'last_hr_account' | 'revision_conflict'> {
  const person = await activePeople(db, [id]);
  if (!person.ok) return person;
  if (await isLastHr(db, id)) return fail('last_hr_account');
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action: 'end_person', subject: id, detail: {} },
    [
      db.prepare(endSql).bind(id, revision),
      expectChanges(db),
      db.prepare(dropRolesSql).bind(id),
      db.prepare(dropSessionsSql).bind(id),
      db.prepare(dropLinksSql).bind(id),
      db.prepare(dropPasskeysSql).bind(id),
      db.prepare(dropIdentitiesSql).bind(id),
      expectAnHrAccount(db),
    ],
    { otherwise: 'revision_conflict' },
  );
}

/** True when nobody but this person holds the HR role. */
export async function isLastHr(db: D1Database, id: string): Promise<boolean> {
  const row = await db.prepare(othersHoldHrSql).bind(id).first<{ others: number; self: number }>();
  return row?.self === 1 && row.others === 0;
}

/** A statement that fails its batch when it leaves the company without an HR account. */
export function expectAnHrAccount(db: D1Database): D1PreparedStatement {
  return db.prepare(expectHrSql);
}

/**
 * Makes a one-time link by which a person enrols a passkey: the first one, or, as a recovery that
 * waits for a second person, another one.
 *
 * @returns its token, shown once, and which of the two it is
 */
export async function makeSignInLink(
  db: D1Database,
  actor: string,
  id: string,
): Written<{ token: string; kind: LinkKind }, PersonRefusal> {
  const person = await activePeople(db, [id]);
  if (!person.ok) return person;
  const kind = await linkKindFor(db, id);
  const { token, statements } = await linkStatements(db, id, actor);
  const action = kind === 'enrolment' ? 'make_enrolment_link' : 'ask_for_recovery';
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action, subject: id, detail: {} },
    statements,
    { otherwise: 'person_ended' },
    { token, kind },
  );
}
