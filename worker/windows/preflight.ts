/** Fewer distinct client departments than this and C would be the view of one or two of them. */
export const LEAST_CLIENT_DEPARTMENTS = 3;
/** Most links of one survey: one tally is one batch, and the batch has to fit the platform. */
export const MOST_LINKS_OF_A_SURVEY = 500;
/** Links below which indicator figures are unlikely and raters are told that the group is small. */
const smallGroupLinks = 8;
/** Links above the threshold that leave room for people who do not answer. */
const comfortableMargin = 3;

/** What a window would be, before the first link exists. */
export interface PreflightFacts {
  threshold: number;
  preparer: { id: string; department: string | undefined };
  /** Departments of the window's cycle. */
  cycleDepartments: readonly string[];
  surveys: readonly {
    department: string;
    reviewer: string | undefined;
    manager: string | undefined;
    /** Another window of the cycle rates the department, or has. */
    ratedElsewhere?: boolean;
    /** Client departments with the links that each gets. */
    clients: readonly { department: string; links: number }[];
  }[];
  /** 0 Sunday to 6 Saturday, of the planned close in the company's time zone. */
  closeWeekday: number;
}

/** Why a window cannot be submitted. */
export type Refusal =
  | 'no_survey'
  | 'department_not_in_cycle'
  | 'too_few_client_departments'
  | 'too_few_links'
  | 'too_many_links'
  | 'department_rated_already'
  | 'reviewer_missing'
  | 'reviewer_is_preparer'
  | 'preparer_in_department';

/** What HR and the reviewer should know before going on. */
export type Warning = 'small_group' | 'thin_margin' | 'closes_on_weekend';

/** One finding; `department` is null when it concerns the whole window. */
export interface Finding<Code extends string> {
  code: Code;
  department: string | null;
}

/** Everything the preflight has to say. */
export interface Preflight {
  refusals: Finding<Refusal>[];
  warnings: Finding<Warning>[];
  surveys: { department: string; raters: number; clientDepartments: number; margin: number }[];
}

/** Checks a window against the rules of threshold, reach and separation of duties. */
export function preflight(facts: PreflightFacts): Preflight {
  const refusals: Finding<Refusal>[] = [];
  const warnings: Finding<Warning>[] = [];
  if (facts.surveys.length === 0) refusals.push({ code: 'no_survey', department: null });
  if (facts.closeWeekday === 0 || facts.closeWeekday === 6) {
    warnings.push({ code: 'closes_on_weekend', department: null });
  }
  const surveys = facts.surveys.map((survey) => {
    const { department } = survey;
    const clients = survey.clients.filter((client) => client.links > 0);
    const raters = clients.reduce((sum, client) => sum + client.links, 0);
    const refuse = (code: Refusal) => refusals.push({ code, department });
    if (!facts.cycleDepartments.includes(department)) refuse('department_not_in_cycle');
    if (clients.length < LEAST_CLIENT_DEPARTMENTS) refuse('too_few_client_departments');
    if (raters < facts.threshold) refuse('too_few_links');
    if (raters > MOST_LINKS_OF_A_SURVEY) refuse('too_many_links');
    // A department has one result a cycle: nobody may ask until the answer suits them.
    if (survey.ratedElsewhere === true) refuse('department_rated_already');
    if (survey.reviewer === undefined || survey.reviewer === survey.manager) {
      refuse('reviewer_missing');
    } else if (survey.reviewer === facts.preparer.id) refuse('reviewer_is_preparer');
    // The HR department's own survey is prepared by an HR account of another department. Its
    // manager need not be a member of it.
    if (facts.preparer.department === department || survey.manager === facts.preparer.id) {
      refuse('preparer_in_department');
    }
    if (raters < smallGroupLinks) warnings.push({ code: 'small_group', department });
    const margin = raters - facts.threshold;
    if (margin >= 0 && margin < comfortableMargin) {
      warnings.push({ code: 'thin_margin', department });
    }
    return { department, raters, clientDepartments: clients.length, margin };
  });
  return { refusals, warnings, surveys };
}
