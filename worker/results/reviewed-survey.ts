import { Problem } from '../http/problem.ts';
import { isExcludedFromReview } from '../separate-duties/store.ts';
import { readSurveyForReview, type SurveyForReview } from './audit-store.ts';

/** The survey, if the person may audit it. Throws survey_unknown or second_person_needed. */
export async function surveyOr404(
  db: D1Database,
  surveyId: string,
  reviewer: string,
): Promise<SurveyForReview> {
  const survey = await readSurveyForReview(db, surveyId, reviewer);
  if (survey === undefined) throw new Problem('survey_unknown');
  // Also when the role came only after the window had been approved.
  if (await isExcludedFromReview(db, survey.windowId, [survey.id], reviewer)) {
    throw new Problem('second_person_needed');
  }
  return survey;
}
