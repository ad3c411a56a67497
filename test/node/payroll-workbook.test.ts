import { describe, expect, test } from 'vitest';
import { payrollRows, periodTotal } from '../../shared/payroll/payroll.ts';
import type { PayrollDepartment, PayrollPerson } from '../../shared/payroll/payroll.ts';
import { totalShares } from '../../shared/payroll/performance-score.ts';
import type { Payroll } from '../../survey-ui/console/api/payroll.ts';
import { payrollInChinese } from '../../survey-ui/console/hr/payroll/text-zh.ts';
import { payrollSheets } from '../../survey-ui/console/hr/payroll/workbook.ts';
import { writeXlsx } from '../../survey-ui/console/kit/write-xlsx.ts';
import { cellsOf, recomputed } from '../support/other-spreadsheet.ts';

const months = ['2026-10', '2026-11', '2026-12'];

function payrollOf(departments: PayrollDepartment[], people: PayrollPerson[]): Payroll {
  return {
    period: '2026-Q4',
    cycles: months,
    shares: totalShares,
    departments: departments.map((each) => ({
      ...each,
      total: periodTotal(each.cycles),
      people: 0,
      complete: 0,
    })),
    rows: payrollRows(departments, people),
    checks: { totalsMissing: 0, personalMissing: 0, managesSeveral: 0, leftOut: 0 },
    viewer: { name: '何人事', at: 0 },
  };
}

describe('the payroll’s workbook', () => {
  test('recomputes to the same figures in another spreadsheet program, for every half that rounds', async () => {
    const departments: PayrollDepartment[] = Array.from({ length: 300 }, (_, index) => ({
      id: `d${index}`,
      code: `D${index}`,
      name: `部门${index}`,
      cycles: months.slice(0, 1 + (index % 3)).map((cycle, month) => ({
        cycle,
        state: 'frozen',
        hundredths: (index * 7919 + month * 3571) % 10_001,
      })),
    }));
    const people: PayrollPerson[] = Array.from({ length: 900 }, (_, index) => ({
      id: `p${index}`,
      number: `${index}`,
      name: `人${index}`,
      department: `d${index % 300}`,
      manages: index < 300 ? [`d${index}`] : [],
      personal: (index * 613) % 1001,
    }));
    const payroll = payrollOf(departments, people);
    const sheets = payrollSheets(payroll, payrollInChinese);
    const file = new Uint8Array(await (await writeXlsx(sheets)).arrayBuffer());
    const totals = recomputed(file, 0, 'F', departments.length);
    expect(totals).toEqual(payroll.departments.map(({ total }) => total));
    const scores = recomputed(file, 1, 'I', payroll.rows.length);
    expect(scores).toEqual(payroll.rows.map(({ score }) => score));
  });

  test('leaves missing figures empty, and runs nothing of what people typed', async () => {
    const departments: PayrollDepartment[] = [
      {
        id: 'd',
        code: '=1+1',
        name: '@SUM(A1)',
        cycles: [{ cycle: '2026-10', state: 'unsigned' }],
      },
    ];
    const people: PayrollPerson[] = [
      {
        id: 'p',
        number: '007',
        name: '=HYPERLINK("x")',
        department: 'd',
        manages: [],
        personal: null,
      },
    ];
    const sheets = payrollSheets(payrollOf(departments, people), payrollInChinese);
    const file = new Uint8Array(await (await writeXlsx(sheets)).arrayBuffer());
    const [first, second] = cellsOf(file);
    expect([...(first ?? [])].filter(([, input]) => input.startsWith('='))).toEqual([]);
    expect([...(second ?? [])].filter(([, input]) => input.startsWith('='))).toEqual([]);
    expect(second?.get('C2')).toBe("'007");
    expect(second?.get('D2')).toBe(`''=HYPERLINK("x")`);
    expect(['G2', 'H2', 'I2'].map((place) => second?.get(place))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
