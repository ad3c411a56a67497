import * as v from 'valibot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutySheetSchema, type DutySheet } from '../../../shared/appraisal/duty-sheet.ts';
import { planSheetSchema, type PlanSheet } from '../../../shared/appraisal/plan-sheet.ts';
import { selfScoreFaults } from '../../../shared/appraisal/sheet-score.ts';
import {
  auditedScores,
  auditFaults,
  auditForm,
  copySelfScores,
  withAudited,
} from '../../../survey-ui/console/appraisal/audit-form.ts';
import { faultTexts } from '../../../survey-ui/console/appraisal/faults-text.ts';
import { pointsShown, scoreShown } from '../../../survey-ui/console/appraisal/figures.ts';
import {
  blankEntry,
  blankLine,
  formFaults,
  formSheet,
  sheetForm,
  typedWeight,
} from '../../../survey-ui/console/appraisal/sheet-form.ts';
import { typedScore } from '../../../survey-ui/console/appraisal/score-form.ts';
import { differingLines, mergeAudit } from '../../../survey-ui/console/appraisal/use-audit.ts';
import { sheetLines } from '../../../survey-ui/console/appraisal/sheet-lines.ts';

const texts = { standard: '标准', completion: '完成' };
const duty: DutySheet = {
  indicators: [
    { title: '甲', weight: 600, ...texts, self: { kind: 'score', tenths: 900 }, subIndicators: [] },
    {
      title: '乙',
      weight: 400,
      ...texts,
      subIndicators: [
        { title: '乙一', weight: 300, ...texts, self: { kind: 'points', tenths: 250 } },
        { title: '乙二', weight: 100, ...texts },
      ],
    },
  ],
};
const plan: PlanSheet = {
  tasks: [
    {
      title: '任务',
      weight: 1000,
      from: '2026-10-01',
      to: '2026-10-31',
      expectedEffect: '',
      cause: '',
      ...texts,
    },
  ],
};

describe('a sheet while it is written', () => {
  test('what is stored comes back unchanged when nothing is typed', () => {
    expect(formSheet('duty', sheetForm(duty))).toEqual(duty);
    expect(formSheet('plan', sheetForm(plan))).toEqual(plan);
  });

  test('a form without faults is a sheet that the Worker takes', () => {
    const form = sheetForm(plan).map((entry) => ({
      ...entry,
      title: ' 两行\r\n标题\u0007 ',
      completion: '第一行\r\n第二行\u0000',
    }));
    expect(formFaults('plan', form)).toEqual([]);
    const sheet = formSheet('plan', form);
    expect(v.safeParse(planSheetSchema, sheet).success).toBe(true);
    expect(sheet).toMatchObject({
      tasks: [{ title: '两行 标题', completion: '第一行\n第二行' }],
    });
    expect(v.safeParse(dutySheetSchema, formSheet('duty', sheetForm(duty))).success).toBe(true);
  });

  test('a weight is 0 to 100 percent with at most one decimal', () => {
    expect(typedWeight('33.3')).toBe(333);
    expect(typedWeight('')).toBe(0);
    for (const typed of ['100.1', '-1', '3.33', 'x']) expect(typedWeight(typed)).toBeUndefined();
  });

  test('points are never more than the weight, a score never more than 100', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1200 }),
        (w, tenths) => {
          const typed = String(tenths / 10);
          expect(typeof typedScore({ kind: 'points', typed }, w) === 'object').toBe(tenths <= w);
          expect(typeof typedScore({ kind: 'score', typed }, w) === 'object').toBe(tenths <= 1000);
        },
      ),
    );
  });

  test('each fault is told at its field', () => {
    const entry = { ...blankEntry('a'), weight: '120', from: '2026-10-02', to: '2026-10-01' };
    expect(formFaults('plan', [entry])).toEqual([
      { field: 'title', key: 'a', reason: 'title_missing' },
      { field: 'weight', key: 'a', reason: 'weight_invalid' },
      { field: 'to', key: 'a', reason: 'dates_reversed' },
    ]);
  });

  test('an indicator scored as a whole and at a part is refused', () => {
    const score = { kind: 'score' as const, typed: '90' };
    const sub = { ...blankLine('b'), title: '分项', self: score };
    const entry = { ...blankEntry('a'), title: '职责', weight: '100', self: score, subs: [sub] };
    expect(formFaults('duty', [entry])).toEqual([
      { field: 'self', key: 'a', reason: 'scored_twice' },
    ]);
  });

  test('missing weights and scores are told with their numbers', () => {
    const told = (sheet: DutySheet) => faultTexts('duty', selfScoreFaults(sheet));
    expect(told({ indicators: [] })).toHaveLength(1);
    expect(told({ indicators: duty.indicators.slice(0, 1) }).join()).toContain('40.0');
    expect(told(duty)).toHaveLength(1);
  });
});

describe('a sheet while it is audited', () => {
  test('the lines to score are the parts, unless the whole was scored', () => {
    expect(sheetLines(duty).map((line) => [line.number, line.scored])).toEqual([
      ['1', true],
      ['2', false],
      ['2.1', true],
      ['2.2', true],
    ]);
  });

  test('self scores fill only what is still empty', () => {
    const form = copySelfScores(duty, {
      ...auditForm(duty),
      '1': { kind: 'score', typed: '80' },
    });
    expect(auditedScores(duty, form)).toEqual([
      { audited: { kind: 'score', tenths: 800 }, subIndicators: [] },
      {
        audited: null,
        subIndicators: [{ audited: { kind: 'points', tenths: 250 } }, { audited: null }],
      },
    ]);
    expect(auditedScores(plan, auditForm(plan))).toEqual([{ audited: null }]);
  });

  test('audited scores change nothing else of the sheet', () => {
    const form = copySelfScores(duty, auditForm(duty));
    const cleared = withAudited(withAudited(duty, form), {});
    expect(cleared).toEqual(duty);
  });

  test('points above the weight are refused at their line', () => {
    const form = { ...auditForm(duty), '2.1': { kind: 'points' as const, typed: '30.1' } };
    expect(auditFaults(duty, form).map((line) => line.number)).toEqual(['2.1']);
  });
});

describe('scores that two people audit at once', () => {
  const given = (typed: string) => ({ kind: 'score' as const, typed });
  const base = { '1': given(''), '2': given('80'), '3': given('') };

  test('are mine where I changed them, and theirs otherwise', () => {
    const mine = { ...base, '1': given('90'), '2': given('75') };
    const theirs = { ...base, '2': given('85'), '3': given('60') };
    expect(mergeAudit(base, mine, theirs)).toEqual({
      '1': given('90'),
      '2': given('75'),
      '3': given('60'),
    });
    expect(differingLines(mine, theirs)).toEqual(['1', '2', '3']);
  });

  test('of lines that are gone are left out, and of nothing typed the kind says nothing', () => {
    const mine = { ...base, '3': given('70') };
    expect(mergeAudit(base, mine, { '1': given('') })).toEqual({ '1': given('') });
    expect(differingLines({ '1': given(' ') }, { '1': { kind: 'points', typed: '' } })).toEqual([]);
  });
});

describe('figures of a sheet', () => {
  test('a score and its points stand for each other', () => {
    expect(pointsShown({ kind: 'score', tenths: 800 }, 200)).toBe('16.00');
    expect(scoreShown({ kind: 'points', tenths: 160 }, 200)).toBe('80.0');
    expect(scoreShown(undefined, 200)).toBe('');
  });
});
