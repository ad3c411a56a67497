import type { CycleTotal, PayrollRow } from '../../../../shared/payroll/payroll.ts';
import { guardFormula } from '../../../../shared/spreadsheet/formula-guard.ts';
import type { ListedDepartment, Payroll } from '../../api/payroll.ts';
import type { Formula, XlsxCell, XlsxSheet } from '../../kit/write-xlsx.ts';

/** Headers and names of the workbook, in the language that is shown. */
export interface WorkbookWords {
  departments: string;
  staff: string;
  code: string;
  department: string;
  cycle: (label: string) => string;
  total: string;
  number: string;
  name: string;
  rank: string;
  ranks: Readonly<Record<PayrollRow['rank'], string>>;
  share: string;
  personal: string;
  score: string;
  check: string;
  checkNames: Readonly<Record<PayrollRow['checks'][number], string>>;
}

/** Columns before the totals of the months. */
const beforeMonths = 2;

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

function points(formula: string): Formula {
  return { formula: `=${formula}`, format: '0.00' };
}

/** A cycle's total in points, or empty. */
function totalCell(cycle: CycleTotal | undefined): number | null {
  return cycle?.state === 'frozen' ? cycle.hundredths / 100 : null;
}

/**
 * A department's total as a formula over its months. Spreadsheets count in binary fractions, so
 * hundredths are made whole before they are divided, and rounded half up by `INT(… + 0.5)`.
 */
function meanOf(row: number, months: number): Formula {
  const cells = `${letter(beforeMonths)}${row}:${letter(beforeMonths + months - 1)}${row}`;
  return points(`INT(ROUND(SUM(${cells})*100,0)/COUNT(${cells})+0.5)/100`);
}

/**
 * The payroll as two sheets: the departments with their totals, and the people, whose rows work
 * their scores out of the departments' sheet. Texts are guarded; formulas hold no text but the
 * first sheet's name.
 */
export function payrollSheets(
  { cycles, departments, rows, shares }: Payroll,
  words: WorkbookWords,
): XlsxSheet[] {
  const place = new Map(departments.map(({ id }, index) => [id, index + 2]));
  const byId = new Map(departments.map((each) => [each.id, each]));
  const totalColumn = letter(beforeMonths + cycles.length);
  const first: XlsxCell[][] = [
    [words.code, words.department, ...cycles.map((each) => words.cycle(each)), words.total],
    ...departments.map((each, index) => departmentRow(each, cycles, index + 2)),
  ];
  const second: XlsxCell[][] = [
    [
      words.code,
      words.department,
      words.number,
      words.name,
      words.rank,
      words.share,
      words.total,
      words.personal,
      words.score,
      words.check,
    ],
    ...rows.map((row, index): XlsxCell[] => {
      const line = index + 2;
      const department = byId.get(row.department);
      const has = row.total !== null;
      return [
        guardFormula(department?.code ?? ''),
        guardFormula(department?.name ?? ''),
        guardFormula(row.number),
        guardFormula(row.name),
        words.ranks[row.rank],
        shares[row.rank],
        has
          ? points(`'${words.departments}'!${totalColumn}${place.get(row.department) ?? 0}`)
          : null,
        row.personal === null ? null : row.personal / 10,
        row.score === null
          ? null
          : points(`INT(ROUND(F${line}*G${line}+(100-F${line})*H${line},2)+0.5)/100`),
        row.checks.map((check) => words.checkNames[check]).join(' · '),
      ];
    }),
  ];
  return [
    { name: words.departments, rows: first, headerRows: 1 },
    { name: words.staff, rows: second, headerRows: 1 },
  ];
}

function departmentRow(
  { code, name, cycles, total }: ListedDepartment,
  labels: readonly string[],
  row: number,
): XlsxCell[] {
  const byLabel = new Map(cycles.map((each) => [each.cycle, each]));
  return [
    guardFormula(code),
    guardFormula(name),
    ...labels.map((label) => totalCell(byLabel.get(label))),
    total === null ? null : meanOf(row, labels.length),
  ];
}
