import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CycleTotal,
  type PayrollPerson,
  payrollRows,
  periodTotal,
} from '../../../shared/payroll/payroll.ts';
import { performanceScore } from '../../../shared/payroll/performance-score.ts';
import { isPeriod, quarterOf } from '../../../shared/payroll/period.ts';

const frozen = (cycle: string, hundredths: number): CycleTotal => ({
  cycle,
  state: 'frozen',
  hundredths,
});

/** Half up in whole numbers, by another way than the project's own: the floor of (2a + b) / 2b. */
function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

describe('a performance score', () => {
  it.each([
    ['manager', 7680, 900, 7944],
    ['employee', 7680, 900, 8736],
    ['manager', 10_000, 1000, 10_000],
    ['employee', 0, 0, 0],
    // 80 % of 76.83 and 20 % of 85.5 are 78.564; 20 % of 76.83 and 80 % of 85.5 are 83.766.
    ['manager', 7683, 855, 7856],
    ['employee', 7683, 855, 8377],
  ] as const)('of a %s with %i hundredths and %i tenths is %i', (rank, total, personal, score) => {
    expect(performanceScore(rank, total, personal)).toBe(score);
  });

  it('is the exact mixture, rounded once', () => {
    const total = fc.integer({ min: 0, max: 10_000 });
    const personal = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(total, personal, (t, p) => {
        const [whole, own] = [BigInt(t), BigInt(p) * 10n];
        expect(performanceScore('manager', t, p)).toBe(halfUp(80n * whole + 20n * own, 100n));
        expect(performanceScore('employee', t, p)).toBe(halfUp(20n * whole + 80n * own, 100n));
      }),
    );
  });
});

describe('the total of a period', () => {
  it('is the exact mean of its months, rounded once', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(totals, (months) => {
        const added = months.reduce((sum, month) => sum + BigInt(month), 0n);
        const cycles = months.map((month, index) => frozen(`2026-0${index + 1}`, month));
        expect(periodTotal(cycles)).toBe(halfUp(added, BigInt(months.length)));
      }),
    );
  });

  it.each(['unsigned', 'being_corrected', 'objected'] as const)(
    'is missing while a month is %s',
    (state) => {
      expect(periodTotal([frozen('2026-10', 7680), { cycle: '2026-11', state }])).toBeNull();
    },
  );
});

describe('the rows of a payroll', () => {
  const person = (number: string, more: Partial<PayrollPerson> = {}): PayrollPerson => ({
    id: number,
    number,
    name: number,
    department: 'SV',
    manages: [],
    personal: 900,
    ...more,
  });
  const sv = { id: 'SV', code: 'SV', name: '用户服务', cycles: [frozen('2026-10', 7680)] };
  const pr = {
    id: 'PR',
    code: 'PR',
    name: '生产中心',
    cycles: [{ cycle: '2026-10', state: 'unsigned' } as const],
  };

  it('have the manager first, and nobody twice in a department', () => {
    const rows = payrollRows([sv], [person('e1'), person('m1', { manages: ['SV'] })]);
    expect(rows.map(({ number, rank, score }) => [number, rank, score])).toEqual([
      ['m1', 'manager', 7944],
      ['e1', 'employee', 8736],
    ]);
  });

  it('say what is missing instead of taking it as 0', () => {
    const people = [person('e1', { personal: null }), person('e2', { department: 'PR' })];
    expect(payrollRows([sv, pr], people)).toMatchObject([
      { number: 'e1', total: 7680, personal: null, score: null, checks: ['personal_missing'] },
      { number: 'e2', total: null, personal: 900, score: null, checks: ['total_missing'] },
    ]);
  });

  it('show somebody who manages two departments in both, and point it out', () => {
    const rows = payrollRows([sv, pr], [person('m1', { manages: ['SV', 'PR'] })]);
    expect(rows).toMatchObject([
      { department: 'SV', checks: ['manages_several'] },
      { department: 'PR', checks: ['total_missing', 'manages_several'] },
    ]);
  });
});

describe('a period', () => {
  it('is a month or a quarter', () => {
    const labels = ['2026-01', '2026-12', '2026-Q1', '2026-Q4', '2026-13', '2026-Q5', '', '2026'];
    expect(labels.filter((label) => isPeriod(label))).toEqual([
      '2026-01',
      '2026-12',
      '2026-Q1',
      '2026-Q4',
    ]);
    expect(['2026-03', '2026-04', '2026-12', '2026-Q4'].map((label) => quarterOf(label))).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
      undefined,
    ]);
  });
});
