import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentChanges, isUnchanged } from '../../../shared/appraisal/content-changes.ts';
import type { PlanTask } from '../../../shared/appraisal/plan-sheet.ts';
import {
  contentFingerprint,
  hundredthsOf,
  readContent,
  totalContent,
  type TotalContent,
  writeContent,
} from '../../../shared/appraisal/total-content.ts';
import type { TotalRowsInputs } from '../../../shared/appraisal/total-rows.ts';
import { defaultScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import { points, score } from './sheets.ts';

const place = {
  cycle: { id: 'c'.repeat(21), label: '2026-10' },
  department: 'd'.repeat(21),
  version: 1,
  correction: null,
};

function task(percent: number, given: number): PlanTask {
  const days = { from: '2026-10-01', to: '2026-10-31' };
  const texts = { expectedEffect: '', standard: '', completion: '', cause: '' };
  const both = { self: points(given), audited: points(given) };
  return { title: '验收', weight: percent * 10, ...days, ...texts, ...both };
}

/** The figures of the paper form, with one duty: 76.80. */
function inputs(): TotalRowsInputs {
  const state = 'audited' as const;
  const line = { title: '售后服务', standard: '', completion: '', weight: 1000 };
  const full = { ...line, self: score(100), audited: score(100) };
  return {
    policy: defaultScoringPolicy,
    sheets: {
      duty: { state, content: { indicators: [{ ...full, subIndicators: [] }] } },
      plan: { state, content: { tasks: [task(50, 50), task(30, 30), task(20, 16)] } },
      key_indicators: { state, content: { keyIndicators: [full] } },
    },
    customer: { kind: 'published', tenths: 900 },
  };
}

function contentOf(changed: Partial<TotalRowsInputs> = {}): TotalContent {
  const content = totalContent(place, { ...inputs(), ...changed });
  if (content === undefined) throw new Error('the content is incomplete');
  return content;
}

const fingerprint = (content: TotalContent) => contentFingerprint(writeContent(content));

describe('the content of a total', () => {
  it('is there once all three sheets are audited and the customer part is known', () => {
    const { sheets } = inputs();
    for (const kind of ['duty', 'plan', 'key_indicators'] as const) {
      const sheet = sheets[kind];
      if (sheet === undefined) throw new Error(kind);
      for (const state of ['draft', 'self_scored'] as const) {
        const open = { ...sheets, [kind]: { ...sheet, state } };
        expect(totalContent(place, { ...inputs(), sheets: open })).toBeUndefined();
      }
      const { [kind]: _missing, ...rest } = sheets;
      expect(totalContent(place, { ...inputs(), sheets: rest })).toBeUndefined();
    }
    const pending = { ...inputs(), customer: { kind: 'pending' } as const };
    expect(totalContent(place, pending)).toBeUndefined();
  });

  it('gives the total again when it is read back from its text', () => {
    const text = writeContent(contentOf());
    expect(readContent(text)).toEqual(contentOf());
    expect(hundredthsOf(readContent(text))).toBe(7680);
  });

  it('is no other record that happens to be JSON', () => {
    expect(() => readContent('{"format":"niping total v2"}')).toThrow(v.ValiError);
    expect(() => readContent('null')).toThrow(v.ValiError);
  });

  it('has another fingerprint for whatever is different in it', async () => {
    const content = contentOf();
    const others: TotalContent[] = [
      { ...content, version: 2 },
      { ...content, correction: '漏记一项' },
      { ...content, department: 'e'.repeat(21) },
      { ...content, policy: { ...content.policy, number: 2 } },
      contentOf({ customer: { kind: 'published', tenths: 901 } }),
      contentOf({ customer: { kind: 'not_available', because: 'void' } }),
      contentOf({ customer: { kind: 'not_available', because: 'withheld' } }),
      { ...content, signers: ['filler', 'reviewer'] },
    ];
    const marks = await Promise.all([content, ...others].map(fingerprint));
    expect(new Set(marks).size).toBe(others.length + 1);
  });
});

describe('what changed between two contents', () => {
  const tenths = fc.integer({ min: 0, max: 200 });
  const plan = fc.array(fc.record({ tenths, title: fc.constantFrom('甲', '乙') }), {
    minLength: 1,
    maxLength: 4,
  });
  const withPlan = (tasks: { tenths: number; title: string }[]): TotalContent => {
    const content = contentOf();
    // Weights that sum to the whole: the first task carries what the others leave.
    const weights = tasks.map((_, index) => (index === 0 ? 100 - 20 * (tasks.length - 1) : 20));
    return {
      ...content,
      sheets: {
        ...content.sheets,
        plan: {
          tasks: tasks.map(({ tenths: given, title }, index) => ({
            ...task(weights[index] ?? 0, 0),
            title,
            audited: { kind: 'points' as const, tenths: given },
          })),
        },
      },
    };
  };

  it('is nothing exactly when the contents are the same', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        const [before, after] = [withPlan(a), withPlan(b)];
        const same = writeContent(before) === writeContent(after);
        expect(isUnchanged(contentChanges(before, after))).toBe(same);
        expect(isUnchanged(contentChanges(before, before))).toBe(true);
      }),
    );
  });

  it('is told the other way round when the contents are', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        const there = contentChanges(withPlan(a), withPlan(b));
        const back = contentChanges(withPlan(b), withPlan(a));
        const turned = <T extends { before: unknown; after: unknown }>(items: T[]) =>
          items.map((item) => ({ ...item, before: item.after, after: item.before }));
        expect(turned(there.figures)).toEqual(back.figures);
        expect(turned(there.lines)).toEqual(back.lines);
      }),
    );
  });

  it('names a score that came about, with the total before and after', () => {
    const before = contentOf({ customer: { kind: 'not_available', because: 'void' } });
    expect(contentChanges(before, contentOf()).figures).toEqual([
      { what: 'customer', before: null, after: { exact: '90', rounded: 900, decimals: 1 } },
      {
        what: 'total',
        before: { exact: '392/5', rounded: 7840, decimals: 2 },
        after: { exact: '384/5', rounded: 7680, decimals: 2 },
      },
    ]);
  });

  it('lists at most a hundred lines and says how many more there are', () => {
    const content = contentOf();
    const many = Array.from({ length: 20 }, () => ({ ...task(5, 5), title: '新', standard: '新' }));
    const after = { ...content, sheets: { ...content.sheets, plan: { tasks: many } } };
    const { lines, more } = contentChanges(content, after);
    expect(lines).toHaveLength(100);
    expect(more).toBeGreaterThan(0);
  });
});
