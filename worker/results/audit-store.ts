import type { IndicatorId } from '../../shared/form/indicators.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { bytesOf, expectChanges } from '../database.ts';
import type { KeyState, SurveyState } from '../windows/survey-lifecycle.ts';
import type { DisclosedResult } from './disclosure/disclose.ts';

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
  JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'reviewer' AND g.person_id = ?2
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
const answersSql = 'SELECT id, indicator, rating, evidence FROM answers WHERE survey_id = ?1';

/** Statements that read a tally and its answers, for a batch that also notes who looked. */
export function selectAnswers(db: D1Database, surveyId: string): D1PreparedStatement[] {
  return [db.prepare(tallySql).bind(surveyId), db.prepare(answersSql).bind(surveyId)];
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
  answers: StoredAnswer[];
} {
  const tally = results[0]?.results[0] as (TallyCounts & { sums: string | null }) | undefined;
  const rows = (results[1]?.results ?? []) as {
    id: ArrayBuffer;
    indicator: IndicatorId;
    rating: number;
    evidence: ArrayBuffer;
  }[];
  return {
    counts: tally && {
      activated: tally.activated,
      counted: tally.counted,
      spoiled: tally.spoiled,
      rejected: tally.rejected,
    },
    answers: rows.map((row) => ({
      id: bytesOf(row.id),
      indicator: row.indicator,
      rating: row.rating,
      evidence: bytesOf(row.evidence),
    })),
  };
}

/** Sums and number of counted ballots of a tallied survey, for the disclosure rule. */
export async function readFigures(
  db: D1Database,
  surveyId: string,
): Promise<{ sums: number[]; counted: number } | undefined> {
  const row = await db
    .prepare(tallySql)
    .bind(surveyId)
    .first<{ counted: number; sums: string | null }>();
  if (row === null || row.sums === null) return undefined;
  return { sums: JSON.parse(row.sums) as number[], counted: row.counted };
}

const publishSql = `UPDATE surveys SET state = 'published'
  WHERE id = ?1 AND state = 'tallied' AND keys = 'destroyed'`;
const insertResultSql = `INSERT INTO published_results
  (survey_id, cycle_id, department_id, outcome, customer_score_tenths, band, indicators, released_at)
  VALUES (?1, ?2, ?3, 'published', ?4, ?5, ?6, unixepoch())`;

/** Statements that publish a result: once, and only when the keys are gone. */
export function publish(
  db: D1Database,
  survey: SurveyForReview,
  result: Extract<DisclosedResult, { kind: 'published' }>,
): D1PreparedStatement[] {
  const indicators = result.indicators === undefined ? null : JSON.stringify(result.indicators);
  return [
    db.prepare(publishSql).bind(survey.id),
    expectChanges(db),
    db
      .prepare(insertResultSql)
      .bind(
        survey.id,
        survey.cycleId,
        survey.department.id,
        result.customerScoreTenths,
        result.band,
        indicators,
      ),
  ];
}

const voidSql = `UPDATE surveys SET state = 'void', void_reason = ?2
  WHERE id = ?1 AND state = 'tallied'`;
const insertVoidSql = `INSERT INTO published_results (survey_id, cycle_id, department_id, outcome)
  VALUES (?1, ?2, ?3, 'void')`;
const deleteAnswersSql = 'DELETE FROM answers WHERE survey_id = ?1';
const forgetSumsSql = 'UPDATE tallies SET sums = NULL WHERE survey_id = ?1';

/** Statements that void a tallied survey: its answers and sums go, the reason stays. */
export function voidTallied(
  db: D1Database,
  survey: SurveyForReview,
  reason: string,
): D1PreparedStatement[] {
  return [
    db.prepare(voidSql).bind(survey.id, reason),
    expectChanges(db),
    db.prepare(insertVoidSql).bind(survey.id, survey.cycleId, survey.department.id),
    db.prepare(deleteAnswersSql).bind(survey.id),
    db.prepare(forgetSumsSql).bind(survey.id),
  ];
}
