import type { WindowState } from '../../shared/wire/window-states.ts';
import { tallyDueAt, type WindowTimes } from '../windows/lifecycle.ts';

/** How far a window is, as far as somebody is waited for. */
type WindowPhase = 'draft' | 'submitted' | 'issuing' | 'rating' | 'due' | 'void';

/** A window of a cycle with its phase at the moment; times in unix seconds. */
export interface PhasedWindow {
  id: string;
  phase: WindowPhase;
  preparedBy: string;
  /** When it was last submitted; null if it was not. */
  submittedAt: number | null;
  opensAt: number;
  closesAt: number;
  /** From when on it can be tallied. */
  tallyDueAt: number;
}

// The subject is the window itself, so that no survey of it is read.
const windowsSql = `SELECT w.id, w.state, w.opens_at AS opensAt, w.closes_at AS closesAt,
    w.grace_minutes AS graceMinutes, p.name AS preparedBy, unixepoch() AS now,
    (SELECT max(a.at) FROM audit_log a
       WHERE a.subject = w.id AND a.action = 'submit_window') AS submittedAt
  FROM windows w JOIN people p ON p.id = w.prepared_by WHERE w.cycle_id = ?1`;

interface WindowRow extends WindowTimes {
  id: string;
  state: WindowState;
  preparedBy: string;
  submittedAt: number | null;
  now: number;
}

function phaseOf({ state, now, ...times }: WindowRow): WindowPhase {
  if (state === 'draft' || state === 'submitted' || state === 'void') return state;
  if (state === 'approved' || state === 'preparing' || state === 'ready') return 'issuing';
  return tallyDueAt(times) <= now ? 'due' : 'rating';
}

/** The windows of a cycle. */
export async function readPhasedWindows(db: D1Database, cycle: string): Promise<PhasedWindow[]> {
  const { results } = await db.prepare(windowsSql).bind(cycle).all<WindowRow>();
  return results.map((row) => ({
    id: row.id,
    phase: phaseOf(row),
    preparedBy: row.preparedBy,
    submittedAt: row.submittedAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    tallyDueAt: tallyDueAt(row),
  }));
}
