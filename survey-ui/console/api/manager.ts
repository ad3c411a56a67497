import type { FormVersion } from '../../../shared/form/form-version.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager } from './client.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** What came of a department's survey; a withheld or void one carries no figure. */
export type ResultOutcome =
  | {
      outcome: 'published';
      /** Tenths of a point, 0 to 1000. */
      customerScoreTenths: number;
      band: '3-4' | '5-7' | '8-14' | '15+';
      /** Nine classes: 2 is `≤ 2`, 9 is `≥ 9`, else the mean in whole points. */
      indicators: number[] | null;
      releasedAt: number;
    }
  | { outcome: 'withheld' }
  | { outcome: 'void' }
  | { outcome: 'none' };

/** A department's customer result as its manager reads it. */
export interface ResultView {
  cycle: CycleName;
  department: DepartmentName;
  result: ResultOutcome;
  form: FormVersion;
  viewer: { name: string; at: number };
}

/** One line of the list of results. */
export interface ResultSummary {
  cycle: CycleName;
  department: DepartmentName;
  outcome: ResultOutcome['outcome'];
}

/** The manager's calls about customer results. */
export const managerApi = {
  results: (): Promise<Answer<ResultSummary[]>> => read(() => manager.results.$get()),
  /** Sent by POST because the view is logged with it. */
  result: (cycle: string, department: string): Promise<Answer<ResultView>> =>
    change(() => manager.results.$post({ json: { cycle, department } })),
};
