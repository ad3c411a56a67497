import type { FrozenStanding } from '../../shared/appraisal/frozen-standing.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import {
  frozenColumns,
  frozenStanding,
  type FrozenRow,
  newestFrozenJoin,
} from '../appraisal/frozen-total-store.ts';

/** What there is of a department's customer score in a cycle. */
type Outcome = 'published' | 'withheld' | 'void' | 'no_survey' | 'none';

/** A total as its three signatures froze it; `version` counts from 1 and `fingerprint` is signed. */
export type SignedTotal =
  | Extract<FrozenStanding, { state: 'unsigned' | 'being_corrected' }>
  | (Extract<FrozenStanding, { hundredths: number }> & { version: number; fingerprint: string });

/** What is released and frozen of a department in a cycle; a type, since it is fingerprinted as JSON. */
export type DepartmentScores = {
  department: { id: string; name: string };
  outcome: Outcome;
  /** Tenths of a point, 100 to 1000; null unless published. */
  customerScoreTenths: number | null;
  total: SignedTotal;
};

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

// A window run again after a void one counts; the void one then says nothing.
const scoresSql = `SELECT d.id, d.name, r.customer_score_tenths AS tenths,
    coalesce(r.outcome, iif(cd.no_survey_reason IS NULL, 'none', 'no_survey')) AS outcome,
    ${frozenColumns}, f.version, k.fingerprint
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
  LEFT JOIN published_results r ON r.survey_id = (
    SELECT best.survey_id FROM published_results best
    WHERE best.department_id = cd.department_id AND best.cycle_id = cd.cycle_id
    ORDER BY best.outcome = 'published' DESC, best.outcome = 'withheld' DESC LIMIT 1)
  ${newestFrozenJoin}
  LEFT JOIN total_contents k ON k.cycle_id = f.cycle_id
    AND k.department_id = f.department_id AND k.number = f.content_number
  WHERE cd.cycle_id = ?1 ORDER BY d.code`;

/** Statement that reads what is released and frozen of every department in a cycle. */
export function selectScores(db: D1Database, cycle: string): D1PreparedStatement {
  return db.prepare(scoresSql).bind(cycle);
}

interface ScoresRow extends FrozenRow {
  id: string;
  name: string;
  tenths: number | null;
  outcome: Outcome;
  version: number | null;
  fingerprint: string | null;
}

/** The rows of `selectScores`, in the order of the departments' codes. */
export function parseScores(result: D1Result | undefined): DepartmentScores[] {
  return ((result?.results ?? []) as ScoresRow[]).map((row) => ({
    department: { id: row.id, name: row.name },
    outcome: row.outcome,
    customerScoreTenths: row.tenths,
    total: totalOf(row),
  }));
}

function totalOf(row: ScoresRow): SignedTotal {
  const standing = frozenStanding(row);
  if (!('hundredths' in standing)) return standing;
  const { version, fingerprint } = row;
  if (version === null || fingerprint === null) throw new Error('a frozen version is torn');
  return { ...standing, version, fingerprint };
}
