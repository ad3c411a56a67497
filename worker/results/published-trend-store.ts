import type { PublishedResult } from './published-store.ts';

/** A department's customer score in one cycle, as far as it is published. */
export interface TrendPoint {
  cycle: { id: string; label: string };
  outcome: Exclude<PublishedResult['outcome'], 'none'>;
  /** Tenths of a point, 100 to 1000; null unless published. */
  customerScoreTenths: number | null;
  /** Number of the form version that raters had: scores under different ones compare badly. */
  formVersion: number;
}

/** Cycles that a trend goes back: two years of months. */
const trendLength = 24;

// A window run again after a void one counts; the void one then says nothing.
const trendSql = `SELECT c.id, c.label, f.number, r.outcome, r.customer_score_tenths AS tenths
  FROM cycle_departments cd JOIN cycles c ON c.id = cd.cycle_id
  JOIN form_versions f ON f.id = c.form_version_id
  JOIN published_results r ON r.survey_id = (
    SELECT best.survey_id FROM published_results best
    WHERE best.department_id = cd.department_id AND best.cycle_id = cd.cycle_id
    ORDER BY best.outcome = 'published' DESC, best.outcome = 'withheld' DESC LIMIT 1)
  WHERE cd.department_id = ?1 ORDER BY c.label DESC LIMIT ?2`;

/** Statement that reads what is published of a department, cycle by cycle. */
export function selectTrend(db: D1Database, department: string): D1PreparedStatement {
  return db.prepare(trendSql).bind(department, trendLength);
}

/** The rows of `selectTrend`, oldest first. */
export function parseTrend(result: D1Result | undefined): TrendPoint[] {
  const rows = (result?.results ?? []) as {
    id: string;
    label: string;
    number: number;
    outcome: TrendPoint['outcome'];
    tenths: number | null;
  }[];
  return rows.toReversed().map((row) => ({
    cycle: { id: row.id, label: row.label },
    outcome: row.outcome,
    customerScoreTenths: row.tenths,
    formVersion: row.number,
  }));
}
