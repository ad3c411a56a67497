import type { FormVersion } from '../../../shared/form/form-version.ts';
import type { Look } from '../../../worker/results/looks-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager } from './client.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Look };

/** What came of a department's survey; a withheld or void one carries no figure. */
export type ResultOutcome =
  | {
      outcome: 'published';
      /** Tenths of a point, 0 to 1000. */
      customerScoreTenths: number;
      band: '3-4' | '5-7' | '8-14' | '15+';
      /** Nine classes: 2 is `≤ 2`, 9 is `≥ 9`, else the mean in whole points. */
      indicators: number[] | null;
      /** What the reviewer says in own words. */
      summary: string | null;
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
  /** The mark of these figures, the same on the screen, on paper and in a file. */
  fingerprint: string;
  viewer: Viewer;
}

/** Who looks, and when in unix seconds. */
export interface Viewer {
  name: string;
  at: number;
}

/** What somebody does with published figures; each is noted. */
export type Purpose = 'view' | 'print' | 'export';

/** Published customer scores of one department, cycle by cycle, oldest first. */
export interface Trend {
  points: {
    cycle: CycleName;
    outcome: Exclude<ResultOutcome['outcome'], 'none'>;
    /** Tenths of a point, 0 to 1000. */
    customerScoreTenths: number | null;
    formVersion: number;
  }[];
  viewer: Viewer;
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
  result: (cycle: string, department: string, purpose: Purpose): Promise<Answer<ResultView>> =>
    change(() => manager.results.$post({ json: { cycle, department, purpose } })),
  trend: (department: string): Promise<Answer<Trend>> =>
    change(() => manager.results.trend.$post({ json: { department } })),
  looks: (cycle: string, department: string): Promise<Answer<Look[]>> =>
    read(() => manager.looks[':cycle'][':department'].$get({ param: { cycle, department } })),
};
