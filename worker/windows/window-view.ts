import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { stateAt } from './lifecycle.ts';
import { nextStep } from './next-step.ts';
import type { Preflight } from './preflight.ts';
import type { RequestRecord } from './request-store.ts';
import { surveyPage, usualPage } from './survey-list.ts';
import type { TurnoutBand } from './turnout-store.ts';
import { voidConcerns } from './void-scope.ts';
import { groupFindings } from './window-preflight.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/** How many surveys of a window are how far. */
function countSurveys(surveys: readonly SurveyRecord[]) {
  const count = (holds: (survey: SurveyRecord) => boolean) => surveys.filter(holds).length;
  const approved = surveys.filter(({ approval }) => approval === 'approved');
  const inState = (state: SurveyRecord['state']) =>
    approved.filter((survey) => survey.state === state).length;
  return {
    all: surveys.length,
    waiting: count(({ approval }) => approval === 'waiting'),
    approved: approved.length,
    returned: count(({ approval }) => approval === 'returned'),
    takenOut: count(({ approval }) => approval === 'taken_out'),
    keysMade: approved.filter(({ keys }) => keys !== 'none').length,
    pending: inState('pending'),
    tallied: inState('tallied'),
    published: inState('published'),
    withheld: inState('withheld'),
    void: inState('void'),
  };
}

/** The state of a window at the moment it was read. */
function presentState(window: WindowRecord) {
  const surveysPending = window.surveys.filter(
    ({ approval, state }) => approval === 'approved' && state === 'pending',
  ).length;
  return stateAt(window.state, { ...window, surveysPending }, window.now);
}

/**
 * What HR sees of a window, with the first page of its surveys. Nothing in it depends on who
 * has answered, but for one band.
 *
 * @param preflight of a draft or a submitted window; nothing can be changed later
 */
export function windowView(
  window: WindowRecord,
  preflight: Preflight | undefined,
  requests: RequestRecord[],
  turnout: { band: TurnoutBand; countedAt: number } | undefined,
) {
  const state = presentState(window);
  const first = { page: 1, size: usualPage, search: '', show: '' };
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
    counts: countSurveys(window.surveys),
    /** Links over all client departments. */
    links: window.clients.reduce((sum, { links }) => sum + links, 0),
    /** The first page; the rest has an address of its own. */
    surveys: surveyPage(window, preflight, first).rows,
    preflight:
      preflight === undefined
        ? null
        : {
            refusals: groupFindings(window.surveys, preflight.refusals),
            warnings: groupFindings(window.surveys, preflight.warnings),
          },
    next: nextStep(window, state, preflight?.refusals.length ?? 0),
    turnout: turnout ?? null,
    requests: requests.map((request) => ({
      id: request.id,
      kind: request.kind,
      reason: request.reason,
      state: request.state,
      approvals: request.approvedBy.filter((id) => request.reviewers.includes(id)).length,
      needed: request.reviewers.length + request.withoutReviewer,
    })),
    voidConcerns: voidConcerns(window),
  };
}
