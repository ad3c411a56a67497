import type { DepartmentState, OrganisationState, PersonState } from './state.ts';

const departmentsSql = `SELECT d.id, d.code, d.name, d.rater_links AS links, d.parent_id AS parent,
    d.ended_at IS NOT NULL AS ended, d.revision, d.service_revision AS serviceRevision,
    (SELECT person_id FROM role_grants WHERE department_id = d.id AND role = 'manager') AS manager,
    (SELECT person_id FROM role_grants WHERE department_id = d.id AND role = 'reviewer') AS reviewer
  FROM departments d ORDER BY d.code`;
const peopleSql = `SELECT p.id, p.number, p.name, p.email, p.title, p.department_id AS department,
    p.ended_at IS NOT NULL AS ended, p.revision, g.roles
  FROM people p LEFT JOIN (
    SELECT person_id, group_concat(role) AS roles FROM role_grants WHERE department_id = ''
    GROUP BY person_id) AS g ON g.person_id = p.id
  ORDER BY p.number`;
const serviceMapSql = `SELECT m.client_id AS client, m.rated_id AS rated FROM service_map m
  JOIN departments c ON c.id = m.client_id JOIN departments r ON r.id = m.rated_id
  ORDER BY c.code, r.code`;

type Stored<T> = Omit<T, 'ended' | 'roles'> & { ended: number };

/** Reads the organisation as of one moment, ended departments and people included. */
export async function readOrganisationState(db: D1Database): Promise<OrganisationState> {
  const [departments, people, serviceMap] = await db.batch([
    db.prepare(departmentsSql),
    db.prepare(peopleSql),
    db.prepare(serviceMapSql),
  ]);
  const departmentRows = (departments?.results ?? []) as Stored<DepartmentState>[];
  const personRows = (people?.results ?? []) as (Stored<PersonState> & { roles: string | null })[];
  return {
    departments: departmentRows.map((row) => ({ ...row, ended: row.ended === 1 })),
    people: personRows.map((row) => ({
      ...row,
      ended: row.ended === 1,
      roles: (row.roles ?? '').split(',').filter((role) => role !== '') as PersonState['roles'],
    })),
    serviceMap: (serviceMap?.results ?? []) as OrganisationState['serviceMap'],
  };
}
