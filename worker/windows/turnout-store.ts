/** How many have answered in a window's weakest survey, as coarsely as it is still of use. */
export type TurnoutBand = 'below_threshold' | 'at_threshold' | 'well_above';

/** Seconds between two counts: often enough to send reminders, too rare to watch people. */
const refreshEvery = 60 * 60;

const readSql = 'SELECT band, counted_at AS countedAt FROM turnout_bands WHERE window_id = ?1';

/** The band as last counted, or undefined before the first count. */
export async function readTurnout(
  db: D1Database,
  windowId: string,
): Promise<{ band: TurnoutBand; countedAt: number } | undefined> {
  const row = await db
    .prepare(readSql)
    .bind(windowId)
    .first<{ band: TurnoutBand; countedAt: number }>();
  return row ?? undefined;
}

// Well above: twice the threshold. Counted for open windows only, so that the band of a
// closed window does not tell about ballots that arrived in the grace time.
const refreshSql = `INSERT INTO turnout_bands (window_id, band, counted_at)
  SELECT w.id,
    CASE
      WHEN min(cast_ballots.n) < w.threshold THEN 'below_threshold'
      WHEN min(cast_ballots.n) < 2 * w.threshold THEN 'at_threshold'
      ELSE 'well_above'
    END,
    unixepoch()
  FROM windows w
  JOIN (SELECT s.id, s.window_id, (SELECT count(*) FROM ballots WHERE survey_id = s.id) AS n
        FROM surveys s WHERE s.approval = 'approved') AS cast_ballots ON cast_ballots.window_id = w.id
  WHERE w.state IN ('issued', 'open') AND w.opens_at + ?1 <= unixepoch()
    AND w.closes_at > unixepoch()
    AND NOT EXISTS (SELECT 1 FROM turnout_bands t
                    WHERE t.window_id = w.id AND t.counted_at + ?1 > unixepoch())
  GROUP BY w.id
  ON CONFLICT (window_id) DO UPDATE SET band = excluded.band, counted_at = excluded.counted_at`;

/** Counts the bands that are an hour old; called by the clock, never by somebody looking. */
export async function refreshTurnout(db: D1Database): Promise<void> {
  await db.prepare(refreshSql).bind(refreshEvery).run();
}
