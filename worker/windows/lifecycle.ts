import { fail, ok, type Result } from '../../shared/result.ts';
import type { Approval, WindowState } from '../../shared/wire/window-states.ts';

/** States in which links exist that somebody may hold. */
export type LiveState = 'issued' | 'open' | 'grace';

/** Times of a window, seconds since 1970, UTC, and its grace in minutes. */
export interface WindowTimes {
  opensAt: number;
  /** The close in force; an extension or an early close moves it. */
  closesAt: number;
  graceMinutes: number;
}

/** What time alone says of a window whose links are valid. */
export type Phase = 'not_open_yet' | 'open' | 'grace' | 'closed';

/** Second at which ballots are no longer taken and the tally is due. */
export function tallyDueAt(times: WindowTimes): number {
  return times.closesAt + times.graceMinutes * 60;
}

/** The phase at `now`; the close and the end of grace belong to what follows them. */
export function phaseAt(times: WindowTimes, now: number): Phase {
  if (now < times.opensAt) return 'not_open_yet';
  if (now < times.closesAt) return 'open';
  return now < tallyDueAt(times) ? 'grace' : 'closed';
}

/** draft → submitted, once the preflight refuses nothing. */
export function submit(
  state: WindowState,
  facts: { refusals: number },
): Result<'submitted', 'window_state_forbids' | 'preflight_refuses'> {
  if (state !== 'draft') return fail('window_state_forbids');
  return facts.refusals === 0 ? ok('submitted') : fail('preflight_refuses');
}

/** submitted → draft: HR takes the window back to change it; approvals start anew. */
export function withdraw(state: WindowState): Result<'draft', 'window_state_forbids'> {
  return state === 'submitted' ? ok('draft') : fail('window_state_forbids');
}

/** What approving, returning or taking out a survey makes of a submitted window. */
export function settleApprovals(
  state: WindowState,
  facts: { approvals: readonly Approval[] },
): Result<'submitted' | 'approved', 'window_state_forbids' | 'window_has_no_survey'> {
  if (state !== 'submitted') return fail('window_state_forbids');
  const kept = facts.approvals.filter((approval) => approval !== 'taken_out');
  if (kept.length === 0) return fail('window_has_no_survey');
  return ok(kept.every((approval) => approval === 'approved') ? 'approved' : 'submitted');
}

/** approved → preparing → ready, as the keys of the surveys are made. */
export function prepareKeys(
  state: WindowState,
  facts: { keysMade: number; keysNeeded: number },
): Result<'preparing' | 'ready', 'window_state_forbids'> {
  if (state !== 'approved' && state !== 'preparing') return fail('window_state_forbids');
  return ok(facts.keysMade === facts.keysNeeded ? 'ready' : 'preparing');
}

/** ready → issued: HR says that the links are saved; from now on they are valid and hidden. */
export function confirmLinks(
  state: WindowState,
  facts: { linksMade: number },
): Result<'issued', 'window_state_forbids' | 'links_not_made'> {
  if (state !== 'ready') return fail('window_state_forbids');
  return facts.linksMade > 0 ? ok('issued') : fail('links_not_made');
}

/** What the clock makes of a window with links; closed only once every survey is finished. */
export function advance(
  state: LiveState,
  facts: WindowTimes & { surveysPending: number },
  now: number,
): LiveState | 'closed' {
  switch (phaseAt(facts, now)) {
    case 'not_open_yet':
      return state;
    case 'open':
      return state === 'issued' ? 'open' : state;
    case 'grace':
      return 'grace';
    case 'closed':
      return state === 'grace' && facts.surveysPending === 0 ? 'closed' : 'grace';
  }
}

/**
 * The state to show at `now`: what the clock makes of the stored one, even if the run
 * that will store it is still to come.
 */
export function stateAt(
  state: WindowState,
  facts: WindowTimes & { surveysPending: number },
  now: number,
): WindowState {
  if (!isLive(state)) return state;
  const next = advance(state, facts, now);
  // One run moves a window one step; more than one may be due.
  return next === state ? state : stateAt(next, facts, now);
}

/** Moves the close later, before it has passed and never past the manifest's latest close. */
export function extend(
  state: WindowState,
  facts: WindowTimes & { latestCloseAt: number; newCloseAt: number },
  now: number,
): Result<number, 'window_state_forbids' | 'window_dates_invalid'> {
  if (!isLive(state) || now >= facts.closesAt) return fail('window_state_forbids');
  if (facts.newCloseAt <= facts.closesAt || facts.newCloseAt > facts.latestCloseAt) {
    return fail('window_dates_invalid');
  }
  return ok(facts.newCloseAt);
}

/** Moves the close to `now`, while open; the caller has the reviewers' approval. */
export function closeEarly(
  state: WindowState,
  facts: WindowTimes,
  now: number,
): Result<number, 'window_state_forbids'> {
  if (!isLive(state) || phaseAt(facts, now) !== 'open') return fail('window_state_forbids');
  return ok(now);
}

/**
 * Anything before closed → void, while a survey is left that is not tallied; the caller has the
 * reviewers' approval where one is needed.
 */
export function voidWindow(
  state: WindowState,
  facts: { surveysPending: number },
): Result<'void', 'window_state_forbids'> {
  if (state === 'closed' || state === 'void' || facts.surveysPending === 0) {
    return fail('window_state_forbids');
  }
  return ok('void');
}

/** True while links of the window may be in somebody's hands and the tally is not over. */
export function isLive(state: WindowState): state is LiveState {
  return state === 'issued' || state === 'open' || state === 'grace';
}
