import { quarterTotal } from '../appraisal/quarter-total.ts';
import { performanceScore, type Rank } from './performance-score.ts';

/** A department's total in one cycle; only a frozen one counts. */
export type CycleTotal = { cycle: string } & (
  | { state: 'frozen'; hundredths: number }
  | { state: 'unsigned' | 'being_corrected' | 'objected' }
);

/** A department that is appraised in the period, with its cycles in their order. */
export interface PayrollDepartment {
  id: string;
  code: string;
  name: string;
  cycles: CycleTotal[];
}

/** Somebody of the staff. */
export interface PayrollPerson {
  id: string;
  number: string;
  name: string;
  /** Id of the department that the person works in. */
  department: string | null;
  /** Ids of the departments that the person manages. */
  manages: string[];
  /** Personal score in tenths of a point; null until it is imported. */
  personal: number | null;
}

/** What keeps a row from being paid by, or is to be looked at. */
export type PayrollCheck = 'total_missing' | 'personal_missing' | 'manages_several';

/** One person of one department. */
export interface PayrollRow {
  department: string;
  number: string;
  name: string;
  rank: Rank;
  /** Hundredths of a point; null until the total is frozen. */
  total: number | null;
  /** Tenths of a point. */
  personal: number | null;
  /** Hundredths of a point; null until both are there. */
  score: number | null;
  checks: PayrollCheck[];
}

/**
 * A department's total of the period in hundredths of a point: that of its cycle, or the mean of
 * its months. Null while one of them is not frozen.
 */
export function periodTotal(cycles: readonly CycleTotal[]): number | null {
  const months = cycles.map((cycle) => (cycle.state === 'frozen' ? cycle.hundredths : null));
  if (months.includes(null)) return null;
  const mean = quarterTotal(months.filter((total) => total !== null));
  return mean.ok ? mean.value : null;
}

/**
 * The rows of a payroll, by department and then manager first. A manager has a row in each
 * department that is managed, and none as an employee.
 */
export function payrollRows(
  departments: readonly PayrollDepartment[],
  people: readonly PayrollPerson[],
): PayrollRow[] {
  return departments.flatMap(({ id, cycles }) => {
    const total = periodTotal(cycles);
    const rowOf = (person: PayrollPerson, rank: Rank): PayrollRow => {
      const { number, name, personal, manages } = person;
      const checks: PayrollCheck[] = [];
      if (total === null) checks.push('total_missing');
      if (personal === null) checks.push('personal_missing');
      if (manages.length > 1) checks.push('manages_several');
      const score =
        total === null || personal === null ? null : performanceScore(rank, total, personal);
      return { department: id, number, name, rank, total, personal, score, checks };
    };
    return [
      ...people.filter((each) => each.manages.includes(id)).map((each) => rowOf(each, 'manager')),
      ...people
        .filter((each) => each.manages.length === 0 && each.department === id)
        .map((each) => rowOf(each, 'employee')),
    ];
  });
}
