import {
  type SheetKind,
  sheetKinds,
  type SheetState,
  waitsForSheetStep,
} from '../appraisal/sheet-workflow.ts';
import type { SignerRole } from '../appraisal/total-content.ts';
import { type CycleDeadlines, sheetDue } from './sheet-due.ts';

interface Named {
  id: string;
  name: string;
}

interface CycleName {
  id: string;
  label: string;
}

/** Surveys and requests as far as it takes to know what waits for their reviewer. */
export interface SurveysOfReviewer {
  surveysToApprove: readonly {
    survey: string;
    department: Named;
    cycle: CycleName;
    opensAt: number;
  }[];
  requestsToApprove: readonly { id: string; kind: 'early_close' | 'void'; cycle: CycleName }[];
  surveysToAudit: readonly {
    survey: string;
    department: Named;
    cycle: CycleName;
    state: string;
    /** Close plus grace, unix seconds. */
    dueAt: number;
  }[];
}

/** A link to be replaced, as far as the same takes. */
export interface ReplacementOfReviewer {
  id: string;
  cycle: CycleName;
}

/** A department's sheets in a cycle, as far as the same takes. */
export interface SheetsInCycle {
  cycle: CycleName & { due: CycleDeadlines };
  department: Named;
  sheets: Record<SheetKind, SheetState>;
  /** Those of them that the reviewer gave back and nobody has submitted again. */
  returned: readonly SheetKind[];
}

/** A department's total in a cycle, as far as the same takes. */
export interface TotalInCycle {
  cycle: CycleName;
  department: Named;
  state: 'incomplete' | 'to_sign' | 'objected' | 'frozen';
  signed: readonly SignerRole[];
}

/** Something that waits for a manager or a reviewer; whoever tells them finds the words. */
export type RoleTask =
  | {
      kind: 'approve' | 'tally' | 'audit';
      department: string;
      cycle: string;
      href: string;
      /** When the window opens, unix seconds; an approval comes before that. */
      due?: number;
    }
  | {
      kind: 'sheet' | 'revise' | 'carry_out' | 'approve_plan' | 'audit_sheet';
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
  | {
      kind: 'request';
      what: 'early_close' | 'void' | 'replacement';
      id: string;
      cycle: string;
      href: string;
    };

/** What waits for a reviewer at `now` (unix seconds). */
export function reviewerTasks(
  tasks: SurveysOfReviewer,
  now: number,
  replacements: readonly ReplacementOfReviewer[] = [],
): RoleTask[] {
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
      id: each.id,
      cycle: each.cycle.label,
      href,
    })),
    ...replacements.map((each) => ({
      kind: 'request' as const,
      what: 'replacement' as const,
      id: each.id,
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
export function managerTasks(rows: readonly SheetsInCycle[]): RoleTask[] {
  const newest = rows[0]?.cycle.id;
  const current = rows.filter((row) => row.cycle.id === newest);
  const older = inOrderOfUrgency(
    sheetTasks(
      rows.filter((row) => row.cycle.id !== newest),
      'manager',
    ),
  );
  const tasks = sheetTasks(current, 'manager');
  if (older.length === 0) return tasks;
  const due = dueOf(older[0]);
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
} as const satisfies Record<SheetState, RoleTask['kind']>;

/** Sheets that wait for a manager or for a reviewer to take their next step. */
export function sheetTasks(
  rows: readonly SheetsInCycle[],
  role: 'manager' | 'reviewer',
): RoleTask[] {
  const base = role === 'reviewer' ? '/review' : '/department';
  return rows.flatMap((row) =>
    sheetKinds
      .filter((sheet) => waitsForSheetStep(sheet, row.sheets[sheet], role))
      .map((sheet) => {
        const due = sheetDue(sheet, row.sheets[sheet], row.cycle.due);
        const kind = SHEET_TASKS[row.sheets[sheet]];
        const isBack = role === 'manager' && row.returned.includes(sheet);
        return {
          kind: isBack ? ('revise' as const) : kind,
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
export function totalTasks(
  totals: readonly TotalInCycle[],
  role: 'manager' | 'reviewer',
): RoleTask[] {
  const base = role === 'reviewer' ? '/review' : '/department';
  const own = role === 'reviewer' ? (['reviewer'] as const) : (['filler', 'self_scorer'] as const);
  return totals.flatMap(({ cycle, department, state, signed }): RoleTask[] => {
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

/** By when a task should be done, unix seconds; undefined where no day is set. */
export function dueOf(task: object | undefined): number | undefined {
  return task !== undefined && 'due' in task && typeof task.due === 'number' ? task.due : undefined;
}

/** Tasks with a day by which they should be done first, the earliest before the others. */
export function inOrderOfUrgency<Task extends object>(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((a, b) => {
    const [first, second] = [dueOf(a) ?? Infinity, dueOf(b) ?? Infinity];
    return first === second ? 0 : first - second;
  });
}
