import { nanoid } from 'nanoid';
import { expectAnHrAccount } from '../people-store.ts';
import { inBulk } from './bulk.ts';
import type { PeoplePlan } from './people-plan.ts';
import { roleOrder } from './roles-cell.ts';

const insertSql = `INSERT INTO people (id, number, name, email, title, department_id, revision)
  SELECT value ->> 'id', value ->> 'number', value ->> 'name', value ->> 'email',
    value ->> 'title', value ->> 'department', 1
  FROM json_each(?1) WHERE value ->> 'department' IS NULL OR EXISTS (
    SELECT 1 FROM departments WHERE id = value ->> 'department' AND ended_at IS NULL)`;
const updateSql = `UPDATE people SET name = w.value ->> 'name', email = w.value ->> 'email',
    title = w.value ->> 'title', department_id = w.value ->> 'department',
    revision = people.revision + 1
  FROM json_each(?1) AS w
  WHERE people.id = w.value ->> 'id' AND people.revision = w.value ->> 'revision'
    AND ended_at IS NULL`;
const dropRoleSql = `DELETE FROM role_grants WHERE department_id = '' AND (person_id, role) IN (
  SELECT value ->> 'person', value ->> 'role' FROM json_each(?1))`;
const grantSql = `INSERT INTO role_grants (person_id, role, department_id)
  SELECT value ->> 'person', value ->> 'role', '' FROM json_each(?1)`;
const endSql = `UPDATE people SET ended_at = unixepoch(), revision = people.revision + 1
  FROM json_each(?1) AS w WHERE people.id = w.value ->> 'id'
    AND people.revision = w.value ->> 'revision' AND ended_at IS NULL`;
const ofEnded = "(SELECT value ->> 'id' FROM json_each(?1))";
const dropRolesSql = `DELETE FROM role_grants WHERE person_id IN ${ofEnded}`;
const dropSessionsSql = `DELETE FROM sessions WHERE person_id IN ${ofEnded}`;
const dropLinksSql = `DELETE FROM enrolment_links WHERE person_id IN ${ofEnded}`;
const dropPasskeysSql = `DELETE FROM passkeys WHERE person_id IN ${ofEnded}`;
const dropIdentitiesSql = `DELETE FROM sso_identities WHERE person_id IN ${ofEnded}`;

/** The statements of an import of people, and what its audit entry says of roles. */
export function peopleStatements(
  db: D1Database,
  { writes, missing }: PeoplePlan,
  ends: boolean,
): { statements: D1PreparedStatement[]; granted: string } {
  const rows = writes.map(({ before, number, name, email, title, department, roles }) => ({
    before,
    roles,
    fields: {
      id: before?.id ?? nanoid(),
      revision: before?.revision,
      number,
      name,
      email,
      title,
      department,
    },
  }));
  const grants = rows.flatMap(({ before, roles, fields }) =>
    roleOrder
      .map((role) => ({
        person: fields.id,
        role,
        has: before?.roles.includes(role) ?? false,
        gets: roles.includes(role),
      }))
      .filter(({ has, gets }) => has !== gets),
  );
  const ended = ends ? missing.map(({ id, revision }) => ({ id, revision })) : [];
  return {
    statements: [
      ...inBulk(
        db,
        insertSql,
        rows.filter(({ before }) => !before).map(({ fields }) => fields),
      ),
      ...inBulk(
        db,
        updateSql,
        rows.filter(({ before }) => before).map(({ fields }) => fields),
      ),
      ...inBulk(
        db,
        dropRoleSql,
        grants.filter(({ has }) => has),
      ),
      ...inBulk(
        db,
        grantSql,
        grants.filter(({ gets }) => gets),
      ),
      ...inBulk(db, endSql, ended),
      ...inBulk(db, dropRolesSql, ended, 'any'),
      ...inBulk(db, dropSessionsSql, ended, 'any'),
      ...inBulk(db, dropLinksSql, ended, 'any'),
      ...inBulk(db, dropPasskeysSql, ended, 'any'),
      ...inBulk(db, dropIdentitiesSql, ended, 'any'),
      expectAnHrAccount(db),
    ],
    granted: grants
      .map(({ person, role, gets }) => `${person} ${gets ? '+' : '-'}${role}`)
      .join(', '),
  };
}
