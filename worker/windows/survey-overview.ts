import { clientsOf, linksOf } from './build-manifest.ts';
import type { Preflight } from './preflight.ts';
import { type FindingGroup, groupFindings } from './window-preflight.ts';
import type { WindowRecord } from './window-store.ts';

/** A survey of a window as far as it follows from the window's plan. */
export interface PlannedRow {
  id: string;
  department: string;
  name: string;
  raters: number;
  clientDepartments: number;
  /** Codes of what the preflight finds about it. */
  found: string[];
}

/** All surveys of a window by the codes of their departments, and what follows from all of them. */
export interface SurveyOverview {
  surveys: PlannedRow[];
  /** Links over all client departments. */
  links: number;
  /** Of a draft or a submitted window; nothing can be changed later. */
  preflight: { refusals: FindingGroup[]; warnings: FindingGroup[] } | null;
}

/** A client department of a window with its links. */
export interface ClientRow {
  id: string;
  name: string;
  links: number;
  /** The number that the department gets unless a window says otherwise. */
  usual: number;
  /** Surveys that each of its links covers. */
  covers: number;
}

/** Whether HR or a reviewer may still change what a window asks, so that the preflight matters. */
export function mayStillChange({ state }: Pick<WindowRecord, 'state'>): boolean {
  return state === 'draft' || state === 'submitted';
}

/** What follows from a window's plan. @param preflight of a window that may still change */
export function surveyOverview(
  window: WindowRecord,
  preflight: Preflight | undefined,
): SurveyOverview {
  const found = new Map<string, Set<string>>();
  for (const { code, department } of [
    ...(preflight?.refusals ?? []),
    ...(preflight?.warnings ?? []),
  ]) {
    if (department === null) continue;
    found.set(department, (found.get(department) ?? new Set()).add(code));
  }
  return {
    surveys: window.surveys.map((survey) => ({
      id: survey.id,
      department: survey.department,
      name: survey.departmentName,
      raters: linksOf(survey),
      clientDepartments: survey.clients.filter(({ links }) => links > 0).length,
      found: [...(found.get(survey.department) ?? [])],
    })),
    links: window.clients.reduce((sum, { links }) => sum + links, 0),
    preflight:
      preflight === undefined
        ? null
        : {
            refusals: groupFindings(window.surveys, preflight.refusals),
            warnings: groupFindings(window.surveys, preflight.warnings),
          },
  };
}

/** Client departments of a window's kept surveys. */
export function clientRows(window: WindowRecord): ClientRow[] {
  const kept = window.surveys.filter(({ approval }) => approval !== 'taken_out');
  const known = new Map(
    kept.flatMap(({ clients }) => clients.map((client) => [client.department, client])),
  );
  return clientsOf(kept).map(({ department, links, covers }) => ({
    id: department,
    name: known.get(department)?.name ?? '',
    links,
    usual: known.get(department)?.usual ?? 0,
    covers: covers.length,
  }));
}
