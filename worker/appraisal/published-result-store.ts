/** What became of a department's customer evaluation in a cycle. */
export type ResultOutcome = 'published' | 'withheld' | 'void' | 'none';

// A window run again after a void one counts.
const outcomesSql = `SELECT coalesce((SELECT outcome FROM published_results r
    WHERE r.cycle_id = asked.value ->> 0 AND r.department_id = asked.value ->> 1
    ORDER BY outcome = 'published' DESC, outcome = 'withheld' DESC LIMIT 1), 'none') AS outcome
  FROM json_each(?1) AS asked ORDER BY asked.key`;

/** Outcomes of departments in cycles, in the order asked. */
export async function readOutcomes(
  db: D1Database,
  asked: { cycle: string; department: string }[],
): Promise<ResultOutcome[]> {
  const pairs = JSON.stringify(asked.map(({ cycle, department }) => [cycle, department]));
  const { results } = await db.prepare(outcomesSql).bind(pairs).all<{ outcome: ResultOutcome }>();
  return results.map((row) => row.outcome);
}
