/** A department as far as other pages name it. */
export interface DepartmentName {
  id: string;
  code: string;
  name: string;
  ended: boolean;
}

/** All departments, ended ones included, as pages need them to name and to offer them. */
export interface Organisation {
  departments: DepartmentName[];
}

const departmentsSql = `SELECT id, code, name, ended_at IS NOT NULL AS ended
  FROM departments ORDER BY code`;

/** Reads the names of all departments, by code. */
export async function readOrganisation(db: D1Database): Promise<Organisation> {
  const { results } = await db
    .prepare(departmentsSql)
    .all<Omit<DepartmentName, 'ended'> & { ended: number }>();
  return { departments: results.map((row) => ({ ...row, ended: row.ended === 1 })) };
}
