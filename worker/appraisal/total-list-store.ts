import type { SignerRole } from '../../shared/appraisal/total-content.ts';

/** How far a department's total in a cycle is, without any figure. */
export interface TotalStanding {
  cycle: { id: string; label: string };
  department: { id: string; name: string };
  state: 'incomplete' | 'to_sign' | 'objected' | 'frozen';
  /** Who has signed what it is made of now; nobody of what is frozen has to sign it any more. */
  signed: SignerRole[];
}

/** Whether the newest version of the total of the place `cd` is frozen. */
export const isFrozenSql = `(SELECT count(*) FROM frozen_totals f
      WHERE f.cycle_id = cd.cycle_id AND f.department_id = cd.department_id)
    > (SELECT count(*) FROM total_corrections k
      WHERE k.cycle_id = cd.cycle_id AND k.department_id = cd.department_id)`;
/** Whether somebody objects to it and waits for an answer. */
export const isObjectedSql = `EXISTS (SELECT 1 FROM objections o WHERE o.cycle_id = cd.cycle_id
      AND o.department_id = cd.department_id AND o.outcome IS NULL)`;
/** Whether all that it is made of is there. */
export const isCompleteSql = `((SELECT count(*) FROM sheets s WHERE s.cycle_id = cd.cycle_id
      AND s.department_id = cd.department_id AND s.state = 'audited') = 3
    AND (cd.no_survey_reason IS NOT NULL OR EXISTS (SELECT 1 FROM published_results r
      WHERE r.cycle_id = cd.cycle_id AND r.department_id = cd.department_id)))`;
// A content that somebody saw before a sheet or the result changed is not what would be signed now.
/** The roles, as JSON, that have signed what it is made of now. */
export const signedSql = `(SELECT json_group_array(g.role) FROM total_signatures g JOIN total_contents t
        ON t.cycle_id = g.cycle_id AND t.department_id = g.department_id
        AND t.number = g.content_number
      WHERE g.cycle_id = cd.cycle_id AND g.department_id = cd.department_id
        AND t.number = (SELECT max(number) FROM total_contents n
          WHERE n.cycle_id = cd.cycle_id AND n.department_id = cd.department_id)
        AND t.version = 1 + (SELECT count(*) FROM total_corrections k
          WHERE k.cycle_id = cd.cycle_id AND k.department_id = cd.department_id)
        AND t.seen_at >= (SELECT max(changed_at) FROM sheets s
          WHERE s.cycle_id = cd.cycle_id AND s.department_id = cd.department_id)
        AND t.seen_at >= coalesce((SELECT max(released_at) FROM published_results r
          WHERE r.cycle_id = cd.cycle_id AND r.department_id = cd.department_id), 0))`;
const listSql = `SELECT cd.cycle_id AS cycle, c.label, d.id AS department, d.name,
    ${isFrozenSql} AS isFrozen, ${isObjectedSql} AS isObjected, ${isCompleteSql} AS isComplete,
    ${signedSql} AS signed
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
    JOIN departments d ON d.id = cd.department_id
  WHERE cd.department_id IN (SELECT value FROM json_each(?1))
  ORDER BY c.label DESC, d.code`;

interface Row {
  cycle: string;
  label: string;
  department: string;
  name: string;
  isFrozen: number;
  isObjected: number;
  isComplete: number;
  signed: string;
}

function stateOf({ isFrozen, isObjected, isComplete }: Row): TotalStanding['state'] {
  if (isObjected === 1) return 'objected';
  if (isFrozen === 1) return 'frozen';
  return isComplete === 1 ? 'to_sign' : 'incomplete';
}

/** How far the totals of these departments are in every cycle, the latest label first. */
export async function listTotals(db: D1Database, departments: string[]): Promise<TotalStanding[]> {
  const { results } = await db.prepare(listSql).bind(JSON.stringify(departments)).all<Row>();
  return results.map((row) => ({
    cycle: { id: row.cycle, label: row.label },
    department: { id: row.department, name: row.name },
    state: stateOf(row),
    signed: JSON.parse(row.signed) as SignerRole[],
  }));
}
