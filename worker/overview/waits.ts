/**
 * What may wait in a department's appraisal, in the order in which it comes. The place of each is
 * its bit in the number that the database makes of a department.
 */
export const WAITS = [
  'sheets_to_write',
  'plan_to_approve',
  'self_scores',
  'audit',
  'survey_to_prepare',
  'survey_to_approve',
  'links_to_issue',
  'ratings',
  'tally',
  'release',
  'manager_to_sign',
  'reviewer_to_sign',
  'objection_to_answer',
] as const;

/** One thing that waits. */
export type Waits = (typeof WAITS)[number];

/** On whom each waits. */
export const WAITS_FOR: Readonly<Record<Waits, 'manager' | 'reviewer' | 'hr' | 'raters'>> = {
  sheets_to_write: 'manager',
  plan_to_approve: 'reviewer',
  self_scores: 'manager',
  audit: 'reviewer',
  survey_to_prepare: 'hr',
  survey_to_approve: 'reviewer',
  links_to_issue: 'hr',
  ratings: 'raters',
  tally: 'reviewer',
  release: 'reviewer',
  manager_to_sign: 'manager',
  reviewer_to_sign: 'reviewer',
  objection_to_answer: 'reviewer',
};

/** The bit of one thing that waits. */
export function bitOf(waits: Waits): number {
  return 2 ** WAITS.indexOf(waits);
}

/** All that waits by a number of the database. */
export function waitsOf(bits: number): Waits[] {
  return WAITS.filter((each) => (bits & bitOf(each)) !== 0);
}
