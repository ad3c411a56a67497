import type { LiveState } from './lifecycle.ts';

/** A window that time may move on. */
export interface LiveWindow {
  id: string;
  now: number;
  state: LiveState;
  opensAt: number;
  closesAt: number;
  graceMinutes: number;
  surveysPending: number;
}

const liveSql = `SELECT w.id, unixepoch() AS now, w.state, w.opens_at AS opensAt,
    w.closes_at AS closesAt, w.grace_minutes AS graceMinutes,
    (SELECT count(*) FROM surveys WHERE window_id = w.id AND approval = 'approved' AND state = 'pending')
      AS surveysPending
  FROM windows w WHERE w.state IN ('issued', 'open', 'grace')`;

/** All windows with valid links. */
export async function listLiveWindows(db: D1Database): Promise<LiveWindow[]> {
  const { results } = await db.prepare(liveSql).all<LiveWindow>();
  return results;
}

const dueSql = `SELECT s.id FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.state = 'pending' AND s.approval = 'approved' AND w.state IN ('issued', 'open', 'grace')
    AND w.closes_at + w.grace_minutes * 60 <= unixepoch()
  ORDER BY random() LIMIT ?1`;

/**
 * Surveys whose grace has passed and that nobody has tallied, at most `limit`. In random
 * order: some that can never be tallied do not take every place of every run.
 */
export async function listDueSurveys(db: D1Database, limit: number): Promise<string[]> {
  const { results } = await db.prepare(dueSql).bind(limit).all<{ id: string }>();
  return results.map((row) => row.id);
}
