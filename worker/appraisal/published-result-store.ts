import type { CustomerState } from '../../shared/appraisal/total-rows.ts';

/**
 * All that the appraisal knows of surveys: what was published, or that nothing was.
 * A withheld score cannot be worked out from a total, since no total ever read it.
 */
export type ResultOutcome = KnownOutcome | 'none';
type KnownOutcome = 'published' | 'withheld' | 'void' | 'no_survey';

const outcomesSql = `SELECT cycle_id AS cycle, department_id AS department, outcome
  FROM published_results WHERE department_id IN (SELECT value FROM json_each(?1))
  UNION ALL
  SELECT cycle_id, department_id, 'no_survey' FROM cycle_departments
  WHERE no_survey_reason IS NOT NULL AND department_id IN (SELECT value FROM json_each(?1))`;
// A window run again after a void one counts; the void one then says nothing.
const customerSql = `SELECT outcome, customer_score_tenths AS tenths FROM published_results
  WHERE cycle_id = ?1 AND department_id = ?2
  UNION ALL
  SELECT 'no_survey', NULL FROM cycle_departments
  WHERE cycle_id = ?1 AND department_id = ?2 AND no_survey_reason IS NOT NULL`;

const byWorth = ['published', 'withheld', 'void', 'no_survey'] as const;

/** Looks up the best outcome of each department's surveys in a cycle. */
export async function readOutcomes(
  db: D1Database,
  departments: readonly string[],
): Promise<(cycle: string, department: string) => ResultOutcome> {
  const { results } = await db
    .prepare(outcomesSql)
    .bind(JSON.stringify(departments))
    .all<{ cycle: string; department: string; outcome: KnownOutcome }>();
  const known = new Set(results.map((row) => `${row.cycle} ${row.department} ${row.outcome}`));
  return (cycle, department) =>
    byWorth.find((outcome) => known.has(`${cycle} ${department} ${outcome}`)) ?? 'none';
}

/** Statement that reads what a total takes of a department's customer results in a cycle. */
export function selectCustomerResult(
  db: D1Database,
  cycle: string,
  department: string,
): D1PreparedStatement {
  return db.prepare(customerSql).bind(cycle, department);
}

/**
 * The customer part in the rows of `selectCustomerResult`. Without a row it is pending: only HR
 * knows that there will be no survey, and says so.
 */
export function parseCustomerState(result: D1Result | undefined): CustomerState {
  const rows = (result?.results ?? []) as { outcome: KnownOutcome; tenths: number | null }[];
  const row = byWorth
    .map((outcome) => rows.find((each) => each.outcome === outcome))
    .find((each) => each !== undefined);
  if (row === undefined) return { kind: 'pending' };
  if (row.outcome !== 'published') return { kind: 'not_available', because: row.outcome };
  if (row.tenths === null) throw new Error('result is torn');
  return { kind: 'published', tenths: row.tenths };
}

/**
 * Departments whose score must be published before anybody sees scores side by side: among fewer,
 * whoever knows two or three of them knows nearly all, and a missing one stands out.
 */
const sideBySideFrom = 5;

const publishedSql = `SELECT count(DISTINCT department_id) AS departments FROM published_results
  WHERE cycle_id = ?1 AND outcome = 'published'`;

/**
 * Whether scores of a cycle may be shown side by side. Published results are only ever added, so
 * what is shown once stays shown.
 */
export async function mayStandSideBySide(db: D1Database, cycle: string): Promise<boolean> {
  const row = await db.prepare(publishedSql).bind(cycle).first<{ departments: number }>();
  return (row?.departments ?? 0) >= sideBySideFrom;
}
