import type { WindowState } from '../../shared/wire/window-states.ts';
import { tallyDueAt } from './lifecycle.ts';
import type { Progress, WaitedFor } from './progress.ts';
import type { WindowHead } from './window-head-store.ts';

/** What happens next with a window, when, and by whom. */
export interface NextStep extends WaitedFor {
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
}

/** The next step of a window that is in `state` now. @param refusals of its preflight */
export function nextStep(
  window: WindowHead,
  state: WindowState,
  refusals: number,
  progress: Progress,
): NextStep {
  const step = (what: NextStep['what'], at: number | null = null): NextStep => ({
    what,
    at,
    reviewers: [],
    reviewersInAll: 0,
  });
  const isAny = (holds: (counted: WindowHead['counted'][number]) => boolean) =>
    window.counted.some(holds);
  switch (state) {
    case 'draft':
      return step(refusals === 0 ? 'submit' : 'mend_refusals');
    case 'submitted':
      return isAny(({ approval }) => approval === 'waiting')
        ? { ...step('reviewers_approve'), ...progress.approvals }
        : step('mend_returned');
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
    case 'closed':
      return isAny((counted) => counted.state === 'tallied')
        ? { ...step('reviewers_release'), ...progress.releases }
        : step('nothing');
    case 'void':
      return step('nothing');
  }
}
