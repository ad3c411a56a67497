/**
 * Roles that exclude each other for one survey: its reviewer is not its manager, who prepared a
 * window does not approve it, and a department's own survey is prepared by somebody else. This
 * folder is the only place that decides it; `store.ts` asks the log and the roles of then.
 */

/** Somebody who had a hand in preparing a window. */
export interface Preparer {
  id: string;
  /** The department the person belongs to. */
  department: string | undefined;
}

/** Who has to do with the survey of a department. */
export interface SurveyRoles {
  /** The rated department. */
  department: string;
  reviewer: string | undefined;
  /** The department that the reviewer belongs to, where it is known. */
  reviewerDepartment?: string | undefined;
  manager: string | undefined;
}

/** Why a survey cannot be held with these people. */
export type DutyConflict =
  | 'reviewer_missing'
  | 'reviewer_in_department'
  | 'reviewer_is_preparer'
  | 'preparer_in_department';

/** What stands between a planned survey and its approval. */
export function dutyConflicts(
  { department, reviewer, reviewerDepartment, manager }: SurveyRoles,
  preparers: readonly Preparer[],
): DutyConflict[] {
  const conflicts: DutyConflict[] = [];
  if (reviewer === undefined || reviewer === manager) conflicts.push('reviewer_missing');
  else {
    // Evidence about a department is not for one of its own to read.
    if (reviewerDepartment === department) conflicts.push('reviewer_in_department');
    if (preparers.some(({ id }) => id === reviewer)) conflicts.push('reviewer_is_preparer');
  }
  // The HR department's own survey is prepared by an HR account of another department. Its
  // manager need not be a member of it.
  const own = preparers.some(
    (preparer) => preparer.department === department || preparer.id === manager,
  );
  if (own) conflicts.push('preparer_in_department');
  return conflicts;
}

/** Whether a person belongs to, manages or reviews one of the rated departments: holds no link of them. */
export function isConcerned(surveys: readonly SurveyRoles[], person: Preparer): boolean {
  return surveys.some(
    ({ department, manager, reviewer }) =>
      department === person.department || manager === person.id || reviewer === person.id,
  );
}
