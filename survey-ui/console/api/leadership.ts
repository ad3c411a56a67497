import type { ScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import type { SignedTotal } from '../../../worker/leadership/scores-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { leadership } from './client.ts';
import type { Purpose, ResultOutcome, Viewer } from './manager.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { SignedTotal };

/** What the leadership sees of one department in a cycle. */
export interface DepartmentScores {
  department: DepartmentName;
  outcome: ResultOutcome['outcome'] | 'no_survey';
  /** Tenths of a point, 100 to 1000; null unless published. */
  customerScoreTenths: number | null;
  total: SignedTotal;
}

/** Scores of all departments, or that there are too few of them to be shown. */
export type Scores = { cycle: CycleName; viewer: Viewer } & (
  | { shown: false }
  | {
      shown: true;
      /** Whether totals are as the form is printed or scaled to 100. */
      totals: ScoringPolicy['scale'];
      departments: DepartmentScores[];
      fingerprint: string;
    }
);

/** The leadership's calls. */
export const leadershipApi = {
  cycles: (): Promise<Answer<CycleName[]>> => read(() => leadership.cycles.$get()),
  /** Sent by POST because the view is logged with it. */
  scores: (cycle: string, purpose: Purpose): Promise<Answer<Scores>> =>
    change<Scores>(() => leadership.scores.$post({ json: { cycle, purpose } })),
};
