import type { CycleTotal, PayrollDepartment, PayrollPerson } from '../../shared/payroll/payroll.ts';
import { quarterOf } from '../../shared/payroll/period.ts';
import {
  frozenColumns,
  frozenStanding,
  type FrozenRow,
  newestFrozenJoin,
} from '../appraisal/frozen-total-store.ts';

/** A month or a quarter that pay can be worked out for. */
export interface Period {
  label: string;
  /** Its cycles in their order; those of its months for a quarter without a cycle of its own. */
  cycles: { id: string; label: string }[];
}

const cyclesSql = 'SELECT id, label FROM cycles ORDER BY label';

/** All periods, newest first: every cycle, and every quarter of which there are months. */
export async function listPeriods(db: D1Database): Promise<Period[]> {
  const { results } = await db.prepare(cyclesSql).all<{ id: string; label: string }>();
  const periods = new Map<string, Period>();
  const add = (label: string, cycle: { id: string; label: string }) => {
    const period = periods.get(label) ?? { label, cycles: [] };
    period.cycles.push(cycle);
    periods.set(label, period);
  };
  for (const cycle of results) {
    add(cycle.label, cycle);
    const quarter = quarterOf(cycle.label);
    if (quarter !== undefined) add(quarter, cycle);
  }
  return [...periods.values()].sort((a, b) => (a.label < b.label ? 1 : -1));
}

/** The period with this label, or undefined when there is no cycle in it. */
export async function readPeriod(db: D1Database, label: string): Promise<Period | undefined> {
  return (await listPeriods(db)).find((period) => period.label === label);
}

const takesPartSql = `SELECT 1 FROM cycle_departments
  WHERE department_id = ?2 AND cycle_id IN (SELECT value FROM json_each(?1)) LIMIT 1`;

/** Whether a department is appraised in the period. */
export async function takesPart(
  db: D1Database,
  { cycles }: Period,
  department: string,
): Promise<boolean> {
  const ids = JSON.stringify(cycles.map(({ id }) => id));
  return (await db.prepare(takesPartSql).bind(ids, department).first()) !== null;
}

const totalsSql = `SELECT c.label AS cycle, d.id, d.code, d.name, ${frozenColumns}
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
    ${newestFrozenJoin}
  WHERE cd.cycle_id IN (SELECT value FROM json_each(?1)) ORDER BY d.code, c.label`;
const peopleSql = `SELECT p.id, p.number, p.name, p.department_id AS department, s.tenths AS personal,
    (SELECT group_concat(department_id) FROM role_grants
      WHERE person_id = p.id AND role = 'manager') AS manages
  FROM people p LEFT JOIN personal_scores s ON s.period = ?1 AND s.person_id = p.id
  WHERE p.ended_at IS NULL ORDER BY p.number`;

/** Statements that read what a payroll is made of; `parsePayroll` takes their results. */
export function selectPayroll(db: D1Database, { label, cycles }: Period): D1PreparedStatement[] {
  return [
    db.prepare(totalsSql).bind(JSON.stringify(cycles.map(({ id }) => id))),
    db.prepare(peopleSql).bind(label),
  ];
}

interface TotalRow extends FrozenRow {
  cycle: string;
  id: string;
  code: string;
  name: string;
}
type PersonRow = Omit<PayrollPerson, 'manages'> & { manages: string | null };

/** The results of `selectPayroll` for the period with this label. */
export function parsePayroll(
  label: string,
  results: readonly D1Result[],
): { departments: PayrollDepartment[]; people: PayrollPerson[] } {
  const departments = new Map<string, PayrollDepartment>();
  for (const row of (results[0]?.results ?? []) as TotalRow[]) {
    const { id, code, name } = row;
    const department = departments.get(id) ?? { id, code, name, cycles: [] };
    department.cycles.push(totalOf(row));
    departments.set(id, department);
  }
  for (const department of departments.values()) {
    // A quarter's own appraisal takes the place of the months in it.
    const own = department.cycles.filter(({ cycle }) => cycle === label);
    if (own.length > 0) department.cycles = own;
  }
  const people = ((results[1]?.results ?? []) as PersonRow[]).map(({ manages, ...person }) => ({
    ...person,
    manages: manages?.split(',') ?? [],
  }));
  return { departments: [...departments.values()], people };
}

// Nobody is paid by a total to which somebody objects.
function totalOf(row: TotalRow): CycleTotal {
  const { cycle } = row;
  const standing = frozenStanding(row);
  return standing.state === 'objected' ? { cycle, state: 'objected' } : { cycle, ...standing };
}
