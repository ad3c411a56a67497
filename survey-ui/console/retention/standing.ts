import type { KeptCycle } from '../api/retention.ts';
import type { StatusTone } from '../kit/status-label.tsx';

/** Where a cycle's data stand, in the words of the page. */
export type Standing = 'kept' | 'announced' | 'held' | 'waits' | 'running' | 'done';

/** How each standing is marked. */
export const standingTones: Record<Standing, StatusTone> = {
  kept: 'waiting',
  announced: 'running',
  held: 'stopped',
  waits: 'stopped',
  running: 'running',
  done: 'done',
};

/** True while two people hold the cycle. */
export function isHeld(cycle: KeptCycle): boolean {
  return cycle.hold !== null && cycle.hold.confirmedBy !== null;
}

/** Where a cycle's data stand at `now`; what keeps a due purge from beginning comes first. */
export function standingOf(cycle: KeptCycle, now: number): Standing {
  if (cycle.state === 'running' || cycle.state === 'done') return cycle.state;
  if (isHeld(cycle)) return 'held';
  if (cycle.windowRuns && cycle.purgeFrom <= now) return 'waits';
  return cycle.state;
}

/** What needs looking at first: what is being purged or soon will be, then the rest by its day. */
export function inOrderOfPurge(cycles: readonly KeptCycle[]): KeptCycle[] {
  const rank = ({ state }: KeptCycle) => ['running', 'announced', 'kept', 'done'].indexOf(state);
  return [...cycles].sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    return a.state === 'done' ? b.dueAt - a.dueAt : a.dueAt - b.dueAt;
  });
}
