import { fail, ok, type Result } from '../../shared/result.ts';
import type { KeyState, SurveyState, WindowState } from '../../shared/wire/window-states.ts';
import { tallyDueAt, type WindowTimes, isLive } from './lifecycle.ts';

/** What the tally found in a survey, before anything is shown to anybody. */
export type TallyOutcome = 'tallied' | 'withheld' | 'void';

/** May the tally of a pending survey run at `now`? Only after the grace has passed. */
export function mayTally(
  state: SurveyState,
  facts: WindowTimes & { windowState: WindowState },
  now: number,
): Result<true, 'survey_state_forbids' | 'tally_not_due'> {
  if (state !== 'pending' || !isLive(facts.windowState)) return fail('survey_state_forbids');
  return now >= tallyDueAt(facts) ? ok(true) : fail('tally_not_due');
}

/** pending → what the ballots allow. More ballots than activations means forged ones: void. */
export function tally(facts: {
  activated: number;
  valid: number;
  counted: number;
  threshold: number;
}): TallyOutcome {
  if (facts.valid > facts.activated) return 'void';
  return facts.counted >= facts.threshold ? 'tallied' : 'withheld';
}

/** tallied → published, once the keys are confirmed gone. */
export function release(
  state: SurveyState,
  facts: { keys: KeyState },
): Result<'published', 'survey_state_forbids' | 'keys_not_destroyed'> {
  if (state !== 'tallied') return fail('survey_state_forbids');
  return facts.keys === 'destroyed' ? ok('published') : fail('keys_not_destroyed');
}

/** tallied → void, with the reviewer's written reason; a published result is never taken back. */
export function voidSurvey(state: SurveyState): Result<'void', 'survey_state_forbids'> {
  return state === 'tallied' ? ok('void') : fail('survey_state_forbids');
}
