import type { FormVersion } from '../../../shared/form/form-version.ts';
import type { SurveyState } from '../../../shared/wire/window-states.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { reviewer } from './client.ts';
import type { Purpose, ResultSummary, ResultView, Trend, Viewer } from './manager.ts';
import type {
  CycleName,
  Difference,
  Finding,
  NamedLinks,
  VoidScope,
  WindowSurvey,
} from './windows.ts';

/** A department by id and name. */
export interface DepartmentName {
  id: string;
  name: string;
}

/** A survey waiting for its reviewer's approval, with what the preflight found. */
export interface SurveyToApprove {
  survey: string;
  window: string;
  department: DepartmentName;
  cycle: CycleName;
  opensAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
  preparedBy: { id: string; name: string };
  raters: number;
  clientDepartments: NamedLinks[];
  refusals: Finding[];
  warnings: Finding[];
  /** From the department's last survey; null if there was none. */
  difference: Difference | null;
}

/** An early close or a void that waits for approval. */
export interface RequestToApprove {
  id: string;
  window: string;
  kind: 'early_close' | 'void';
  reason: string;
  requestedBy: { id: string; name: string };
  cycle: CycleName;
  departments: string[];
  voidConcerns: VoidScope;
}

/** A survey that is closed, or will be: to be tallied, audited and released. */
export interface SurveyToAudit {
  survey: string;
  window: string;
  department: DepartmentName;
  cycle: CycleName;
  state: SurveyState;
  keys: WindowSurvey['keys'];
  /** Close plus grace; the tally is not possible before. */
  dueAt: number;
  /** Why a void survey is void, where somebody has said why. */
  voidReason: string | null;
  /** True of a survey that the tally voided, since there were more ballots than used links. */
  tooManyBallots: boolean;
}

/** Everything that waits for a reviewer. */
export interface ReviewerTasks {
  surveysToApprove: SurveyToApprove[];
  requestsToApprove: RequestToApprove[];
  surveysToAudit: SurveyToAudit[];
  departments: DepartmentName[];
}

/** One rating with its text; nothing says which of them belong together. */
export interface EvidenceItem {
  indicator: string;
  rating: number;
  text: string;
}

/** What the reviewer reads after the tally. */
export interface EvidenceView {
  survey: string;
  department: DepartmentName;
  state: SurveyState;
  counts: {
    issued: number;
    /** Links that got another token, which makes none more. */
    replaced: number;
    activated: number;
    counted: number;
    spoiled: number;
    rejected: number;
  };
  /** The form that the raters saw: names of the indicators, words of the scale. */
  form: FormVersion;
  evidence: EvidenceItem[];
  /** Names of the departments that were asked, whether they answered or not. */
  clients: string[];
  viewer: Viewer;
}

const survey = reviewer.surveys[':id'];
const request = reviewer.requests[':id'];

/** The reviewer's calls about surveys. */
export const reviewerApi = {
  tasks: (): Promise<Answer<ReviewerTasks>> => read(() => reviewer.tasks.$get()),
  approveSurvey: (id: string): Promise<Answer<unknown>> =>
    change(() => survey.approve.$post({ param: { id }, json: {} })),
  /** All of them or none. */
  approveSurveys: (window: string, surveys: string[]): Promise<Answer<unknown>> =>
    change(() =>
      reviewer.windows[':id'].approve.$post({ param: { id: window }, json: { surveys } }),
    ),
  returnSurvey: (id: string, reason: string): Promise<Answer<unknown>> =>
    change(() => survey.return.$post({ param: { id }, json: { reason } })),
  approveRequest: (id: string): Promise<Answer<unknown>> =>
    change(() => request.approve.$post({ param: { id }, json: {} })),
  refuseRequest: (id: string): Promise<Answer<unknown>> =>
    change(() => request.refuse.$post({ param: { id }, json: {} })),
  tally: (id: string): Promise<Answer<{ state: SurveyState }>> =>
    change(() => survey.tally.$post({ param: { id }, json: {} })),
  evidence: (id: string): Promise<Answer<EvidenceView>> =>
    change(() => survey.evidence.$post({ param: { id }, json: {} })),
  printEvidence: (id: string): Promise<Answer<{ viewer: Viewer }>> =>
    change(() => survey.evidence.print.$post({ param: { id }, json: {} })),
  release: (
    id: string,
    confirmation: string,
    summary: string | null,
  ): Promise<Answer<{ state: SurveyState }>> =>
    change(() => survey.release.$post({ param: { id }, json: { confirmation, summary } })),
  voidSurvey: (id: string, reason: string, confirmation: string): Promise<Answer<unknown>> =>
    change(() => survey.void.$post({ param: { id }, json: { reason, confirmation } })),
  results: (): Promise<Answer<ResultSummary[]>> => read(() => reviewer.results.$get()),
  result: (cycle: string, department: string, purpose: Purpose): Promise<Answer<ResultView>> =>
    change(() => reviewer.results.$post({ json: { cycle, department, purpose } })),
  trend: (department: string): Promise<Answer<Trend>> =>
    change(() => reviewer.results.trend.$post({ json: { department } })),
};
