import { nanoid } from 'nanoid';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';
import { activeDepartments, type DepartmentRefusal } from '../organisation/standing-store.ts';
import { type CycleKind, fitsCycleKind } from './cycle-label.ts';

/** An appraisal cycle as HR sees it. */
export interface Cycle {
  id: string;
  kind: CycleKind;
  /** '2026-10' for a month, '2026-Q4' for a quarter. */
  label: string;
  /** Ids of the departments that take part. */
  departments: string[];
  openedAt: number;
  /** Numbers of the versions that the cycle keeps for good. */
  formVersion: number;
  scoringPolicy: number;
}

/** What HR chooses for a new cycle. */
export interface CycleFields {
  kind: CycleKind;
  label: string;
  departments: string[];
}

const listSql = `SELECT c.id, c.kind, c.label, c.opened_at AS openedAt,
    f.number AS formVersion, s.number AS scoringPolicy,
    (SELECT json_group_array(department_id)
       FROM cycle_departments WHERE cycle_id = c.id) AS departments
  FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
    JOIN scoring_policies s ON s.id = c.scoring_policy_id
  ORDER BY c.label DESC`;
const insertSql = `INSERT INTO cycles
    (id, kind, label, form_version_id, scoring_policy_id, opened_at)
  VALUES (?1, ?2, ?3,
    (SELECT id FROM form_versions ORDER BY number DESC LIMIT 1),
    (SELECT id FROM scoring_policies ORDER BY number DESC LIMIT 1),
    unixepoch())`;
const insertDepartmentsSql = `INSERT INTO cycle_departments (cycle_id, department_id)
  SELECT ?1, id FROM departments
  WHERE ended_at IS NULL AND id IN (SELECT value FROM json_each(?2))`;

/** All cycles, the latest label first. */
export async function listCycles(db: D1Database): Promise<Cycle[]> {
  const { results } = await db
    .prepare(listSql)
    .all<Omit<Cycle, 'departments'> & { departments: string }>();
  return results.map((row) => ({
    ...row,
    departments: JSON.parse(row.departments) as string[],
  }));
}

/** Opens a cycle with the newest form version and scoring policy. @returns its id */
export async function openCycle(
  db: D1Database,
  actor: string,
  { kind, label, departments }: CycleFields,
): Promise<
  Result<
    string,
    DepartmentRefusal | 'cycle_label_invalid' | 'cycle_label_taken' | 'revision_conflict'
  >
> {
  if (!fitsCycleKind(kind, label)) return fail('cycle_label_invalid');
  const standing = await activeDepartments(db, departments);
  if (!standing.ok) return standing;
  const id = nanoid();
  try {
    const done = await commitAudited(
      db,
      { chain: 'appraisals', actor, action: 'open_cycle', subject: id, detail: { kind, label } },
      [
        db.prepare(insertSql).bind(id, kind, label),
        db.prepare(insertDepartmentsSql).bind(id, JSON.stringify(departments)),
        expectChanges(db, departments.length),
      ],
    );
    return done === undefined ? fail('revision_conflict') : ok(id);
  } catch (error) {
    if (violates(error, 'cycles.label')) return fail('cycle_label_taken');
    throw error;
  }
}
