import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyState, WindowState } from '../../../shared/wire/window-states.ts';
import { mayTally, release, tally, voidSurvey } from '../../../worker/windows/survey-lifecycle.ts';

const states: SurveyState[] = ['pending', 'tallied', 'published', 'withheld', 'void', 'purged'];
const times = { opensAt: 1000, closesAt: 2000, graceMinutes: 10 };
const forbidden = { ok: false, reason: 'survey_state_forbids' };

describe('a survey', () => {
  it('may be tallied when it is pending, its window is live and its grace has passed', () => {
    const at = (now: number, windowState: WindowState = 'grace') =>
      mayTally('pending', { ...times, windowState }, now);
    expect(at(2600)).toEqual({ ok: true, value: true });
    expect(at(2600, 'open')).toEqual({ ok: true, value: true });
    expect(at(2599)).toEqual({ ok: false, reason: 'tally_not_due' });
    for (const windowState of ['draft', 'ready', 'closed', 'void'] as const) {
      expect(at(9999, windowState)).toEqual(forbidden);
    }
    for (const state of states.filter((other) => other !== 'pending')) {
      expect(mayTally(state, { ...times, windowState: 'grace' }, 9999)).toEqual(forbidden);
    }
  });

  it('is released only when it is tallied and its keys are gone', () => {
    expect(release('tallied', { keys: 'destroyed' })).toEqual({ ok: true, value: 'published' });
    for (const keys of ['none', 'made'] as const) {
      const refused = { ok: false, reason: 'keys_not_destroyed' };
      expect(release('tallied', { keys })).toEqual(refused);
    }
    for (const state of states.filter((other) => other !== 'tallied')) {
      expect(release(state, { keys: 'destroyed' })).toEqual(forbidden);
    }
  });

  it('is made void by its reviewer only between tally and release', () => {
    expect(voidSurvey('tallied')).toEqual({ ok: true, value: 'void' });
    for (const state of states.filter((other) => other !== 'tallied')) {
      expect(voidSurvey(state)).toEqual(forbidden);
    }
  });
});

describe('a tally', () => {
  it('has figures only with enough counted ballots and no more ballots than used links', () => {
    const count = fc.integer({ min: 0, max: 60 });
    const threshold = fc.integer({ min: 3, max: 50 });
    fc.assert(
      fc.property(count, count, count, threshold, (activated, valid, spoiled, k) => {
        const counted = Math.max(0, valid - spoiled);
        const outcome = tally({ activated, valid, counted, threshold: k });
        expect(outcome === 'void').toBe(valid > activated);
        expect(outcome === 'tallied').toBe(valid <= activated && counted >= k);
      }),
    );
  });
});
