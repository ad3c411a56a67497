import type { CustomerState, ScoredSheet } from '../../shared/appraisal/total-rows.ts';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';

/** A department's place in a cycle: what is published of it, and its sheets. */
export interface DepartmentSources {
  department: { id: string; name: string };
  customer: CustomerState;
  sheets: Partial<Record<SheetKind, ScoredSheet>>;
}

/** A cycle with the policy of its totals, and the moment by the database's clock. */
export interface ScoresHeading {
  cycle: { id: string; label: string };
  policy: ScoringPolicy;
}

const cyclesSql = 'SELECT id, label FROM cycles ORDER BY label DESC';

/** All cycles, newest first; nothing of what is published in them. */
export async function listCycles(db: D1Database): Promise<{ id: string; label: string }[]> {
  return (await db.prepare(cyclesSql).all<{ id: string; label: string }>()).results;
}

const headingSql = `SELECT c.id, c.label, p.content FROM cycles c
  JOIN scoring_policies p ON p.id = c.scoring_policy_id WHERE c.id = ?1`;

/** The cycle and its policy; undefined if there is no such cycle. */
export async function readScoresHeading(
  db: D1Database,
  cycle: string,
): Promise<ScoresHeading | undefined> {
  const row = await db
    .prepare(headingSql)
    .bind(cycle)
    .first<{ id: string; label: string; content: string }>();
  if (row === null) return undefined;
  const policy = JSON.parse(row.content) as ScoringPolicy;
  return { cycle: { id: row.id, label: row.label }, policy };
}

const publishedSql = `SELECT count(DISTINCT department_id) AS departments FROM published_results
  WHERE cycle_id = ?1 AND outcome = 'published'`;

/** In how many departments of a cycle a score is published. */
export async function countPublished(db: D1Database, cycle: string): Promise<number> {
  const row = await db.prepare(publishedSql).bind(cycle).first<{ departments: number }>();
  return row?.departments ?? 0;
}

// A window run again after a void one counts; the void one then says nothing.
const resultsSql = `SELECT d.id, d.name, r.customer_score_tenths AS tenths,
    coalesce(r.outcome, iif(cd.no_survey_reason IS NULL, NULL, 'no_survey')) AS outcome
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
  LEFT JOIN published_results r ON r.survey_id = (
    SELECT best.survey_id FROM published_results best
    WHERE best.department_id = cd.department_id AND best.cycle_id = cd.cycle_id
    ORDER BY best.outcome = 'published' DESC, best.outcome = 'withheld' DESC LIMIT 1)
  WHERE cd.cycle_id = ?1 ORDER BY d.code`;
// A total is made of audited sheets only.
const sheetsSql = `SELECT department_id, kind, state, content FROM sheets
  WHERE cycle_id = ?1 AND state = 'audited'`;

/** Statements that read every department's place in a cycle, and the clock. */
export function selectScores(db: D1Database, cycle: string): D1PreparedStatement[] {
  return [db.prepare(resultsSql).bind(cycle), db.prepare(sheetsSql).bind(cycle)];
}

interface ResultRow {
  id: string;
  name: string;
  outcome: 'published' | 'withheld' | 'void' | 'no_survey' | null;
  tenths: number | null;
}

interface SheetRow {
  department_id: string;
  kind: SheetKind;
  state: ScoredSheet['state'];
  content: string;
}

/** The rows of `selectScores`, in the order of the departments' codes. */
export function parseScores(results: readonly D1Result[]): DepartmentSources[] {
  const sheets = new Map<string, DepartmentSources['sheets']>();
  for (const row of (results[1]?.results ?? []) as SheetRow[]) {
    const own = sheets.get(row.department_id) ?? {};
    own[row.kind] = { state: row.state, content: JSON.parse(row.content) as Sheet };
    sheets.set(row.department_id, own);
  }
  return ((results[0]?.results ?? []) as ResultRow[]).map((row) => ({
    department: { id: row.id, name: row.name },
    customer: customerOf(row),
    sheets: sheets.get(row.id) ?? {},
  }));
}

function customerOf({ outcome, tenths }: ResultRow): CustomerState {
  if (outcome === null) return { kind: 'pending' };
  if (outcome !== 'published') return { kind: 'not_available', because: outcome };
  if (tenths === null) throw new Error('result is torn');
  return { kind: 'published', tenths };
}
