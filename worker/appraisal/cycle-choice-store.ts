import { fail, ok, type Result } from '../../shared/result.ts';
import { type Cycle, type Deadlines, dueColumn } from './cycle-store.ts';

/** What of a cycle HR can change, as of one moment. */
export interface CycleChoiceView extends Omit<Cycle, 'kind' | 'openedAt'> {
  /** It has sheets or a window, so that its versions stay. */
  started: boolean;
  /** Ids of the departments with a sheet or a survey in it, which stay. */
  withWork: string[];
}

// One statement, so that the revision is that of the departments.
const choiceSql = `SELECT c.id, c.label, c.revision, ${dueColumn},
    f.number AS formVersion, s.number AS scoringPolicy,
    EXISTS (SELECT 1 FROM windows WHERE cycle_id = c.id)
      OR EXISTS (SELECT 1 FROM sheets WHERE cycle_id = c.id) AS started,
    (SELECT json_group_array(d.id ORDER BY d.code)
       FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
       WHERE cd.cycle_id = c.id) AS departments,
    (SELECT json_group_array(department_id) FROM (
       SELECT department_id FROM sheets WHERE cycle_id = c.id
       UNION
       SELECT u.department_id FROM windows w JOIN surveys u ON u.window_id = w.id
         WHERE w.cycle_id = c.id AND u.approval <> 'taken_out' AND (w.state <> 'void'
           OR EXISTS (SELECT 1 FROM published_results WHERE survey_id = u.id)))) AS withWork
  FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
    JOIN scoring_policies s ON s.id = c.scoring_policy_id
  WHERE c.id = ?1`;

interface ChoiceRow {
  id: string;
  label: string;
  revision: number;
  due: string;
  formVersion: number;
  scoringPolicy: number;
  started: number;
  departments: string;
  withWork: string;
}

/** Reads what of a cycle HR can change, its departments by their code. */
export async function readCycleChoice(
  db: D1Database,
  id: string,
): Promise<Result<CycleChoiceView, 'cycle_unknown'>> {
  const row = await db.prepare(choiceSql).bind(id).first<ChoiceRow>();
  if (row === null) return fail('cycle_unknown');
  const { due, started, departments, withWork, ...rest } = row;
  return ok({
    ...rest,
    due: JSON.parse(due) as Deadlines,
    started: started === 1,
    departments: JSON.parse(departments) as string[],
    withWork: JSON.parse(withWork) as string[],
  });
}
