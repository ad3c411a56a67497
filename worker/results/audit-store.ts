import type { IndicatorId } from '../../shared/form/indicators.ts';
import { type Bytes, bytesOfHex } from '../../shared/wire/bytes.ts';
import type { KeyState, SurveyState } from '../../shared/wire/window-states.ts';

/** A survey as its reviewer finds it. */
export interface SurveyForReview {
  id: string;
  department: { id: string; name: string };
  cycleId: string;
  windowId: string;
  state: SurveyState;
  keys: KeyState;
  threshold: number;
  linksIssued: number;
}

const surveySql = `SELECT s.id, s.department_id, d.name, w.cycle_id, w.id AS window_id, s.state, s.keys,
    w.threshold, s.links_issued
  FROM surveys s JOIN windows w ON w.id = s.window_id JOIN departments d ON d.id = s.department_id
  JOIN acting_roles g ON g.department_id = s.department_id AND g.role = 'reviewer' AND g.person_id = ?2
  WHERE s.id = ?1 AND s.approval = 'approved'`;

/** The survey, if the person reviews its department; else undefined, as if there were none. */
export async function readSurveyForReview(
  db: D1Database,
  surveyId: string,
  reviewer: string,
): Promise<SurveyForReview | undefined> {
  const row = await db.prepare(surveySql).bind(surveyId, reviewer).first<{
    id: string;
    department_id: string;
    name: string;
    cycle_id: string;
    window_id: string;
    state: SurveyState;
    keys: KeyState;
    threshold: number;
    links_issued: number;
  }>();
  if (row === null) return undefined;
  return {
    id: row.id,
    department: { id: row.department_id, name: row.name },
    cycleId: row.cycle_id,
    windowId: row.window_id,
    state: row.state,
    keys: row.keys,
    threshold: row.threshold,
    linksIssued: row.links_issued,
  };
}

const tallySql =
  'SELECT activated, counted, spoiled, rejected, sums FROM tallies WHERE survey_id = ?1';
// Spelled by the database, as in the tally: 4,500 lists of numbers would take the memory.
const answersSql = `SELECT hex(id) AS id_hex, indicator, rating, hex(evidence) AS evidence_hex
  FROM answers WHERE survey_id = ?1`;

// Those asked, whether they answered or not, sorted by name.
const clientsSql = `SELECT d.name FROM survey_clients c JOIN departments d ON d.id = c.department_id
  WHERE c.survey_id = ?1 ORDER BY d.name`;

const nowSql = 'SELECT unixepoch() AS now';

/** Statement that reads the database's clock, for a batch that notes who did something when. */
export function selectNow(db: D1Database): D1PreparedStatement {
  return db.prepare(nowSql);
}

/** The row of `selectNow`: seconds since 1970, UTC. */
export function parseNow(result: D1Result | undefined): number {
  const row = result?.results[0] as { now: number } | undefined;
  if (row === undefined) throw new Error('the clock cannot be read');
  return row.now;
}

/**
 * Statements that read a tally, its answers and the names of the departments that were asked, for
 * a batch that also notes who looked.
 */
export function selectAnswers(db: D1Database, surveyId: string): D1PreparedStatement[] {
  return [
    ...[tallySql, answersSql, clientsSql].map((sql) => db.prepare(sql).bind(surveyId)),
    selectNow(db),
  ];
}

/** Counts of a tally as its reviewer sees them. */
export interface TallyCounts {
  activated: number;
  counted: number;
  spoiled: number;
  rejected: number;
}

/** An answer as it is stored. */
export interface StoredAnswer {
  id: Bytes;
  indicator: IndicatorId;
  rating: number;
  evidence: Bytes;
}

/** Rows of `selectAnswers` in the form the routes use. */
export function parseAnswers(results: readonly D1Result[]): {
  counts: TallyCounts | undefined;
  /** Nine sums of ratings; undefined unless the survey has figures. */
  sums: number[] | undefined;
  answers: StoredAnswer[];
  clients: string[];
  now: number;
} {
  const tally = results[0]?.results[0] as (TallyCounts & { sums: string | null }) | undefined;
  const rows = (results[1]?.results ?? []) as {
    id_hex: string;
    indicator: IndicatorId;
    rating: number;
    evidence_hex: string;
  }[];
  const sums = tally?.sums ?? undefined;
  return {
    sums: sums === undefined ? undefined : (JSON.parse(sums) as number[]),
    counts: tally && {
      activated: tally.activated,
      counted: tally.counted,
      spoiled: tally.spoiled,
      rejected: tally.rejected,
    },
    answers: rows.map((row) => ({
      id: bytesOfHex(row.id_hex),
      indicator: row.indicator,
      rating: row.rating,
      evidence: bytesOfHex(row.evidence_hex),
    })),
    clients: ((results[2]?.results ?? []) as { name: string }[]).map(({ name }) => name),
    now: parseNow(results[3]),
  };
}
