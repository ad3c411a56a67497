import type { SignedInPerson } from '../accounts/session.ts';
import { readCompany } from '../organisation/company-store.ts';
import { preflight, type Preflight } from './preflight.ts';
import { groupChange } from './preflight-change.ts';
import type { ClientLinks, Refusal, Warning } from './preflight-findings.ts';
import { type PreflightSurroundings, readSurroundings } from './preflight-store.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/** Departments named with one kind of finding; the list of surveys can show all of them. */
const departmentsNamed = 10;
/** Client departments named as those whose raters are told that the group is small. */
const clientsNamed = 30;

/** A department by id and name. */
interface Named {
  id: string;
  name: string;
}

/** All findings of one kind. */
export type FindingGroup = { code: Refusal['code'] | Warning['code'] } & Partial<{
  /** How many departments it concerns; absent when it concerns the whole window. */
  count: number;
  /** The first of them. */
  departments: Named[];
  /** Client departments whose raters will be told that the group is small. */
  clients: (Named & { links: number })[];
  day: string;
  why: string;
  workingDays: number;
  year: string;
}>;

/** Reads a window's surroundings with the company's time zone. @param survey the only one of interest */
export async function surroundingsOf(
  db: D1Database,
  window: WindowRecord,
  survey?: string,
): Promise<PreflightSurroundings> {
  const { timeZone } = await readCompany(db);
  return readSurroundings(db, window, timeZone, survey);
}

/** The preflight of a window as it stands. @param submitter who is about to submit it */
export function preflightOf(
  window: WindowRecord,
  surroundings: PreflightSurroundings,
  submitter?: SignedInPerson,
): Preflight {
  const { timeZone, companyDays, before, preparers } = surroundings;
  return preflight({
    threshold: window.threshold,
    preparers: submitter === undefined ? preparers : [...preparers, submitter],
    cycleDepartments: window.cycle.departments,
    surveys: window.surveys
      .filter((survey) => survey.approval !== 'taken_out')
      .map((survey) => ({
        ...survey,
        clientsBefore: (before.get(survey.department) ?? []).map(({ clients }) => clients),
      })),
    dates: { opensAt: window.opensAt, closesAt: window.plannedCloseAt, timeZone, companyDays },
  });
}

/** Findings about these surveys by kind, with names; 500 departments have hundreds of them. */
export function groupFindings(
  surveys: readonly SurveyRecord[],
  findings: readonly (Refusal | Warning)[],
): FindingGroup[] {
  const departments = new Map(surveys.map((survey) => [survey.department, survey.departmentName]));
  const clients = clientNames(surveys);
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    if (finding.department === null) {
      const { department: _, ...facts } = finding;
      groups.set(finding.code, facts);
      continue;
    }
    const { code, department } = finding;
    const group = groups.get(code) ?? { code, count: 0, departments: [] };
    group.count = (group.count ?? 0) + 1;
    const { departments: named = [] } = group;
    if (named.length < departmentsNamed) {
      named.push({ id: department, name: departments.get(department) ?? '' });
    }
    if (finding.code === 'small_group') {
      group.clients = withClients(group.clients ?? [], finding.clients, clients);
    }
    groups.set(code, group);
  }
  return [...groups.values()];
}

function withClients(
  known: (Named & { links: number })[],
  more: readonly ClientLinks[],
  names: ReadonlyMap<string, string>,
) {
  const added = more
    .filter(({ department }) => known.every(({ id }) => id !== department))
    .map(({ department: id, links }) => ({ id, name: names.get(id) ?? '', links }));
  return [...known, ...added].slice(0, clientsNamed);
}

function clientNames(surveys: readonly SurveyRecord[]): Map<string, string> {
  return new Map(
    surveys.flatMap(({ clients }) => clients.map(({ department, name }) => [department, name])),
  );
}

/** How a survey differs from the department's last one; null if there was none. */
export function differenceFromLast(
  window: WindowRecord,
  survey: SurveyRecord,
  surroundings: PreflightSurroundings,
) {
  const [before] = surroundings.before.get(survey.department) ?? [];
  if (before === undefined) return null;
  const names = clientNames([survey]);
  for (const { department, name } of before.clients) names.set(department, name);
  const change = groupChange(before.clients, survey.clients);
  const named = <T extends { department: string }>({ department, ...rest }: T) => ({
    id: department,
    name: names.get(department) ?? '',
    ...rest,
  });
  return {
    cycle: before.cycle,
    links: change.links,
    added: change.added.map((each) => named(each)),
    removed: change.removed.map((each) => named(each)),
    changed: change.changed.map((each) => named(each)),
    threshold: { before: before.threshold, now: window.threshold },
    graceMinutes: { before: before.graceMinutes, now: window.graceMinutes },
    opensAt: { before: before.opensAt, now: window.opensAt },
    closesAt: { before: before.closesAt, now: window.plannedCloseAt },
  };
}
