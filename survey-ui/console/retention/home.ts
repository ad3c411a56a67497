import type { KeptCycle } from '../api/retention.ts';
import type { HomeEvent, HomeTask } from '../home-tasks.ts';
import { standingOf } from './standing.ts';

/** Holds that wait for this person to confirm or lift them. */
export function retentionHomeTasks(
  cycles: readonly KeptCycle[],
  person: string | undefined,
): HomeTask[] {
  return cycles.flatMap(({ id, label, state, hold }): HomeTask[] => {
    if (hold === null || state === 'running' || state === 'done') return [];
    const rest = { kind: 'hold' as const, cycle: label, href: `/retention/cycles/${id}` };
    if (hold.confirmedBy === null) {
      return hold.askedBy.id === person ? [] : [{ ...rest, what: 'confirm' }];
    }
    const isOthers = hold.liftAskedBy !== null && hold.liftAskedBy.id !== person;
    return isOthers ? [{ ...rest, what: 'lift' }] : [];
  });
}

/** Purges that are announced and that nothing holds. */
export function retentionHomeEvents(cycles: readonly KeptCycle[], now: number): HomeEvent[] {
  return cycles
    .filter((cycle) => standingOf(cycle, now) === 'announced')
    .map(({ id, label, purgeFrom }) => ({
      what: 'purges',
      at: purgeFrom,
      cycle: label,
      href: `/retention/cycles/${id}`,
    }));
}
