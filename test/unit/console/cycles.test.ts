import { describe, expect, test } from 'vitest';
import type { CycleView, DepartmentProgress } from '../../../survey-ui/console/api/cycles.ts';
import {
  cycleChoice,
  cycleErrors,
  fieldsOf,
} from '../../../survey-ui/console/hr/cycles/cycle-fields.ts';
import {
  labelOf,
  lastOpened,
  proposePeriod,
} from '../../../survey-ui/console/hr/cycles/propose-cycle.ts';
import { standingOf } from '../../../survey-ui/console/hr/cycles/survey-state.ts';
import { cycleTimeline, type FollowedCycle } from '../../../worker/appraisal/cycle-timeline.ts';

const zone = 'Asia/Shanghai';
const noDeadline = { sheets: null, selfScores: null, audit: null };

describe('a proposed cycle', () => {
  const next = (kind: 'month' | 'quarter', label: string) =>
    labelOf(proposePeriod({ kind, label }, 0, zone));

  test('follows the last one, over the turn of a year too', () => {
    expect(next('month', '2026-10')).toBe('2026-11');
    expect(next('month', '2026-12')).toBe('2027-01');
    expect(next('quarter', '2026-Q3')).toBe('2026-Q4');
    expect(next('quarter', '2026-Q4')).toBe('2027-Q1');
  });

  test('is the present month where the company is when there is none yet', () => {
    const newYear = Date.UTC(2026, 11, 31, 18) / 1000;
    expect(labelOf(proposePeriod(undefined, newYear, zone))).toBe('2027-01');
    expect(proposePeriod(undefined, newYear, 'UTC')).toMatchObject({ month: '12', quarter: '4' });
  });

  test('follows the cycle opened last, not the one with the latest name', () => {
    const cycle = (label: string, openedAt: number) => ({
      id: label,
      kind: 'month' as const,
      label,
      revision: 1,
      departments: [],
      openedAt,
      formVersion: 1,
      scoringPolicy: 1,
      due: noDeadline,
    });
    expect(lastOpened([cycle('2027-01', 1), cycle('2026-11', 2)])?.label).toBe('2026-11');
    expect(lastOpened([])).toBeUndefined();
  });
});

describe('a cycle’s form', () => {
  const blank = fieldsOf(
    { departments: ['d'], formVersion: 1, scoringPolicy: 1, due: noDeadline },
    zone,
  );
  const wrong = (changed: Partial<typeof blank>) =>
    cycleErrors({ ...blank, ...changed }, zone).map((error) => error.field);

  test('needs a department, and deadlines that follow each other', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ departments: [] })).toEqual(['departments']);
    expect(wrong({ sheets: '2026-11-20', audit: '2026-11-19' })).toEqual(['audit']);
    expect(wrong({ sheets: '2026-11-20', audit: '2026-11-20' })).toEqual([]);
  });

  test('sends a deadline as the end of the company’s day, and a version as it was on offer', () => {
    const version = { cycles: [], changedBy: null, changedAt: null };
    const versions = {
      forms: [{ number: 2, revision: 4, ...version }],
      policies: [{ number: 1, revision: 1, ...version }],
    };
    const fields = { ...blank, formVersion: '2', sheets: '2026-11-20' };
    const choice = cycleChoice(fields, versions, zone);
    expect(choice.formVersion).toEqual({ number: 2, revision: 4 });
    expect(new Date((choice.due.sheets ?? 0) * 1000).toISOString()).toBe(
      '2026-11-20T15:59:00.000Z',
    );
    expect(fieldsOf({ ...choice, formVersion: 2, scoringPolicy: 1 }, zone)).toEqual(fields);
  });
});

const department = (change: Partial<DepartmentProgress> = {}): DepartmentProgress => ({
  department: 'd',
  code: 'D',
  name: '用户服务',
  manager: '马经理',
  reviewer: '任总',
  sheets: { duty: 'empty', plan: 'empty', key_indicators: 'empty' },
  survey: null,
  result: 'none',
  noSurvey: null,
  ...change,
});
const window = (state: CycleView['windows'][number]['state']): CycleView['windows'][number] => ({
  id: 'w',
  state,
  opensAt: 100,
  closesAt: 200,
  tallyDueAt: 260,
  preparedBy: '何人事',
  dates: {
    prepared: 10,
    submitted: null,
    approved: null,
    issued: null,
    tallied: null,
    released: null,
  },
});
const viewOf = (
  departments: DepartmentProgress[],
  windows: CycleView['windows'] = [],
  now = 50,
): FollowedCycle => ({ now, cycle: { openedAt: 1, due: noDeadline }, departments, windows });
const stepsOf = (view: FollowedCycle) =>
  Object.fromEntries(cycleTimeline(view).map((row) => [row.step, row]));
const survey = (change: Partial<NonNullable<DepartmentProgress['survey']>> = {}) => ({
  window: 'w',
  approval: 'approved' as const,
  state: 'pending' as const,
  ...change,
});

describe('the time line of a cycle', () => {
  test('names whom each step waits for, with how much', () => {
    const { sheets, selfScored, audited, prepared } = stepsOf(
      viewOf([
        department({ sheets: { duty: 'draft', plan: 'self_scored', key_indicators: 'empty' } }),
        department({
          manager: null,
          sheets: { duty: 'audited', plan: 'empty', key_indicators: 'empty' },
        }),
      ]),
    );
    expect(sheets).toMatchObject({ state: 'current', done: 3, total: 6 });
    expect(sheets?.waitsFor).toEqual([
      { name: null, role: 'manager', count: 2 },
      { name: '马经理', role: 'manager', count: 1 },
    ]);
    expect(selfScored?.waitsFor).toEqual([{ name: '马经理', role: 'manager', count: 1 }]);
    expect(audited?.waitsFor).toEqual([{ name: '任总', role: 'reviewer', count: 1 }]);
    expect(prepared?.waitsFor).toEqual([{ name: null, role: 'hr', count: 2 }]);
  });

  test('names those on whom most waits, and counts the others', () => {
    const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
    const busy = department({ manager: '庚' });
    const { sheets } = stepsOf(viewOf([...names.map((manager) => department({ manager })), busy]));
    expect(sheets?.waitsFor.map(({ name, count }) => [name, count])).toEqual([
      ['庚', 6],
      ...names.slice(0, 4).map((name) => [name, 3]),
    ]);
    expect(sheets?.moreWait).toBe(2);
  });

  test('waits for the reviewer to approve, for HR where one was returned', () => {
    const { approved } = stepsOf(
      viewOf(
        [
          department({ survey: survey({ approval: 'waiting' }) }),
          department({ survey: survey({ approval: 'returned' }) }),
        ],
        [window('submitted')],
      ),
    );
    expect(approved?.waitsFor).toEqual([
      { name: '任总', role: 'reviewer', count: 1 },
      { name: '何人事', role: 'hr', count: 1 },
    ]);
  });

  test('waits for a tally only once it is due', () => {
    const rated = [department({ survey: survey() })];
    expect(stepsOf(viewOf(rated, [window('open')], 150))).toMatchObject({
      issued: { state: 'done' },
      rated: { state: 'current', due: 200 },
      tallied: { waitsFor: [] },
    });
    expect(stepsOf(viewOf(rated, [window('grace')], 260))['tallied']).toMatchObject({
      waitsFor: [{ name: '任总', count: 1 }],
    });
  });

  test('is complete when every survey is final and every total there', () => {
    const all = { duty: 'audited', plan: 'audited', key_indicators: 'audited' } as const;
    const view = viewOf(
      [
        department({ sheets: all, survey: survey({ state: 'published' }), result: 'published' }),
        department({ sheets: all, survey: survey({ state: 'withheld' }), result: 'withheld' }),
        department({ sheets: all, noSurvey: { reason: '新', by: '何' }, result: 'no_survey' }),
      ],
      [window('closed')],
      300,
    );
    expect(cycleTimeline(view).filter((row) => row.state !== 'done')).toEqual([]);
    expect(cycleTimeline(view).flatMap((row) => row.waitsFor)).toEqual([]);
  });
});

describe('where a survey stands', () => {
  test('follows the window until the survey itself is final', () => {
    const standing = (
      state: CycleView['windows'][number]['state'],
      change: Partial<NonNullable<DepartmentProgress['survey']>> = {},
    ) => standingOf(department({ survey: survey(change) }), [window(state)]);
    expect(standing('draft', { approval: 'waiting' })).toBe('draft');
    expect(standing('submitted', { approval: 'waiting' })).toBe('waiting');
    expect(standing('submitted', { approval: 'returned' })).toBe('returned');
    expect(standing('ready')).toBe('approved');
    expect(standing('open')).toBe('open');
    expect(standing('grace')).toBe('due');
    expect(standing('grace', { state: 'withheld' })).toBe('withheld');
    expect(standingOf(department(), [])).toBe('none');
    expect(standingOf(department({ noSurvey: { reason: 'x', by: 'y' } }), [])).toBe('no_survey');
  });
});
