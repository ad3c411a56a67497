import { fail, ok, type Result } from '../../shared/result.ts';

/** Why a department or a person cannot be changed or used for something new. */
export type DepartmentRefusal = 'department_unknown' | 'department_ended';
export type PersonRefusal = 'person_unknown' | 'person_ended';

const departmentsSql = `SELECT wanted.value AS id, d.revision, d.ended_at AS endedAt
  FROM json_each(?1) AS wanted LEFT JOIN departments d ON d.id = wanted.value`;
const peopleSql = `SELECT wanted.value AS id, p.revision, p.ended_at AS endedAt
  FROM json_each(?1) AS wanted LEFT JOIN people p ON p.id = wanted.value`;

interface Standing {
  id: string;
  revision: number | null;
  endedAt: number | null;
}

async function readStanding(
  db: D1Database,
  sql: string,
  ids: readonly string[],
): Promise<Standing[]> {
  const { results } = await db.prepare(sql).bind(JSON.stringify(ids)).all<Standing>();
  return results;
}

/** Succeeds when every department exists and none has ended. */
export async function activeDepartments(
  db: D1Database,
  ids: readonly string[],
): Promise<Result<undefined, DepartmentRefusal>> {
  const rows = await readStanding(db, departmentsSql, ids);
  if (rows.some((row) => row.revision === null)) return fail('department_unknown');
  if (rows.some((row) => row.endedAt !== null)) return fail('department_ended');
  return ok(undefined);
}

/** Succeeds when every person exists and none has left. */
export async function activePeople(
  db: D1Database,
  ids: readonly string[],
): Promise<Result<undefined, PersonRefusal>> {
  const rows = await readStanding(db, peopleSql, ids);
  if (rows.some((row) => row.revision === null)) return fail('person_unknown');
  if (rows.some((row) => row.endedAt !== null)) return fail('person_ended');
  return ok(undefined);
}
