import type { SurveyRecord } from './window-store.ts';

/** Departments named in what a void concerns; the number says how many there are. */
const departmentsNamed = 20;

/** What a void of the whole window still reaches. */
export interface VoidScope {
  /** Surveys that are not tallied yet: they would be void. */
  reaches: { count: number; names: string[] };
  /** Surveys that are tallied: their reviewers decide about each of them. */
  leaves: { count: number; names: string[] };
}

/**
 * Once a survey is tallied its own reviewer decides: releases it, or voids it with a reason.
 * A void of the window reaches what is not tallied yet.
 */
export function voidConcerns(window: {
  surveys: readonly Pick<SurveyRecord, 'approval' | 'state' | 'departmentName'>[];
}): VoidScope {
  const kept = window.surveys.filter(({ approval }) => approval !== 'taken_out');
  const named = (pending: boolean) => {
    const names = kept
      .filter(({ state }) => (state === 'pending') === pending)
      .map(({ departmentName }) => departmentName);
    return { count: names.length, names: names.slice(0, departmentsNamed) };
  };
  return { reaches: named(true), leaves: named(false) };
}
