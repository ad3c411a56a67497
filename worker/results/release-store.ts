import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';
import type { SurveyForReview } from './audit-store.ts';
import type { DisclosedResult } from './disclosure/disclose.ts';

const publishSql = `UPDATE surveys SET state = 'published'
  WHERE id = ?1 AND state = 'tallied' AND keys = 'destroyed'`;
const insertResultSql = `INSERT INTO published_results
  (survey_id, cycle_id, department_id, outcome, customer_score_tenths, band, indicators, summary,
    released_at)
  VALUES (?1, ?2, ?3, 'published', ?4, ?5, ?6, ?7, unixepoch())`;

/**
 * Statements that publish a result: once, and only when the keys are gone.
 *
 * @param summary what the reviewer says to the manager, 1 to 2,000 code points, or nothing
 */
export function publish(
  db: D1Database,
  survey: SurveyForReview,
  result: Extract<DisclosedResult, { kind: 'published' }>,
  summary: string | null,
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
        sealedWords(survey.cycleId, summary),
      ),
  ];
}

const releasedSql = `SELECT EXISTS (SELECT 1 FROM published_results r
  JOIN audit_log a ON a.chain = 'windows' AND a.subject = r.survey_id
    AND a.action = 'release_result' AND a.actor = ?2
  WHERE r.survey_id = ?1 AND r.outcome = 'published' AND r.summary IS ?3) AS alike`;

/** Whether this very person released the survey with this very summary: the reply was lost. */
export async function isReleasedAlike(
  db: D1Database,
  survey: SurveyForReview,
  reviewer: string,
  summary: string | null,
): Promise<boolean> {
  const row = await db
    .prepare(releasedSql)
    .bind(survey.id, reviewer, sealedWords(survey.cycleId, summary))
    .first();
  return row?.['alike'] === 1;
}

const voidSql = `UPDATE surveys SET state = 'void', void_reason = ?2
  WHERE id = ?1 AND state = 'tallied'`;
const insertVoidSql = `INSERT INTO published_results (survey_id, cycle_id, department_id, outcome)
  VALUES (?1, ?2, ?3, 'void')`;
const voidedSql = `SELECT EXISTS (SELECT 1 FROM surveys s
  JOIN audit_log a ON a.chain = 'windows' AND a.subject = s.id
    AND a.action = 'void_survey' AND a.actor = ?2
  WHERE s.id = ?1 AND s.state = 'void' AND s.void_reason = ?3) AS alike`;

/** Whether this very person voided the survey for this very reason: the reply was lost. */
export async function isVoidedAlike(
  db: D1Database,
  survey: SurveyForReview,
  reviewer: string,
  reason: string,
): Promise<boolean> {
  const row = await db
    .prepare(voidedSql)
    .bind(survey.id, reviewer, sealedWords(survey.cycleId, reason))
    .first();
  return row?.['alike'] === 1;
}

const deleteAnswersSql = 'DELETE FROM answers WHERE survey_id = ?1';
const forgetSumsSql = 'UPDATE tallies SET sums = NULL WHERE survey_id = ?1';

/** Statements that void a tallied survey: its answers and sums go, the reason stays. */
export function voidTallied(
  db: D1Database,
  survey: SurveyForReview,
  reason: string,
): D1PreparedStatement[] {
  return [
    db.prepare(voidSql).bind(survey.id, sealedWords(survey.cycleId, reason)),
    expectChanges(db),
    db.prepare(insertVoidSql).bind(survey.id, survey.cycleId, survey.department.id),
    db.prepare(deleteAnswersSql).bind(survey.id),
    db.prepare(forgetSumsSql).bind(survey.id),
  ];
}
