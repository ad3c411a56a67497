/**
 * What is worked out of all surveys of a window: how each is reached and what the preflight finds,
 * its client departments, and how far it is.
 */
export type OverviewKind = 'surveys' | 'clients' | 'progress';

/** An overview that a window should have, with the version of what it is worked out from. */
export interface DueOverview {
  window: string;
  kind: OverviewKind;
  version: number;
}

/** Raise it with every change of what an overview holds or of how that is worked out. */
const format = 2;

const versionSql = (kind: string) => `CASE WHEN ${kind} = 'progress' THEN v.progress
  WHEN w.state IN ('draft', 'submitted') THEN v.plan ELSE v.names END`;
const readSql = `SELECT o.content FROM window_overviews o
  JOIN windows w ON w.id = o.window_id JOIN overview_versions v
  WHERE o.window_id = ?1 AND o.kind = ?2 AND o.format = ?3 AND o.version = ${versionSql('o.kind')}`;
// What HR is likely to be busy with comes first.
const dueSql = `WITH kinds (kind) AS (VALUES ('surveys'), ('clients'), ('progress'))
  SELECT w.id AS window, kinds.kind, ${versionSql('kinds.kind')} AS version
  FROM windows w JOIN overview_versions v JOIN kinds
  LEFT JOIN window_overviews o ON o.window_id = w.id AND o.kind = kinds.kind
  WHERE o.version IS NOT ${versionSql('kinds.kind')} OR o.format <> ?1
  ORDER BY w.state NOT IN ('draft', 'submitted'), w.state IN ('closed', 'void'), w.opens_at DESC, w.id
  LIMIT ?2`;
// Whoever worked it out of an earlier state does not replace what is kept of the present one.
const keepSql = `INSERT INTO window_overviews (window_id, kind, version, format, content)
  VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (window_id, kind) DO UPDATE
    SET version = excluded.version, format = excluded.format, content = excluded.content
    WHERE excluded.format <> format OR version IS NOT (
      SELECT ${versionSql('excluded.kind')} FROM windows w JOIN overview_versions v
      WHERE w.id = excluded.window_id)`;

/** An overview of a window as it was kept; undefined when something has changed since. */
export async function readOverview<T>(
  db: D1Database,
  window: string,
  kind: OverviewKind,
): Promise<T | undefined> {
  const kept = await db.prepare(readSql).bind(window, kind, format).first<{ content: string }>();
  return kept === null ? undefined : (JSON.parse(kept.content) as T);
}

/** Overviews that are not kept as things are now, at most `limit`. */
export async function listDueOverviews(db: D1Database, limit: number): Promise<DueOverview[]> {
  return (await db.prepare(dueSql).bind(format, limit).all<DueOverview>()).results;
}

/** Keeps overviews; their versions were read before what they were worked out from. */
export async function keepOverviews(
  db: D1Database,
  overviews: readonly (DueOverview & { content: unknown })[],
): Promise<void> {
  await db.batch(
    overviews.map(({ window, kind, version, content }) =>
      db.prepare(keepSql).bind(window, kind, version, format, JSON.stringify(content)),
    ),
  );
}
