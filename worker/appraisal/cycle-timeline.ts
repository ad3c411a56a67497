import { hasTotal } from '../../shared/appraisal/cycle-standing.ts';
import { sheetKinds, type SheetState } from '../../shared/appraisal/sheet-workflow.ts';
import type { DepartmentProgress } from './cycle-progress-store.ts';
import type { Deadlines } from './cycle-store.ts';
import type { CycleWindow } from './cycle-windows-store.ts';

/** Somebody on whom a step waits, with the number of things that wait. */
export interface WaitsFor {
  /** Name of a person, or null where no manager or reviewer is named for a department. */
  name: string | null;
  role: 'manager' | 'reviewer' | 'hr';
  count: number;
}

/** The steps of a cycle in the order in which they are usually taken. */
export const TIMELINE_STEPS = [
  'opened',
  'sheets',
  'planned',
  'prepared',
  'approved',
  'issued',
  'rated',
  'tallied',
  'released',
  'selfScored',
  'audited',
  'totals',
] as const;

/** One step of a cycle: what is done, when, and what waits for whom. */
export interface TimelineRow {
  step: (typeof TIMELINE_STEPS)[number];
  state: 'done' | 'current' | 'ahead';
  /** When it was done, or last moved on; unix seconds. */
  at: number | null;
  /** When it is planned for. */
  due: number | null;
  done: number;
  total: number;
  /** Those on whom most waits, the most first. */
  waitsFor: WaitsFor[];
  /** How many people more it waits for. */
  moreWait: number;
}

/** What a time line is worked out from. */
export interface FollowedCycle {
  now: number;
  cycle: { openedAt: number; due: Deadlines };
  departments: readonly DepartmentProgress[];
  /** The latest first. */
  windows: readonly CycleWindow[];
}

/** People named for one step before the rest is told as a number. */
const mostNamed = 5;

/** Adds up what waits for each person. */
function gather(waiting: readonly WaitsFor[]): WaitsFor[] {
  const people = new Map<string, WaitsFor>();
  for (const each of waiting) {
    const key = `${each.role} ${each.name ?? ''}`;
    const known = people.get(key);
    people.set(key, { ...each, count: each.count + (known?.count ?? 0) });
  }
  return [...people.values()].filter(({ count }) => count > 0);
}

type Counted = Pick<TimelineRow, 'done' | 'total' | 'waitsFor'>;

function sheetsThat(
  departments: readonly DepartmentProgress[],
  isDone: (state: SheetState) => boolean,
  waits: (department: DepartmentProgress) => WaitsFor,
): Counted {
  const doneOf = (each: DepartmentProgress) =>
    sheetKinds.filter((kind) => isDone(each.sheets[kind])).length;
  return {
    done: departments.reduce((sum, each) => sum + doneOf(each), 0),
    total: departments.length * sheetKinds.length,
    waitsFor: gather(departments.map(waits)),
  };
}

function waitingSheets(
  each: DepartmentProgress,
  role: 'manager' | 'reviewer',
  waits: (state: SheetState) => boolean,
): WaitsFor {
  const count = sheetKinds.filter((kind) => waits(each.sheets[kind])).length;
  return { name: each[role], role, count };
}

function surveysThat(
  rated: readonly DepartmentProgress[],
  isDone: (each: DepartmentProgress) => boolean,
  waits: (each: DepartmentProgress) => WaitsFor | undefined,
): Counted {
  return {
    done: rated.filter(isDone).length,
    total: rated.length,
    waitsFor: gather(rated.flatMap((each) => (isDone(each) ? [] : (waits(each) ?? [])))),
  };
}

const FINAL = new Set(['published', 'withheld', 'void', 'purged']);
const APPROVED = new Set(['approved', 'self_scored', 'audited']);
const LIVE = new Set(['issued', 'open', 'grace', 'closed']);

/** A cycle step by step: what is done, what waits for whom. No step blocks those after it here. */
export function cycleTimeline({ departments, windows, now, cycle }: FollowedCycle): TimelineRow[] {
  const window = windows.find((each) => each.state !== 'void');
  const states = new Map(windows.map((each) => [each.id, each]));
  const windowOf = (each: DepartmentProgress) =>
    each.survey === null ? undefined : states.get(each.survey.window);
  const rated = departments.filter((each) => each.noSurvey === null);
  const hr = (count: number, name: string | null = null): WaitsFor => ({ name, role: 'hr', count });
  const reviewer = (each: DepartmentProgress): WaitsFor => ({
    name: each.reviewer,
    role: 'reviewer',
    count: 1,
  });
  const row = (
    step: TimelineRow['step'],
    counted: Counted,
    times: { at?: number | null | undefined; due?: number | null | undefined } = {},
    runs = false,
  ): TimelineRow => ({
    step,
    state:
      counted.done === counted.total
        ? 'done'
        : runs || counted.done > 0 || counted.waitsFor.length > 0
          ? 'current'
          : 'ahead',
    at: times.at ?? null,
    due: times.due ?? null,
    ...counted,
    waitsFor: counted.waitsFor.toSorted((a, b) => b.count - a.count).slice(0, mostNamed),
    moreWait: Math.max(0, counted.waitsFor.length - mostNamed),
  });
  const isOver = (each: DepartmentProgress) => FINAL.has(each.survey?.state ?? '');
  const isIssued = (each: DepartmentProgress) =>
    isOver(each) || LIVE.has(windowOf(each)?.state ?? '');
  const tallyIsDue = (each: DepartmentProgress) => (windowOf(each)?.tallyDueAt ?? now + 1) <= now;

  return [
    row('opened', { done: 1, total: 1, waitsFor: [] }, { at: cycle.openedAt }),
    row(
      'sheets',
      sheetsThat(
        departments,
        (state) => state !== 'empty',
        (each) => waitingSheets(each, 'manager', (state) => state === 'empty'),
      ),
      { due: cycle.due.sheets },
    ),
    row('planned', {
      done: departments.filter((each) => APPROVED.has(each.sheets.plan)).length,
      total: departments.length,
      waitsFor: gather(
        departments.flatMap((each) => (each.sheets.plan === 'submitted' ? [reviewer(each)] : [])),
      ),
    }),
    row(
      'prepared',
      surveysThat(
        rated,
        (each) => each.survey !== null && windowOf(each)?.state !== 'draft',
        (each) => hr(1, windowOf(each)?.preparedBy),
      ),
      { at: window?.dates.submitted ?? window?.dates.prepared },
    ),
    row(
      'approved',
      surveysThat(
        rated,
        (each) => each.survey?.approval === 'approved',
        (each) => {
          if (each.survey === null || windowOf(each)?.state !== 'submitted') return undefined;
          if (each.survey.approval === 'returned') return hr(1, windowOf(each)?.preparedBy);
          return each.survey.approval === 'waiting' ? reviewer(each) : undefined;
        },
      ),
      { at: window?.dates.approved },
    ),
    row(
      'issued',
      surveysThat(rated, isIssued, (each) =>
        ['approved', 'preparing', 'ready'].includes(windowOf(each)?.state ?? '')
          ? hr(1, windowOf(each)?.preparedBy)
          : undefined,
      ),
      { at: window?.dates.issued, due: window?.opensAt },
    ),
    row(
      'rated',
      surveysThat(
        rated,
        (each) => isOver(each) || (isIssued(each) && (windowOf(each)?.closesAt ?? now + 1) <= now),
        () => undefined,
      ),
      window !== undefined && window.closesAt <= now
        ? { at: window.closesAt }
        : { due: window?.closesAt },
      windows.some((each) => each.state === 'open' || each.state === 'grace'),
    ),
    row(
      'tallied',
      surveysThat(
        rated,
        (each) => isOver(each) || each.survey?.state === 'tallied',
        (each) =>
          LIVE.has(windowOf(each)?.state ?? '') &&
          tallyIsDue(each) &&
          each.survey?.state === 'pending'
            ? reviewer(each)
            : undefined,
      ),
      { at: window?.dates.tallied, due: window?.tallyDueAt },
    ),
    row(
      'released',
      surveysThat(rated, isOver, (each) =>
        each.survey?.state === 'tallied' ? reviewer(each) : undefined,
      ),
      { at: window?.dates.released },
    ),
    row(
      'selfScored',
      sheetsThat(
        departments,
        (state) => state === 'self_scored' || state === 'audited',
        (each) =>
          waitingSheets(each, 'manager', (state) => state === 'draft' || state === 'approved'),
      ),
      { due: cycle.due.selfScores },
    ),
    row(
      'audited',
      sheetsThat(
        departments,
        (state) => state === 'audited',
        (each) => waitingSheets(each, 'reviewer', (state) => state === 'self_scored'),
      ),
      { due: cycle.due.audit },
    ),
    row('totals', {
      done: departments.filter(hasTotal).length,
      total: departments.length,
      waitsFor: [],
    }),
  ];
}
