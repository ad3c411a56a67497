import { dutyConflicts, type Preparer, type SurveyRoles } from '../separate-duties/rules.ts';
import { changeWarning } from './preflight-change.ts';
import { dateWarnings, type PlannedDates } from './preflight-dates.ts';
import type { ClientLinks, Refusal, RefusalCode, Warning } from './preflight-findings.ts';

/** Fewer distinct client departments than this and C would be the view of one or two of them. */
export const LEAST_CLIENT_DEPARTMENTS = 3;
/** Most links of one survey: one tally is one batch, and the batch has to fit the platform. */
export const MOST_LINKS_OF_A_SURVEY = 500;
/** Links below which indicator figures are unlikely and raters are told that the group is small. */
const smallGroupLinks = 8;
/** Links above the threshold that leave room for people who do not answer. */
const comfortableMargin = 3;

/** A survey as it is planned. */
export interface PlannedSurvey extends SurveyRoles {
  /** Another window of the cycle rates the department, or has. */
  ratedElsewhere?: boolean;
  /** Client departments with the links that each gets. */
  clients: readonly ClientLinks[];
  /** The same of the department's earlier surveys, as far as anybody compares. */
  clientsBefore?: readonly (readonly ClientLinks[])[];
}

/** What a window would be, before the first link exists. */
export interface PreflightFacts {
  threshold: number;
  /** Everybody who drafted, changed or submits the window. */
  preparers: readonly Preparer[];
  /** Departments of the window's cycle. */
  cycleDepartments: readonly string[];
  surveys: readonly PlannedSurvey[];
  dates: PlannedDates;
}

/** Everything the preflight has to say. */
export interface Preflight {
  refusals: Refusal[];
  warnings: Warning[];
  surveys: { department: string; raters: number; clientDepartments: number; margin: number }[];
}

/** Checks a window against the rules of threshold, reach and separation of duties. */
export function preflight(facts: PreflightFacts): Preflight {
  const refusals: Refusal[] = [];
  const warnings: Warning[] = dateWarnings(facts.dates);
  if (facts.surveys.length === 0) refusals.push({ code: 'no_survey', department: null });
  const inCycle = new Set(facts.cycleDepartments);
  const surveys = facts.surveys.map((survey) => {
    const { department } = survey;
    const clients = survey.clients.filter((client) => client.links > 0);
    const raters = clients.reduce((sum, client) => sum + client.links, 0);
    const refuse = (code: RefusalCode) => refusals.push({ code, department });
    if (!inCycle.has(department)) refuse('department_not_in_cycle');
    if (clients.length < LEAST_CLIENT_DEPARTMENTS) refuse('too_few_client_departments');
    if (raters < facts.threshold) refuse('too_few_links');
    if (raters > MOST_LINKS_OF_A_SURVEY) refuse('too_many_links');
    // A department has one result a cycle: nobody may ask until the answer suits them.
    if (survey.ratedElsewhere === true) refuse('department_rated_already');
    for (const code of dutyConflicts(survey, facts.preparers)) refuse(code);
    if (raters < smallGroupLinks) warnings.push({ code: 'small_group', department, clients });
    const margin = raters - facts.threshold;
    if (margin >= 0 && margin < comfortableMargin) {
      warnings.push({ code: 'thin_margin', department });
    }
    const little = changeWarning(department, survey.clientsBefore ?? [], clients);
    if (little !== undefined) warnings.push(little);
    return { department, raters, clientDepartments: clients.length, margin };
  });
  return { refusals, warnings, surveys };
}
