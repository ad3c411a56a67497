import type { SurveyRecord } from './window-store.ts';
import { type VoidScope, voidConcerns } from './void-scope.ts';

/** Reviewers named as those who are waited for. */
const reviewersNamed = 5;

/** What is known of a survey's progress. */
export type ProgressSurvey = Pick<
  SurveyRecord,
  'approval' | 'state' | 'departmentName' | 'reviewer' | 'reviewerName'
>;

/** Reviewers who have to act, with the number of surveys; the busiest first. */
export interface WaitedFor {
  reviewers: { name: string; surveys: number }[];
  /** All of them, named or not. */
  reviewersInAll: number;
}

/** How far a window's surveys are, as far as it takes names to say it. */
export interface Progress {
  /** Whose approval is waited for. */
  approvals: WaitedFor;
  /** Who has tallied surveys to release. */
  releases: WaitedFor;
  voidConcerns: VoidScope;
}

/** The progress of these surveys, which are all of a window. */
export function progressOf(surveys: readonly ProgressSurvey[]): Progress {
  return {
    approvals: waitedFor(surveys.filter(({ approval }) => approval === 'waiting')),
    releases: waitedFor(surveys.filter(({ state }) => state === 'tallied')),
    voidConcerns: voidConcerns({ surveys }),
  };
}

function waitedFor(surveys: readonly ProgressSurvey[]): WaitedFor {
  const byReviewer = new Map<string, { name: string; surveys: number }>();
  for (const { reviewer, reviewerName } of surveys) {
    if (reviewer === undefined) continue;
    const known = byReviewer.get(reviewer) ?? { name: reviewerName ?? '', surveys: 0 };
    known.surveys += 1;
    byReviewer.set(reviewer, known);
  }
  const all = [...byReviewer.values()].sort((a, b) => b.surveys - a.surveys);
  return { reviewers: all.slice(0, reviewersNamed), reviewersInAll: all.length };
}
