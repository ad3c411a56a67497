import { linksOf } from './build-manifest.ts';
import type { Preflight } from './preflight.ts';
import type { PreflightSurroundings } from './preflight-store.ts';
import type { RequestRecord } from './request-store.ts';
import { voidConcerns } from './void-scope.ts';
import { differenceFromLast, groupFindings } from './window-preflight.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/**
 * What a reviewer sees before approving a survey: the same preflight that HR sees, for it, and
 * what differs from the department's last survey.
 */
export function approvalView(
  window: WindowRecord,
  survey: SurveyRecord,
  preflight: Preflight,
  surroundings: PreflightSurroundings,
) {
  const concerns = (department: string | null) =>
    department === null || department === survey.department;
  return {
    survey: survey.id,
    window: window.id,
    department: { id: survey.department, name: survey.departmentName },
    cycle: { id: window.cycle.id, label: window.cycle.label },
    opensAt: window.opensAt,
    closesAt: window.plannedCloseAt,
    latestCloseAt: window.latestCloseAt,
    graceMinutes: window.graceMinutes,
    threshold: window.threshold,
    preparedBy: { id: window.preparedBy.id, name: window.preparedBy.name },
    raters: linksOf(survey),
    clientDepartments: survey.clients.map(({ department, name, links }) => ({
      id: department,
      name,
      links,
    })),
    refusals: groupFindings(
      [survey],
      preflight.refusals.filter(({ department }) => concerns(department)),
    ),
    warnings: groupFindings(
      [survey],
      preflight.warnings.filter(({ department }) => concerns(department)),
    ),
    difference: differenceFromLast(window, survey, surroundings),
  };
}

/** What a reviewer sees of a request for an early close or a void. */
export function requestView(window: WindowRecord, request: RequestRecord) {
  return {
    id: request.id,
    window: window.id,
    kind: request.kind,
    reason: request.reason,
    requestedBy: request.requestedBy,
    cycle: { id: window.cycle.id, label: window.cycle.label },
    closesAt: window.closesAt,
    departments: window.surveys
      .filter((survey) => survey.approval === 'approved')
      .map((survey) => survey.departmentName),
    voidConcerns: voidConcerns(window),
  };
}
