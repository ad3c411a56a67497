import { stateAt } from './lifecycle.ts';
import { preflight, type Preflight } from './preflight.ts';
import type { RequestRecord } from './request-store.ts';
import type { TurnoutBand } from './turnout-store.ts';
import type { WindowRecord } from './window-store.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';

/** The preflight of a window as it stands. @param timeZone IANA name of the company's */
export function preflightOf(window: WindowRecord, timeZone: string): Preflight {
  return preflight({
    threshold: window.threshold,
    preparer: window.preparedBy,
    cycleDepartments: window.cycle.departments,
    surveys: window.surveys.filter((survey) => survey.approval !== 'taken_out'),
    closeWeekday: weekdayIn(timeZone, window.plannedCloseAt),
  });
}

function weekdayIn(timeZone: string, at: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at * 1000);
  return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(name);
}

function pendingOf(window: WindowRecord): number {
  return window.surveys.filter(
    ({ approval, state }) => approval === 'approved' && state === 'pending',
  ).length;
}

/** What HR sees of a window. Nothing in it depends on who has answered, but for one band. */
export function windowView(
  window: WindowRecord,
  timeZone: string,
  requests: RequestRecord[],
  turnout: { band: TurnoutBand; countedAt: number } | undefined,
) {
  return {
    id: window.id,
    revision: window.revision,
    state: stateAt(window.state, { ...window, surveysPending: pendingOf(window) }, window.now),
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
    clients: window.clients,
    surveys: window.surveys.map((survey) => ({
      id: survey.id,
      department: survey.department,
      approval: survey.approval,
      returnReason: survey.returnReason ?? null,
      state: survey.state,
      linksIssued: survey.linksIssued,
      keys: survey.keys,
      clients: survey.clients.map((client) => client.department),
    })),
    preflight: preflightOf(window, timeZone),
    turnout: turnout ?? null,
    requests: requests.map((request) => ({
      id: request.id,
      kind: request.kind,
      reason: request.reason,
      state: request.state,
      approvals: request.approvedBy.filter((id) => request.reviewers.includes(id)).length,
      needed: request.reviewers.length + request.withoutReviewer,
    })),
  };
}
