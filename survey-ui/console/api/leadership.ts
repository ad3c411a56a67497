import type { ScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import type { DepartmentScores, SignedTotal } from '../../../worker/leadership/scores-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { leadership } from './client.ts';
import type { Purpose, Viewer } from './manager.ts';
import type { CycleName } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { DepartmentScores, SignedTotal };

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
