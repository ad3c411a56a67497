import type {
  Approval,
  KeyState,
  SurveyState,
  WindowState,
} from '../../shared/wire/window-states.ts';
import { bytesOf } from '../database.ts';

/** Surveys of a window that are equally far. */
export interface CountedSurveys {
  approval: Approval;
  state: SurveyState;
  keys: KeyState;
  surveys: number;
}

/** What a window is without its surveys, whose number does not make it dearer to read. */
export interface WindowFacts {
  id: string;
  /** The database's clock when this was read. */
  now: number;
  cycle: { id: string; label: string };
  state: WindowState;
  revision: number;
  opensAt: number;
  plannedCloseAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
  preparedBy: { id: string; name: string };
  voidReason: string | undefined;
  manifestHash: Uint8Array | undefined;
}

/** The same with how far how many of its surveys are. */
export interface WindowHead extends WindowFacts {
  counted: CountedSurveys[];
}

// Not the manifest: that of a large window is hundreds of kilobytes.
/** Columns of `WindowRow`, of a window `w` in the cycle `c` that the person `p` prepared. */
export const windowColumns = `unixepoch() AS now, w.id, w.cycle_id, c.label AS cycle_label, w.state,
    w.revision, w.opens_at, w.planned_close_at, w.closes_at, w.latest_close_at, w.grace_minutes,
    w.threshold, w.prepared_by, p.name AS preparer_name, w.void_reason, w.manifest_hash`;
/** Where `windowColumns` stand, for the window `?1`. */
export const windowSource = `FROM windows w JOIN cycles c ON c.id = w.cycle_id
  JOIN people p ON p.id = w.prepared_by WHERE w.id = ?1`;
const headSql = `SELECT ${windowColumns} ${windowSource}`;
const countsSql = `SELECT approval, state, keys, surveys FROM survey_counts
  WHERE window_id = ?1 AND surveys > 0`;
const knownSql = 'SELECT 1 FROM windows WHERE id = ?1';

export interface WindowRow {
  now: number;
  id: string;
  cycle_id: string;
  cycle_label: string;
  state: WindowState;
  revision: number;
  opens_at: number;
  planned_close_at: number;
  closes_at: number;
  latest_close_at: number;
  grace_minutes: number;
  threshold: number;
  prepared_by: string;
  preparer_name: string;
  void_reason: string | null;
  manifest_hash: ArrayBuffer | null;
}

/** The window without its surveys; undefined if there is none. */
export async function readWindowHead(db: D1Database, id: string): Promise<WindowHead | undefined> {
  const [heads, counts] = await db.batch([
    db.prepare(headSql).bind(id),
    db.prepare(countsSql).bind(id),
  ]);
  const row = heads?.results[0] as WindowRow | undefined;
  if (row === undefined) return undefined;
  return { ...factsOf(row), counted: (counts?.results ?? []) as CountedSurveys[] };
}

/** What a row says of its window. */
export function factsOf(row: WindowRow): WindowFacts {
  return {
    id: row.id,
    now: row.now,
    cycle: { id: row.cycle_id, label: row.cycle_label },
    state: row.state,
    revision: row.revision,
    opensAt: row.opens_at,
    plannedCloseAt: row.planned_close_at,
    closesAt: row.closes_at,
    latestCloseAt: row.latest_close_at,
    graceMinutes: row.grace_minutes,
    threshold: row.threshold,
    preparedBy: { id: row.prepared_by, name: row.preparer_name },
    voidReason: row.void_reason ?? undefined,
    manifestHash: row.manifest_hash === null ? undefined : bytesOf(row.manifest_hash),
  };
}

/** Whether there is such a window. */
export async function isWindow(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare(knownSql).bind(id).first()) !== null;
}
