import { tallyDueAt, type WindowState } from './lifecycle.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/** Reviewers named as those who are waited for. */
const reviewersNamed = 5;

/** What happens next with a window, when, and by whom. */
export interface NextStep {
  what:
    | 'submit'
    | 'mend_refusals'
    | 'reviewers_approve'
    | 'mend_returned'
    | 'make_keys'
    | 'make_links'
    | 'opens'
    | 'closes'
    | 'grace_ends'
    | 'tally_runs'
    | 'reviewers_release'
    | 'nothing';
  /** Second at which it happens by itself; null when somebody has to act. */
  at: number | null;
  /** Reviewers who have to act, with the number of surveys; the busiest first. */
  reviewers: { name: string; surveys: number }[];
  /** All of them, named or not. */
  reviewersInAll: number;
}

/** The next step of a window that is in `state` now. @param refusals of its preflight */
export function nextStep(window: WindowRecord, state: WindowState, refusals: number): NextStep {
  const step = (what: NextStep['what'], at: number | null = null): NextStep => ({
    what,
    at,
    reviewers: [],
    reviewersInAll: 0,
  });
  switch (state) {
    case 'draft':
      return step(refusals === 0 ? 'submit' : 'mend_refusals');
    case 'submitted': {
      const waiting = window.surveys.filter(({ approval }) => approval === 'waiting');
      if (waiting.length > 0) return { ...step('reviewers_approve'), ...reviewersOf(waiting) };
      return step('mend_returned');
    }
    case 'approved':
    case 'preparing':
      return step('make_keys');
    case 'ready':
      return step('make_links');
    case 'issued':
      return step('opens', window.opensAt);
    case 'open':
      return step('closes', window.closesAt);
    case 'grace': {
      const due = tallyDueAt(window);
      return window.now < due ? step('grace_ends', due) : step('tally_runs');
    }
    case 'closed': {
      const tallied = window.surveys.filter((survey) => survey.state === 'tallied');
      if (tallied.length === 0) return step('nothing');
      return { ...step('reviewers_release'), ...reviewersOf(tallied) };
    }
    case 'void':
      return step('nothing');
  }
}

function reviewersOf(
  surveys: readonly SurveyRecord[],
): Pick<NextStep, 'reviewers' | 'reviewersInAll'> {
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
