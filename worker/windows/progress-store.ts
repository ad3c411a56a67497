import { overviewOf } from './overview-store.ts';
import { type Progress, type ProgressSurvey, progressOf } from './progress.ts';

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

/** How far a window's surveys are, from what is kept of it. */
export function readProgress(db: D1Database, windowId: string): Promise<Progress> {
  return overviewOf(db, windowId, 'progress', async () => {
    const { results } = await db.prepare(surveysSql).bind(windowId).all<Row>();
    return progressOf(
      results.map(({ reviewer, reviewerName, ...survey }) => ({
        ...survey,
        reviewer: reviewer ?? undefined,
        reviewerName: reviewerName ?? undefined,
      })),
    );
  });
}
