import {
  type SheetKind,
  sheetKinds,
  type SheetState,
  waitsForSheetStep,
} from '../../shared/appraisal/sheet-workflow.ts';
import type { Cycle } from './api/cycles.ts';
import type { ReplacementToApprove } from './api/links.ts';
import type { ReviewerTasks } from './api/reviewer.ts';
import type { SheetsOfDepartment } from './api/sheets.ts';
import type { TotalStanding } from './api/totals.ts';
import { sheetDue } from './appraisal/sheet-due.ts';
import type { WindowSummary } from './api/windows.ts';

/** Something that waits for who is signed in; the page finds the words. */
export type HomeTask =
  | { kind: 'set_up'; what: 'noDepartments' | 'noCycle'; href: string }
  | { kind: 'no_window'; cycle: string; href: string }
  | {
      kind: 'window';
      what: 'draft' | 'approved' | 'preparing' | 'ready';
      cycle: string;
      href: string;
    }
  | {
      kind: 'approve' | 'tally' | 'audit';
      department: string;
      cycle: string;
      href: string;
      /** When the window opens, unix seconds; an approval comes before that. */
      due?: number;
    }
  | {
      kind: 'sheet' | 'carry_out' | 'approve_plan' | 'audit_sheet';
      sheet: SheetKind;
      department: string;
      cycle: string;
      href: string;
      /** By when it should be done, unix seconds. */
      due?: number;
    }
  | {
      kind: 'sign_total' | 'answer_objection';
      department: string;
      cycle: string;
      href: string;
    }
  | { kind: 'older_sheets'; count: number; href: string; due?: number }
  | { kind: 'hold'; what: 'confirm' | 'lift'; cycle: string; href: string }
  | { kind: 'request'; what: 'early_close' | 'void' | 'replacement'; cycle: string; href: string };

/** Something that will happen without who is signed in; `at` in unix seconds where it is known. */
export interface HomeEvent {
  what: 'purges' | 'opens' | 'closes' | 'tallies' | 'submitted' | 'grace' | 'closed';
  at?: number;
  cycle: string;
  department?: string;
  href?: string;
}

/** What waits for a reviewer at `now` (unix seconds). */
export function reviewerHomeTasks(
  tasks: ReviewerTasks,
  now: number,
  replacements: readonly ReplacementToApprove[] = [],
): HomeTask[] {
  const href = '/review/tasks';
  return [
    ...tasks.surveysToApprove.map((each) => ({
      kind: 'approve' as const,
      department: each.department.name,
      cycle: each.cycle.label,
      href: `/review/approve/${each.survey}`,
      due: each.opensAt,
    })),
    ...tasks.requestsToApprove.map((each) => ({
      kind: 'request' as const,
      what: each.kind,
      cycle: each.cycle.label,
      href,
    })),
    ...replacements.map((each) => ({
      kind: 'request' as const,
      what: 'replacement' as const,
      cycle: each.cycle.label,
      href,
    })),
    ...tasks.surveysToAudit
      .filter((each) => each.state === 'tallied' || (each.state === 'pending' && each.dueAt <= now))
      .map((each) => ({
        kind: each.state === 'tallied' ? ('audit' as const) : ('tally' as const),
        department: each.department.name,
        cycle: each.cycle.label,
        href: `/review/surveys/${each.survey}`,
      })),
  ];
}

/** What waits for a manager, from rows newest first: the newest cycle's sheets, older ones as a number. */
export function managerHomeTasks(rows: readonly SheetsOfDepartment[]): HomeTask[] {
  const newest = rows[0]?.cycle.id;
  const current = rows.filter((row) => row.cycle.id === newest);
  const older = inOrderOfUrgency(
    sheetHomeTasks(
      rows.filter((row) => row.cycle.id !== newest),
      'manager',
    ),
  );
  const tasks = sheetHomeTasks(current, 'manager');
  if (older.length === 0) return tasks;
  const due = dueOfTask(older[0]);
  const href = '/department/sheets';
  const ofOlder = { kind: 'older_sheets' as const, count: older.length, href };
  return [...tasks, due === undefined ? ofOlder : { ...ofOlder, due }];
}

const SHEET_TASKS = {
  empty: 'sheet',
  draft: 'sheet',
  submitted: 'approve_plan',
  approved: 'carry_out',
  self_scored: 'audit_sheet',
  audited: 'audit_sheet',
} as const satisfies Record<SheetState, HomeTask['kind']>;

/** Sheets that wait for a manager or for a reviewer to take their next step. */
export function sheetHomeTasks(
  rows: readonly SheetsOfDepartment[],
  role: 'manager' | 'reviewer',
): HomeTask[] {
  const base = role === 'reviewer' ? '/review' : '/department';
  return rows.flatMap((row) =>
    sheetKinds
      .filter((sheet) => waitsForSheetStep(sheet, row.sheets[sheet], role))
      .map((sheet) => {
        const due = sheetDue(sheet, row.sheets[sheet], row.cycle.due);
        return {
          kind: SHEET_TASKS[row.sheets[sheet]],
          sheet,
          department: row.department.name,
          cycle: row.cycle.label,
          href: `${base}/sheets/${row.cycle.id}/${row.department.id}/${sheet}`,
          ...(due === null ? {} : { due }),
        };
      }),
  );
}

/** Totals that wait for the person's signature, and for a reviewer the objections to answer. */
export function totalHomeTasks(
  totals: readonly TotalStanding[],
  role: 'manager' | 'reviewer',
): HomeTask[] {
  const base = role === 'reviewer' ? '/review' : '/department';
  const own = role === 'reviewer' ? (['reviewer'] as const) : (['filler', 'self_scorer'] as const);
  return totals.flatMap(({ cycle, department, state, signed }): HomeTask[] => {
    const place = {
      department: department.name,
      cycle: cycle.label,
      href: `${base}/totals/${cycle.id}/${department.id}`,
    };
    if (state === 'objected') {
      return role === 'reviewer' ? [{ kind: 'answer_objection', ...place }] : [];
    }
    const waits = state === 'to_sign' && own.some((each) => !signed.includes(each));
    return waits ? [{ kind: 'sign_total', ...place }] : [];
  });
}

function dueOfTask(task: HomeTask | undefined): number | undefined {
  return task !== undefined && 'due' in task ? task.due : undefined;
}

/** Tasks with a day by which they should be done first, the earliest before the others. */
export function inOrderOfUrgency(tasks: readonly HomeTask[]): HomeTask[] {
  return tasks.toSorted((a, b) => {
    const [first, second] = [dueOfTask(a) ?? Infinity, dueOfTask(b) ?? Infinity];
    return first === second ? 0 : first - second;
  });
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
