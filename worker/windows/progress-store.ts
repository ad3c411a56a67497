import type { ProgressSurvey } from './progress.ts';

const surveysSql = `SELECT s.approval, s.state, d.name AS departmentName, r.id AS reviewer,
    r.name AS reviewerName
  FROM surveys s JOIN departments d ON d.id = s.department_id
  LEFT JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'reviewer'
  LEFT JOIN people r ON r.id = g.person_id
  WHERE s.window_id = ?1 ORDER BY d.code`;

type Row = Pick<ProgressSurvey, 'approval' | 'state' | 'departmentName'> & {
  reviewer: string | null;
  reviewerName: string | null;
};

/** How far each survey of a window is, by the codes of their departments. */
export async function readProgressSurveys(
  db: D1Database,
  windowId: string,
): Promise<ProgressSurvey[]> {
  const { results } = await db.prepare(surveysSql).bind(windowId).all<Row>();
  return results.map(({ reviewer, reviewerName, ...survey }) => ({
    ...survey,
    reviewer: reviewer ?? undefined,
    reviewerName: reviewerName ?? undefined,
  }));
}
