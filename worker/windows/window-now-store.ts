import type { WindowState } from '../../shared/wire/window-states.ts';
import type { WindowTimes } from './lifecycle.ts';

/** What decides whether a window takes ballots, as the database's clock has it. */
export interface WindowNow extends WindowTimes {
  now: number;
  windowState: WindowState;
}

/** Columns of `NowRow`, of a window `w`. */
export const nowColumns = `unixepoch() AS now, w.state AS window_state, w.opens_at, w.closes_at,
    w.grace_minutes`;

/** The columns of `nowColumns` as they come out of the database. */
export interface NowRow {
  now: number;
  window_state: WindowState;
  opens_at: number;
  closes_at: number;
  grace_minutes: number;
}

/** What such a row says. */
export function nowOf(row: NowRow): WindowNow {
  return {
    now: row.now,
    windowState: row.window_state,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    graceMinutes: row.grace_minutes,
  };
}
