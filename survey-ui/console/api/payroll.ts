import type { PayrollDepartment, PayrollRow } from '../../../shared/payroll/payroll.ts';
import type { Rank } from '../../../shared/payroll/performance-score.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';
import type { Purpose, Viewer } from './manager.ts';

/** A department in a period's payroll. */
export type ListedDepartment = PayrollDepartment & {
  /** Hundredths of a point; null while one of its totals is not frozen. */
  total: number | null;
  people: number;
  /** People who have a performance score. */
  complete: number;
};

/** What pay is worked out by in a period. */
export interface Payroll {
  period: string;
  /** Labels of the cycles in it. */
  cycles: string[];
  /** Percent that the total makes up. */
  shares: Readonly<Record<Rank, number>>;
  departments: ListedDepartment[];
  /** The people that were asked for. */
  rows: PayrollRow[];
  checks: {
    totalsMissing: number;
    personalMissing: number;
    managesSeveral: number;
    leftOut: number;
  };
  viewer: Viewer;
}

/** HR's calls about performance scores. */
export const payrollApi = {
  /** Labels of all periods, newest first. */
  periods: (): Promise<Answer<string[]>> => read(() => hr.payroll.$get()),
  /** Sent by POST because the look is logged. @param department null: all */
  read: (period: string, department: string | null, purpose: Purpose): Promise<Answer<Payroll>> =>
    change<Payroll>(() => hr.payroll.$post({ json: { period, department, purpose } })),
};
