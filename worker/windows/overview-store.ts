/**
 * What is worked out of all surveys of a window: how each is reached and what the preflight finds,
 * its client departments, and how far it is.
 */
export type OverviewKind = 'surveys' | 'clients' | 'progress';

/** Raise it with every change of what an overview holds or of how that is worked out. */
const format = 1;

const versionColumn: Record<OverviewKind, 'plan' | 'progress'> = {
  surveys: 'plan',
  clients: 'plan',
  progress: 'progress',
};
const readSql = (kind: OverviewKind) => `SELECT v.${versionColumn[kind]} AS version, o.content
  FROM overview_versions v LEFT JOIN window_overviews o
    ON o.window_id = ?1 AND o.kind = ?2 AND o.format = ?3 AND o.version = v.${versionColumn[kind]}`;
// Of two who work it out at once, the one who began later has seen more.
const keepSql = `INSERT INTO window_overviews (window_id, kind, version, format, content)
  SELECT id, ?2, ?3, ?4, ?5 FROM windows WHERE id = ?1
  ON CONFLICT (window_id, kind) DO UPDATE
    SET version = excluded.version, format = excluded.format, content = excluded.content
    WHERE excluded.version >= version OR excluded.format <> format`;

/**
 * An overview of a window as it was kept, or worked out anew when something that it was worked out
 * from has changed since. The version is read before: a change meanwhile makes it old at once.
 */
export async function overviewOf<T>(
  db: D1Database,
  windowId: string,
  kind: OverviewKind,
  workOut: () => Promise<T>,
): Promise<T> {
  const kept = await db
    .prepare(readSql(kind))
    .bind(windowId, kind, format)
    .first<{ version: number; content: string | null }>();
  if (typeof kept?.content === 'string') return JSON.parse(kept.content) as T;
  const overview = await workOut();
  await db
    .prepare(keepSql)
    .bind(windowId, kind, kept?.version ?? 0, format, JSON.stringify(overview))
    .run();
  return overview;
}
