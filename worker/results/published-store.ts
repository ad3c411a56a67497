import type { FormVersion } from '../../shared/form/form-version.ts';
import type { BallotBand } from './disclosure/disclose.ts';
import type { IndicatorClass } from './disclosure/indicator-class.ts';

/** What a manager may know of a survey's result. Only `published` has anything to know. */
export type PublishedResult =
  | {
      outcome: 'published';
      customerScoreTenths: number;
      band: BallotBand;
      indicators: IndicatorClass[] | null;
      /** What the reviewer says in own words. */
      summary: string | null;
      releasedAt: number;
    }
  | { outcome: 'withheld' }
  | { outcome: 'void' }
  | { outcome: 'none' };

interface Row {
  outcome: 'published' | 'withheld' | 'void';
  customer_score_tenths: number | null;
  band: BallotBand | null;
  indicators: string | null;
  summary: string | null;
  released_at: number | null;
}

// A window run again after a void one counts; the void one then says nothing.
const resultSql = `SELECT outcome, customer_score_tenths, band, indicators, summary,
    released_at
  FROM published_results WHERE department_id = ?1 AND cycle_id = ?2
  ORDER BY outcome = 'published' DESC, outcome = 'withheld' DESC LIMIT 1`;

/** Statement that reads a department's result in a cycle: one row, whatever the answers were. */
export function selectResult(
  db: D1Database,
  department: string,
  cycle: string,
): D1PreparedStatement {
  return db.prepare(resultSql).bind(department, cycle);
}

/** The row of `selectResult`. */
export function parseResult(result: D1Result | undefined): PublishedResult {
  const row = result?.results[0] as Row | undefined;
  if (row === undefined) return { outcome: 'none' };
  if (row.outcome !== 'published') return { outcome: row.outcome };
  const { customer_score_tenths: tenths, band, released_at: releasedAt } = row;
  if (tenths === null || band === null || releasedAt === null) throw new Error('result is torn');
  const indicators =
    row.indicators === null ? null : (JSON.parse(row.indicators) as IndicatorClass[]);
  const { summary } = row;
  return {
    outcome: 'published',
    customerScoreTenths: tenths,
    band,
    indicators,
    summary,
    releasedAt,
  };
}

const cyclesSql = `SELECT c.id AS cycle, c.label, d.id AS department, d.name,
    coalesce((SELECT outcome FROM published_results r
      WHERE r.department_id = d.id AND r.cycle_id = c.id
      ORDER BY outcome = 'published' DESC, outcome = 'withheld' DESC LIMIT 1), 'none') AS outcome
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
  JOIN departments d ON d.id = cd.department_id
  WHERE d.id IN (SELECT value FROM json_each(?1))
  ORDER BY c.label DESC, d.code`;

/** Cycles of these departments, newest first, with whether there is a result to look at. */
export async function listResults(db: D1Database, departments: string[]) {
  const { results } = await db.prepare(cyclesSql).bind(JSON.stringify(departments)).all<{
    cycle: string;
    label: string;
    department: string;
    name: string;
    outcome: PublishedResult['outcome'];
  }>();
  return results.map((row) => ({
    cycle: { id: row.cycle, label: row.label },
    department: { id: row.department, name: row.name },
    outcome: row.outcome,
  }));
}

const headingSql = `SELECT c.id AS cycle, c.label, d.id AS department, d.name, f.content,
    unixepoch() AS now
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
  JOIN departments d ON d.id = cd.department_id
  JOIN form_versions f ON f.id = c.form_version_id
  WHERE cd.cycle_id = ?1 AND cd.department_id = ?2`;

/** Names and form of a department's place in a cycle; undefined if it takes no part. */
export async function readHeading(db: D1Database, cycle: string, department: string) {
  const row = await db.prepare(headingSql).bind(cycle, department).first<{
    cycle: string;
    label: string;
    department: string;
    name: string;
    content: string;
    now: number;
  }>();
  if (row === null) return undefined;
  return {
    cycle: { id: row.cycle, label: row.label },
    department: { id: row.department, name: row.name },
    form: JSON.parse(row.content) as FormVersion,
    now: row.now,
  };
}
