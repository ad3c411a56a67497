import type { RoleTask } from '../../shared/waiting/role-tasks.ts';
import type { Cycle } from './api/cycles.ts';
import type { ReviewerTasks } from './api/reviewer.ts';
import type { WindowSummary } from './api/windows.ts';

/** Something that waits for who is signed in; the page finds the words. */
export type HomeTask =
  | RoleTask
  | { kind: 'set_up'; what: 'noDepartments' | 'noCycle'; href: string }
  | { kind: 'no_window'; cycle: string; href: string }
  | {
      kind: 'window';
      what: 'draft' | 'approved' | 'preparing' | 'ready';
      cycle: string;
      href: string;
    }
  | { kind: 'hold'; what: 'confirm' | 'lift'; cycle: string; href: string };

/** Something that will happen without who is signed in; `at` in unix seconds where it is known. */
export interface HomeEvent {
  what: 'purges' | 'opens' | 'closes' | 'tallies' | 'submitted' | 'grace' | 'closed';
  at?: number;
  cycle: string;
  department?: string;
  href?: string;
}

/** What a reviewer's surveys will do by themselves after `now`. */
export function reviewerHomeEvents(tasks: ReviewerTasks, now: number): HomeEvent[] {
  return tasks.surveysToAudit
    .filter((each) => each.state === 'pending' && each.dueAt > now)
    .map((each) => ({
      what: 'tallies' as const,
      at: each.dueAt,
      cycle: each.cycle.label,
      department: each.department.name,
      href: `/review/surveys/${each.survey}`,
    }));
}

/** What waits for HR: setting up, and the next step of each window. */
export function hrHomeTasks(
  windows: readonly WindowSummary[],
  cycles: readonly Cycle[],
  departments: number,
): HomeTask[] {
  if (departments === 0) {
    return [{ kind: 'set_up', what: 'noDepartments', href: '/hr/departments' }];
  }
  if (cycles.length === 0) return [{ kind: 'set_up', what: 'noCycle', href: '/hr/cycles' }];
  const tasks: HomeTask[] = [];
  for (const window of windows) {
    const { state } = window;
    if (state === 'draft' || state === 'approved' || state === 'preparing' || state === 'ready') {
      tasks.push({
        kind: 'window',
        what: state,
        cycle: window.cycle.label,
        href: `/hr/windows/${window.id}`,
      });
    }
  }
  const newest = cycles.toSorted((a, b) => b.openedAt - a.openedAt)[0];
  if (newest !== undefined && !windows.some((window) => window.cycle.id === newest.id)) {
    tasks.push({ kind: 'no_window', cycle: newest.label, href: '/hr/windows/new' });
  }
  return tasks;
}

/** What the windows will do next without HR. */
export function hrHomeEvents(windows: readonly WindowSummary[]): HomeEvent[] {
  return windows.flatMap((window): HomeEvent[] => {
    const { state } = window;
    const rest = { cycle: window.cycle.label, href: `/hr/windows/${window.id}` };
    if (state === 'issued') return [{ what: 'opens', at: window.opensAt, ...rest }];
    if (state === 'open') return [{ what: 'closes', at: window.closesAt, ...rest }];
    if (state === 'submitted' || state === 'grace' || state === 'closed') {
      return [{ what: state, ...rest }];
    }
    return [];
  });
}
