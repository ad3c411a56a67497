import type { CustomerState } from '../../shared/appraisal/total-rows.ts';

/**
 * All that the appraisal knows of surveys: what was published, or that nothing was.
 * A withheld score cannot be worked out from a total, since no total ever read it.
 */
export type ResultOutcome = 'published' | 'withheld' | 'void' | 'none';

const outcomesSql = `SELECT cycle_id AS cycle, department_id AS department, outcome
  FROM published_results WHERE department_id IN (SELECT value FROM json_each(?1))`;
// A window run again after a void one counts; the void one then says nothing.
const customerSql = `SELECT outcome, customer_score_tenths AS tenths FROM published_results
  WHERE cycle_id = ?1 AND department_id = ?2
  ORDER BY outcome = 'published' DESC, outcome = 'withheld' DESC LIMIT 1`;

const byWorth = ['published', 'withheld', 'void'] as const;

/** Looks up the best outcome of each department's surveys in a cycle. */
export async function readOutcomes(
  db: D1Database,
  departments: readonly string[],
): Promise<(cycle: string, department: string) => ResultOutcome> {
  const { results } = await db
    .prepare(outcomesSql)
    .bind(JSON.stringify(departments))
    .all<{ cycle: string; department: string; outcome: Exclude<ResultOutcome, 'none'> }>();
  return (cycle, department) => {
    const own = results.filter((row) => row.cycle === cycle && row.department === department);
    return byWorth.find((outcome) => own.some((row) => row.outcome === outcome)) ?? 'none';
  };
}

/** Statement that reads what a total takes of a department's customer result in a cycle. */
export function selectCustomerResult(
  db: D1Database,
  cycle: string,
  department: string,
): D1PreparedStatement {
  return db.prepare(customerSql).bind(cycle, department);
}

/**
 * The customer part in the row of `selectCustomerResult`. Without a row it is pending: nothing
 * that an appraisal may read tells a survey that is still running from one that never was.
 */
export function parseCustomerState(result: D1Result | undefined): CustomerState {
  const row = result?.results[0] as
    | { outcome: Exclude<ResultOutcome, 'none'>; tenths: number | null }
    | undefined;
  if (row === undefined) return { kind: 'pending' };
  if (row.outcome !== 'published') return { kind: 'not_available', because: row.outcome };
  if (row.tenths === null) throw new Error('result is torn');
  return { kind: 'published', tenths: row.tenths };
}
