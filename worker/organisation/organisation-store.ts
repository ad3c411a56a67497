import type { Role } from '../accounts/session.ts';

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
  parent: string | null;
  /** Person who holds the role, or null. */
  manager: string | null;
  reviewer: string | null;
}

/** A person as HR sees it. */
export interface PersonRow {
  id: string;
  number: string;
  name: string;
  email: string | null;
  /** Job title (职务), or null. */
  title: string | null;
  department: string | null;
  roles: { role: Role; department: string | null }[];
  ended: boolean;
  revision: number;
}

/** The whole organisation, ended departments and people included. */
export interface Organisation {
  departments: DepartmentRow[];
  people: PersonRow[];
  serviceMap: { client: string; rated: string }[];
}

const departmentsSql = `SELECT d.id, d.code, d.name, d.rater_links AS raterLinks,
    d.ended_at IS NOT NULL AS ended, d.revision, d.parent_id AS parent,
    (SELECT person_id FROM role_grants WHERE department_id = d.id AND role = 'manager') AS manager,
    (SELECT person_id FROM role_grants WHERE department_id = d.id AND role = 'reviewer') AS reviewer
  FROM departments d ORDER BY d.code`;
const peopleSql = `SELECT p.id, p.number, p.name, p.email, p.title, p.department_id AS department,
    p.ended_at IS NOT NULL AS ended, p.revision,
    (SELECT json_group_array(json_object('role', role, 'department', nullif(department_id, '')))
       FROM role_grants WHERE person_id = p.id) AS roles
  FROM people p ORDER BY p.number`;
const serviceMapSql = `SELECT client_id AS client, rated_id AS rated
  FROM service_map ORDER BY client_id, rated_id`;

type Stored<T> = Omit<T, 'ended'> & { ended: number };

/** Reads the organisation as of one moment. */
export async function readOrganisation(db: D1Database): Promise<Organisation> {
  const [departments, people, serviceMap] = await db.batch([
    db.prepare(departmentsSql),
    db.prepare(peopleSql),
    db.prepare(serviceMapSql),
  ]);
  const departmentRows = (departments?.results ?? []) as Stored<DepartmentRow>[];
  const personRows = (people?.results ?? []) as (Omit<Stored<PersonRow>, 'roles'> & {
    roles: string;
  })[];
  return {
    departments: departmentRows.map((row) => ({ ...row, ended: row.ended === 1 })),
    people: personRows.map((row) => ({
      ...row,
      ended: row.ended === 1,
      roles: JSON.parse(row.roles) as PersonRow['roles'],
    })),
    serviceMap: (serviceMap?.results ?? []) as Organisation['serviceMap'],
  };
}
