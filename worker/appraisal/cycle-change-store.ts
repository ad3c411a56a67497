import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';
import { activeDepartments, type DepartmentRefusal } from '../organisation/standing-store.ts';
import { type ChosenVersion, type Deadlines, inOrder, whatMoved } from './cycle-store.ts';

/** A cycle as HR wants it from now on, made from `revision`. */
export interface CycleChange {
  revision: number;
  departments: string[];
  formVersion: ChosenVersion;
  scoringPolicy: ChosenVersion;
  due: Deadlines;
}

const membersSql = `SELECT c.id, cd.department_id AS department
  FROM cycles c LEFT JOIN cycle_departments cd ON cd.cycle_id = c.id WHERE c.id = ?1`;
const updateSql = `UPDATE cycles SET revision = cycles.revision + 1, form_version_id = f.id,
    scoring_policy_id = s.id, sheets_due_at = ?7, self_scores_due_at = ?8, audit_due_at = ?9
  FROM form_versions f, scoring_policies s
  WHERE cycles.id = ?1 AND cycles.revision = ?2
    AND f.number = ?3 AND f.revision = ?4 AND s.number = ?5 AND s.revision = ?6`;
const leaveSql = `DELETE FROM cycle_departments
  WHERE cycle_id = ?1 AND department_id NOT IN (SELECT value FROM json_each(?2))`;
const joinSql = `INSERT INTO cycle_departments (cycle_id, department_id)
  SELECT ?1, id FROM departments
  WHERE ended_at IS NULL AND id IN (SELECT value FROM json_each(?2))`;

/**
 * Changes who takes part, the deadlines and, while the cycle has neither sheets nor a window,
 * its versions. @returns the new revision
 */
export async function changeCycle(
  db: D1Database,
  actor: string,
  id: string,
  { revision, departments, formVersion, scoringPolicy, due }: CycleChange,
): Promise<
  Result<
    number,
    | DepartmentRefusal
    | 'cycle_unknown'
    | 'cycle_deadlines_invalid'
    | 'cycle_has_started'
    | 'department_has_work'
    | 'chosen_version_changed'
    | 'revision_conflict'
  >
> {
  if (!inOrder(due)) return fail('cycle_deadlines_invalid');
  const { results } = await db.prepare(membersSql).bind(id).all<{ department: string | null }>();
  if (results.length === 0) return fail('cycle_unknown');
  const members = new Set(results.map((row) => row.department));
  const joining = departments.filter((department) => !members.has(department));
  const standing = await activeDepartments(db, joining);
  if (!standing.ok) return standing;
  const versions = [formVersion, scoringPolicy].flatMap((each) => [each.number, each.revision]);
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'change_cycle',
    subject: id,
    detail: {
      formVersion: formVersion.number,
      scoringPolicy: scoringPolicy.number,
      departments: departments.length,
      ...due,
    },
  } as const;
  try {
    const done = await commitAudited(db, entry, [
      db.prepare(updateSql).bind(id, revision, ...versions, due.sheets, due.selfScores, due.audit),
      expectChanges(db),
      db.prepare(leaveSql).bind(id, JSON.stringify(departments)),
      db.prepare(joinSql).bind(id, JSON.stringify(joining)),
      expectChanges(db, joining.length),
    ]);
    return done === undefined
      ? fail(await whatMoved(db, formVersion, scoringPolicy))
      : ok(revision + 1);
  } catch (error) {
    if (violates(error, 'cycle_has_started')) return fail('cycle_has_started');
    if (violates(error, 'department_has_work')) return fail('department_has_work');
    throw error;
  }
}
