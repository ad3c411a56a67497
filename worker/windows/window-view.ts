import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { stateAt } from './lifecycle.ts';
import { nextStep } from './next-step.ts';
import type { Progress } from './progress.ts';
import type { RequestRecord } from './request-store.ts';
import type { SurveyRow } from './survey-list.ts';
import type { SurveyOverview } from './survey-overview.ts';
import type { TurnoutBand } from './turnout-store.ts';
import type { CountedSurveys, WindowHead } from './window-head-store.ts';

/** How many surveys of a window are how far. */
function countSurveys(counted: readonly CountedSurveys[]) {
  const count = (holds: (each: CountedSurveys) => boolean) =>
    counted.filter(holds).reduce((sum, { surveys }) => sum + surveys, 0);
  const inApproval = (wanted: CountedSurveys['approval']) =>
    count(({ approval }) => approval === wanted);
  const inState = (wanted: CountedSurveys['state']) =>
    count(({ approval, state }) => approval === 'approved' && state === wanted);
  return {
    all: count(() => true),
    waiting: inApproval('waiting'),
    approved: inApproval('approved'),
    returned: inApproval('returned'),
    takenOut: inApproval('taken_out'),
    keysMade: count(({ approval, keys }) => approval === 'approved' && keys !== 'none'),
    pending: inState('pending'),
    tallied: inState('tallied'),
    published: inState('published'),
    withheld: inState('withheld'),
    void: inState('void'),
  };
}

/** What a window's page is made of. */
export interface WindowParts {
  window: WindowHead;
  overview: SurveyOverview;
  progress: Progress;
  /** The first page of its surveys. */
  surveys: SurveyRow[];
  requests: RequestRecord[];
  turnout: { band: TurnoutBand; countedAt: number } | undefined;
}

/** What HR sees of a window. Nothing in it depends on who has answered, but for one band. */
export function windowView(parts: WindowParts) {
  const { window, overview, progress, requests, turnout } = parts;
  const counts = countSurveys(window.counted);
  const state = stateAt(window.state, { ...window, surveysPending: counts.pending }, window.now);
  const refusals = overview.preflight?.refusals.length ?? 0;
  return {
    id: window.id,
    revision: window.revision,
    state,
    now: window.now,
    cycle: { id: window.cycle.id, label: window.cycle.label },
    opensAt: window.opensAt,
    plannedCloseAt: window.plannedCloseAt,
    closesAt: window.closesAt,
    latestCloseAt: window.latestCloseAt,
    graceMinutes: window.graceMinutes,
    threshold: window.threshold,
    preparedBy: { id: window.preparedBy.id, name: window.preparedBy.name },
    voidReason: window.voidReason ?? null,
    fingerprint: window.manifestHash === undefined ? null : encodeBase64url(window.manifestHash),
    counts,
    /** Links over all client departments. */
    links: overview.links,
    /** The first page; the rest has an address of its own. */
    surveys: parts.surveys,
    preflight: overview.preflight,
    next: nextStep(window, state, refusals, progress),
    turnout: turnout ?? null,
    requests: requests.map((request) => ({
      id: request.id,
      kind: request.kind,
      reason: request.reason,
      state: request.state,
      approvals: request.approvedBy.filter((id) => request.reviewers.includes(id)).length,
      needed: request.reviewers.length + request.withoutReviewer,
    })),
    voidConcerns: progress.voidConcerns,
  };
}
