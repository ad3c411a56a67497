import type { Role } from '../accounts/session.ts';

/** Somebody's look at a department's result, from the log of views. */
export interface Look {
  name: string;
  /** The role it was looked at in; null for what was noted without one. */
  role: Role | null;
  /** Seconds since 1970, UTC. */
  at: number;
  how: 'view' | 'print' | 'export';
  what: 'result' | 'trend' | 'total' | 'scores' | 'overview' | 'payroll' | 'evidence';
}

/** Looks that one answer lists; older ones stay in the log. */
const looksListed = 200;

/*
 * Evidence is looked at before the release too. Such a look is listed only once the result is
 * published, since before that it would say that there were enough ballots to be read.
 */
const looksSql = `SELECT p.name, a.at, a.action,
    coalesce(json_extract(a.detail, '$.role'), (SELECT g.role FROM role_grants g
      WHERE g.person_id = a.actor AND g.department_id = ?1 ORDER BY g.role LIMIT 1)) AS role
  FROM audit_log a JOIN people p ON p.id = a.actor
  WHERE a.chain = 'views' AND (
    (a.subject = ?1 AND a.action IN ('view_result', 'print_result', 'export_result',
        'view_total', 'print_total', 'export_total')
      AND json_extract(a.detail, '$.cycle') = ?2)
    OR (a.subject = ?1 AND a.action IN ('view_trend', 'print_trend', 'export_trend'))
    OR (a.subject = ?2 AND a.action IN ('view_scores', 'print_scores', 'export_scores')
      AND json_extract(a.detail, '$.shown') = 1)
    OR (a.subject = ?2 AND a.action IN ('view_overview', 'print_overview', 'export_overview')
      AND instr(json_extract(a.detail, '$.departments'), ?1) > 0)
    OR (a.action IN ('view_payroll', 'print_payroll', 'export_payroll')
      AND json_extract(a.detail, '$.department') IN (?1, 'all')
      AND a.subject IN (SELECT label FROM cycles WHERE id = ?2 UNION ALL
        SELECT substr(label, 1, 4) || '-Q' || ((CAST(substr(label, 6) AS INTEGER) + 2) / 3)
        FROM cycles WHERE id = ?2 AND kind = 'month'))
    OR (a.action IN ('view_evidence', 'print_evidence') AND a.subject IN (
      SELECT survey_id FROM published_results
      WHERE department_id = ?1 AND cycle_id = ?2 AND outcome = 'published')))
  ORDER BY a.seq DESC LIMIT ?3`;

/** Who looked at a department's result in a cycle, newest first. */
export async function listLooks(
  db: D1Database,
  department: string,
  cycle: string,
): Promise<Look[]> {
  const { results } = await db.prepare(looksSql).bind(department, cycle, looksListed).all<{
    name: string;
    at: number;
    action: string;
    role: Role | null;
  }>();
  return results.map(({ name, at, action, role }) => {
    const [how, what] = action.split('_') as [Look['how'], Look['what']];
    return { name, role: what === 'evidence' ? 'reviewer' : role, at, how, what };
  });
}
