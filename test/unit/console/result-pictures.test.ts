import { describe, expect, it } from 'vitest';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { inOrder } from '../../../survey-ui/console/leadership/order.ts';
import { levelsByGroup, levelText, weakestOf } from '../../../survey-ui/console/result/classes.ts';
import { runsOf } from '../../../survey-ui/console/result/trend-runs.ts';

const point = (customerScoreTenths: number | null, formVersion = 1) => ({
  cycle: { id: 'c', label: '2026-10' },
  outcome: customerScoreTenths === null ? ('withheld' as const) : ('published' as const),
  customerScoreTenths,
  formVersion,
});

describe('the line of a trend', () => {
  it('joins neighbours under one form and stops at a gap and at another form', () => {
    const points = [point(800), point(810), point(null), point(820), point(830, 2), point(840, 2)];
    expect(runsOf(points)).toEqual([[0, 1], [3], [4, 5]]);
  });

  it('is none where nothing is published', () => {
    expect(runsOf([point(null), point(null)])).toEqual([]);
  });
});

describe('the levels', () => {
  it('have open ends, and the words of the form that raters saw', () => {
    expect([2, 3, 8, 9].map(levelText)).toEqual(['≤ 2', '3', '8', '≥ 9']);
    const [group] = levelsByGroup(defaultFormVersion, [2, 5, 9, 8, 8, 8, 8, 8, 8]);
    expect(group?.indicators.map(({ word, step }) => [word, step])).toEqual(
      [0, 1, 3].map((band) => {
        const { word } = defaultFormVersion.scale[band] ?? { word: { zh: '', en: '' } };
        return [expect.toBeOneOf([word.zh, word.en]), band + 1];
      }),
    );
  });

  it('name the lowest indicators, and none when all are alike', () => {
    const names = (classes: number[]) =>
      weakestOf(levelsByGroup(defaultFormVersion, classes)).map(({ name }) => name);
    expect(names([7, 7, 7, 7, 7, 7, 7, 7, 7])).toEqual([]);
    expect(names([7, 3, 7, 7, 7, 7, 7, 7, 3])).toHaveLength(2);
  });
});

describe('departments side by side', () => {
  const row = (name: string, tenths: number | null, hundredths: number | null) => ({
    department: { id: name, name },
    outcome: tenths === null ? ('withheld' as const) : ('published' as const),
    customerScoreTenths: tenths,
    total:
      hundredths === null
        ? { state: 'unsigned' as const }
        : { state: 'frozen' as const, hundredths, version: 1, fingerprint: 'A'.repeat(43) },
  });
  const rows = [row('a', null, 7000), row('b', 900, null), row('c', 950, 6000)];
  const names = (order: 'code' | 'score' | 'total') =>
    inOrder(rows, order).map(({ department }) => department.name);

  it('stand in their own order, or by a figure with those without it last', () => {
    expect(names('code')).toEqual(['a', 'b', 'c']);
    expect(names('score')).toEqual(['c', 'b', 'a']);
    expect(names('total')).toEqual(['a', 'c', 'b']);
  });
});
