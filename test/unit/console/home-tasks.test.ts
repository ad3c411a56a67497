import type { SignerRole } from '../../../shared/appraisal/total-content.ts';
import { describe, expect, test } from 'vitest';
import type { SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { WindowState } from '../../../shared/wire/window-states.ts';
import type { ReviewerTasks } from '../../../survey-ui/console/api/reviewer.ts';
import type { WindowSummary } from '../../../survey-ui/console/api/windows.ts';
import {
  inOrderOfUrgency,
  managerTasks,
  reviewerTasks,
  sheetTasks,
  totalTasks,
} from '../../../shared/waiting/role-tasks.ts';
import {
  hrHomeEvents,
  hrHomeTasks,
  reviewerHomeEvents,
} from '../../../survey-ui/console/home-tasks.ts';

const cycle = { id: 'c', label: '2026-10' };
const window = (state: WindowState): WindowSummary => ({
  id: 'w',
  cycle,
  state,
  opensAt: 10,
  closesAt: 20,
  surveys: 1,
});
const openCycle = {
  id: 'c',
  kind: 'month' as const,
  label: '2026-10',
  departments: [],
  openedAt: 1,
  formVersion: 1,
  scoringPolicy: 1,
  revision: 1,
  due: { sheets: null, selfScores: null, audit: null },
};

describe('what waits for HR', () => {
  test('setting up comes in order: departments, cycle, window', () => {
    expect(hrHomeTasks([], [], 0)).toMatchObject([{ kind: 'set_up', what: 'noDepartments' }]);
    expect(hrHomeTasks([], [], 3)).toMatchObject([{ kind: 'set_up', what: 'noCycle' }]);
    expect(hrHomeTasks([], [openCycle], 3)).toMatchObject([{ kind: 'no_window' }]);
  });

  test('a window waits for HR only in the states that HR moves on', () => {
    const kinds = (state: WindowState) => hrHomeTasks([window(state)], [openCycle], 3).length;
    expect((['draft', 'approved', 'preparing', 'ready'] as const).map(kinds)).toEqual([1, 1, 1, 1]);
    expect(
      (['submitted', 'issued', 'open', 'grace', 'closed', 'void'] as const).map(kinds),
    ).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('what happens by itself is told with its time', () => {
    expect(hrHomeEvents([window('issued')])).toMatchObject([{ what: 'opens', at: 10 }]);
    expect(hrHomeEvents([window('open')])).toMatchObject([{ what: 'closes', at: 20 }]);
    expect(hrHomeEvents([window('draft')])).toEqual([]);
  });
});

describe('what waits for a reviewer', () => {
  const tasks = (state: 'pending' | 'tallied' | 'published'): ReviewerTasks => ({
    surveysToApprove: [],
    requestsToApprove: [],
    surveysToAudit: [
      {
        survey: 's',
        window: 'w',
        department: { id: 'd', name: 'D' },
        cycle,
        state,
        keys: 'made',
        dueAt: 100,
        voidReason: null,
        tooManyBallots: false,
      },
    ],
    departments: [],
  });

  test('a survey waits from the end of grace on, and until it is released', () => {
    expect(reviewerTasks(tasks('pending'), 99)).toEqual([]);
    expect(reviewerTasks(tasks('pending'), 100)).toMatchObject([{ kind: 'tally' }]);
    expect(reviewerTasks(tasks('tallied'), 100)).toMatchObject([{ kind: 'audit' }]);
    expect(reviewerTasks(tasks('published'), 100)).toEqual([]);
  });

  test('before that it is told when the tally becomes possible', () => {
    expect(reviewerHomeEvents(tasks('pending'), 99)).toMatchObject([{ what: 'tallies', at: 100 }]);
    expect(reviewerHomeEvents(tasks('pending'), 100)).toEqual([]);
  });
});

describe('sheets that wait', () => {
  const due = { sheets: 5, selfScores: 6, audit: 7 };
  const row = {
    cycle: { ...cycle, due },
    department: { id: 'd', name: 'D' },
    sheets: { duty: 'empty', plan: 'self_scored', key_indicators: 'audited' } as const,
    returned: [],
    result: 'none' as const,
  };

  test('a manager has those to do that are not submitted, a reviewer those not audited', () => {
    expect(sheetTasks([row], 'manager')).toMatchObject([{ kind: 'sheet', sheet: 'duty' }]);
    expect(sheetTasks([row], 'reviewer')).toMatchObject([{ kind: 'audit_sheet', sheet: 'plan' }]);
  });

  test('each is told with the deadline of what is to be done next', () => {
    const dueOf = (state: SheetState, role: 'manager' | 'reviewer', sheet: 'duty' | 'plan') => {
      const sheets = { duty: 'audited', plan: 'audited', key_indicators: 'audited' } as const;
      return sheetTasks([{ ...row, sheets: { ...sheets, [sheet]: state } }], role);
    };
    expect(dueOf('empty', 'manager', 'duty')).toMatchObject([{ kind: 'sheet', due: 5 }]);
    expect(dueOf('draft', 'manager', 'duty')).toMatchObject([{ kind: 'sheet', due: 6 }]);
    expect(dueOf('draft', 'manager', 'plan')).toMatchObject([{ kind: 'sheet', due: 5 }]);
    expect(dueOf('submitted', 'reviewer', 'plan')).toMatchObject([
      { kind: 'approve_plan', due: 5 },
    ]);
    expect(dueOf('approved', 'manager', 'plan')).toMatchObject([{ kind: 'carry_out', due: 6 }]);
    expect(dueOf('self_scored', 'reviewer', 'plan')).toMatchObject([
      { kind: 'audit_sheet', due: 7 },
    ]);
  });

  test('one that was given back is told as such, to its manager alone', () => {
    const back = { ...row, returned: ['duty', 'plan'] as const };
    expect(sheetTasks([back], 'manager')).toMatchObject([{ kind: 'revise', sheet: 'duty' }]);
    expect(sheetTasks([back], 'reviewer')).toMatchObject([{ kind: 'audit_sheet', sheet: 'plan' }]);
  });

  test('stand in order of urgency: the earliest day first, without a day last', () => {
    const task = (label: string, dueAt?: number) => ({
      kind: 'sheet' as const,
      sheet: 'duty' as const,
      department: 'D',
      cycle: label,
      href: '/',
      ...(dueAt === undefined ? {} : { due: dueAt }),
    });
    const tasks = [task('a'), task('b', 9), task('c'), task('d', 3)];
    expect(inOrderOfUrgency(tasks).map((each) => 'cycle' in each && each.cycle)).toEqual([
      'd',
      'b',
      'a',
      'c',
    ]);
  });

  test('a manager sees each sheet of the newest cycle, and how many wait in older ones', () => {
    const older = { ...row, cycle: { id: 'b', label: '2026-09', due } };
    expect(managerTasks([row])).toHaveLength(1);
    expect(managerTasks([row, older, { ...older, cycle: { id: 'a', label: '', due } }])).toEqual([
      ...managerTasks([row]),
      { kind: 'older_sheets', count: 2, href: '/department/sheets', due: 5 },
    ]);
  });
});

describe('totals that wait', () => {
  const total = { cycle, department: { id: 'd', name: 'D' }, signed: [] };

  test('each side is told until it has signed, the manager for both signatures', () => {
    const open = { ...total, state: 'to_sign' as const };
    const after = (...signed: SignerRole[]) => [{ ...open, signed }];
    const task = { kind: 'sign_total', href: `/department/totals/${cycle.id}/d` };
    expect(totalTasks(after('filler'), 'manager')).toMatchObject([task]);
    expect(totalTasks(after('filler', 'self_scorer'), 'manager')).toEqual([]);
    expect(totalTasks(after('filler'), 'reviewer')).toMatchObject([{ kind: 'sign_total' }]);
    expect(totalTasks(after('reviewer'), 'reviewer')).toEqual([]);
  });

  test('an objection waits for the reviewer alone, and nothing of what is frozen', () => {
    const objected = [{ ...total, state: 'objected' as const }];
    expect(totalTasks(objected, 'reviewer')).toMatchObject([{ kind: 'answer_objection' }]);
    expect(totalTasks(objected, 'manager')).toEqual([]);
    const done = (['frozen', 'incomplete'] as const).map((state) => ({ ...total, state }));
    expect(totalTasks(done, 'reviewer')).toEqual([]);
  });
});
