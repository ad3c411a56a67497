import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { dutySheetSchema } from '../../../shared/appraisal/duty-sheet.ts';
import { keyIndicatorSheetSchema } from '../../../shared/appraisal/key-indicator-sheet.ts';
import { planSheetSchema } from '../../../shared/appraisal/plan-sheet.ts';
import {
  keyIndicatorValue,
  selfScoreFaults,
  sheetFaults,
  sheetScore,
} from '../../../shared/appraisal/sheet-score.ts';
import { weightedPoints, type TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { rational } from '../../../shared/scoring/rational.ts';
import { keyIndicatorSheet, paperDutySheet, paperPlanSheet, points, score } from './sheets.ts';

const reasons = (schema: v.GenericSchema, input: unknown) =>
  (v.safeParse(schema, input).issues ?? []).map(({ message }) => message);

describe('the sheets of the paper form', () => {
  it('score 100 for duties and 96 for the plan', () => {
    expect(sheetScore(paperDutySheet(), 'self')).toEqual({ ok: true, value: rational(100) });
    expect(sheetScore(paperPlanSheet(), 'self')).toEqual({ ok: true, value: rational(96) });
  });

  it('pass their schemas unchanged', () => {
    expect(v.parse(dutySheetSchema, paperDutySheet())).toEqual(paperDutySheet());
    expect(v.parse(planSheetSchema, paperPlanSheet())).toEqual(paperPlanSheet());
    expect(v.parse(keyIndicatorSheetSchema, keyIndicatorSheet(100))).toEqual(
      keyIndicatorSheet(100),
    );
  });

  it('have a key-indicator value of the score over 100', () => {
    const scored = sheetScore(keyIndicatorSheet(97.5), 'self');
    expect(scored.ok && keyIndicatorValue(scored.value)).toEqual(rational(39, 40));
  });
});

describe('a sheet score', () => {
  it('is missing until every line is scored by the one who scores', () => {
    const plan = paperPlanSheet();
    expect(sheetScore(plan, 'audited')).toEqual({ ok: false, reason: 'score_missing' });
    delete plan.tasks[1]?.self;
    expect(sheetScore(plan, 'self')).toEqual({ ok: false, reason: 'score_missing' });
  });

  it('takes a whole duty indicator, or each of its sub-indicators', () => {
    const duty = paperDutySheet();
    delete duty.indicators[3]?.subIndicators[1]?.self;
    expect(sheetScore(duty, 'self')).toEqual({ ok: false, reason: 'score_missing' });
    const fourth = duty.indicators[3];
    for (const sub of fourth?.subIndicators ?? []) delete sub.self;
    if (fourth) fourth.self = score(50);
    expect(sheetScore(duty, 'self')).toEqual({ ok: true, value: rational(90) });
  });

  it('is the same for points and for the score they stand for', () => {
    const tenths = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(tenths, fc.integer({ min: 1, max: 10 }), (given, tens) => {
        const weight = tens * 100;
        const asScore: TypedScore = { kind: 'score', tenths: given * 10 };
        const asPoints: TypedScore = { kind: 'points', tenths: given * tens };
        expect(weightedPoints(asPoints, weight)).toEqual(weightedPoints(asScore, weight));
      }),
    );
  });

  it('equals the sum over a common denominator of 10 000', () => {
    const entry = fc.record({
      kind: fc.constantFrom('score' as const, 'points' as const),
      share: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 20 }), (entries) => {
        const weight = Math.floor(1000 / entries.length);
        let expected = 0;
        const tasks = entries.map(({ kind, share }, i) => {
          const own = i === 0 ? 1000 - weight * (entries.length - 1) : weight;
          const tenths = kind === 'score' ? share : share % (own + 1);
          expected += kind === 'score' ? tenths * own : tenths * 1000;
          const [template] = paperPlanSheet().tasks;
          if (template === undefined) throw new Error('The paper sheet has tasks.');
          return { ...template, weight: own, self: { kind, tenths } };
        });
        expect(sheetScore({ tasks }, 'self')).toEqual({
          ok: true,
          value: rational(expected, 10_000),
        });
      }),
    );
  });
});

describe('a sheet that is not complete', () => {
  it('says what is missing to 100 percent', () => {
    const plan = paperPlanSheet();
    plan.tasks.pop();
    expect(sheetFaults(plan)).toEqual([{ reason: 'weights_do_not_sum', missing: 200 }]);
    expect(sheetScore(plan, 'self')).toEqual({ ok: false, reason: 'sheet_incomplete' });
  });

  it('says exactly what is missing or too much, of the whole and of each part', () => {
    const weight = fc.integer({ min: 1, max: 1000 });
    const indicator = fc.record({ weight, subs: fc.array(weight, { maxLength: 4 }) });
    const empty = { title: '职责', standard: '', completion: '' };
    fc.assert(
      fc.property(fc.array(indicator, { minLength: 1, maxLength: 6 }), (given) => {
        const indicators = given.map(({ weight: own, subs }) => ({
          ...empty,
          weight: own,
          subIndicators: subs.map((each) => ({ ...empty, weight: each })),
        }));
        const sum = (weights: number[]) => weights.reduce((total, each) => total + each, 0);
        const parts = given.flatMap(({ weight: own, subs }, entry) => {
          const missing = own - sum(subs);
          return subs.length === 0 || missing === 0
            ? []
            : [{ reason: 'sub_weights_do_not_sum', entry, missing }];
        });
        const missing = 1000 - sum(given.map((each) => each.weight));
        const whole = missing === 0 ? [] : [{ reason: 'weights_do_not_sum', missing }];
        expect(sheetFaults({ indicators })).toEqual([...parts, ...whole]);
      }),
    );
  });

  it('names every task without full marks that has no cause, and no other', () => {
    const scores = fc.record({
      kind: fc.constantFrom('score' as const, 'points' as const),
      tenths: fc.integer({ min: 0, max: 1000 }),
      cause: fc.constantFrom('', ' ', '供货推迟'),
    });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 2, maxLength: 2 }), (given) => {
        const [template] = paperPlanSheet().tasks;
        if (template === undefined) throw new Error('The paper sheet has tasks.');
        const tasks = given.map(({ kind, tenths, cause }) => ({
          ...template,
          weight: 500,
          cause,
          self: { kind, tenths: kind === 'points' ? Math.min(tenths, 500) : tenths },
        }));
        const short = tasks.flatMap(({ self, cause }, entry) =>
          self.tenths < (self.kind === 'points' ? 500 : 1000) && cause.trim() === ''
            ? [{ reason: 'cause_missing', entry }]
            : [],
        );
        expect(selfScoreFaults({ tasks })).toEqual(short);
      }),
    );
  });

  it('says which sub-indicators do not sum to their own indicator', () => {
    const duty = paperDutySheet();
    duty.indicators[0]?.subIndicators.pop();
    const last = duty.indicators[3]?.subIndicators[1];
    if (last) last.weight = 0;
    expect(sheetFaults(duty)).toEqual([
      { reason: 'sub_weights_do_not_sum', entry: 0, missing: 50 },
      { reason: 'weight_missing', entry: 3, subIndicator: 1 },
      { reason: 'sub_weights_do_not_sum', entry: 3, missing: 100 },
    ]);
  });

  it('says that it is empty', () => {
    expect(sheetFaults({ keyIndicators: [] })).toEqual([{ reason: 'sheet_empty' }]);
  });
});

describe('a sheet that cannot be', () => {
  const task = () => paperPlanSheet().tasks[0];

  it.each([
    ['date_invalid', { to: '2001-11-31' }],
    ['date_invalid', { from: '2001-1-1' }],
    ['dates_reversed', { to: '2001-10-31' }],
    ['points_above_weight', { audited: points(51) }],
    ['score_invalid', { audited: { kind: 'score', tenths: 1001 } }],
    ['score_invalid', { self: { kind: 'score', tenths: 0.5 } }],
    ['score_kind_unknown', { self: { kind: 'grade', tenths: 1 } }],
    ['weight_invalid', { weight: -1 }],
    ['text_missing', { title: '' }],
    ['text_too_long', { title: '长'.repeat(201) }],
    ['text_too_long', { cause: '长'.repeat(1001) }],
  ])('is refused as %s', (reason, change) => {
    expect(reasons(planSheetSchema, { tasks: [{ ...task(), ...change }] })).toEqual([reason]);
  });

  it('is refused when an indicator and its sub-indicators are both scored', () => {
    const duty = paperDutySheet();
    const fourth = duty.indicators[3];
    if (fourth) fourth.self = points(20);
    expect(reasons(dutySheetSchema, duty)).toEqual(['scored_twice']);
  });

  it('is refused beyond 50 entries', () => {
    const tasks = Array.from({ length: 51 }, task);
    expect(reasons(planSheetSchema, { tasks })).toEqual(['too_many_entries']);
  });
});
