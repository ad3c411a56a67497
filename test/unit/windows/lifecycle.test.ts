import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Approval,
  WINDOW_STATES,
  type WindowState,
} from '../../../shared/wire/window-states.ts';
import {
  advance,
  closeEarly,
  confirmLinks,
  extend,
  isLive,
  phaseAt,
  prepareKeys,
  settleApprovals,
  stateAt,
  submit,
  tallyDueAt,
  voidWindow,
  withdraw,
} from '../../../worker/windows/lifecycle.ts';

const times = { opensAt: 1000, closesAt: 2000, graceMinutes: 10, latestCloseAt: 3000 };
const approved: Approval[] = ['approved', 'taken_out'];

/** Every verb with facts that allow it, and the states in which it works. */
const verbs: [string, (state: WindowState) => { ok: boolean }, WindowState[]][] = [
  ['submit', (state) => submit(state, { refusals: 0 }), ['draft']],
  ['withdraw', (state) => withdraw(state), ['submitted']],
  ['settle approvals', (state) => settleApprovals(state, { approvals: approved }), ['submitted']],
  [
    'prepare keys',
    (state) => prepareKeys(state, { keysMade: 1, keysNeeded: 2 }),
    ['approved', 'preparing'],
  ],
  ['confirm links', (state) => confirmLinks(state, { linksMade: 1 }), ['ready']],
  [
    'extend',
    (state) => extend(state, { ...times, newCloseAt: 2500 }, 1500),
    ['issued', 'open', 'grace'],
  ],
  ['close early', (state) => closeEarly(state, times, 1500), ['issued', 'open', 'grace']],
  [
    'void',
    (state) => voidWindow(state, { surveysPending: 1 }),
    WINDOW_STATES.filter((state) => !/closed|void/.test(state)),
  ],
];

describe('a window', () => {
  it.each(verbs)('lets %s happen in its own states and in no other', (_name, verb, allowed) => {
    for (const state of WINDOW_STATES) {
      const result = verb(state);
      expect([state, result.ok]).toEqual([state, allowed.includes(state)]);
      if (result.ok) continue;
      expect(result).toEqual({ ok: false, reason: 'window_state_forbids' });
    }
  });

  it('is not submitted while the preflight refuses it', () => {
    expect(submit('draft', { refusals: 1 })).toEqual({ ok: false, reason: 'preflight_refuses' });
  });

  it('is approved when every survey is approved or taken out, and one is left', () => {
    const settled = (...approvals: Approval[]) => settleApprovals('submitted', { approvals });
    expect(settled('approved', 'approved')).toEqual({ ok: true, value: 'approved' });
    expect(settled('approved', 'taken_out')).toEqual({ ok: true, value: 'approved' });
    expect(settled('approved', 'waiting')).toEqual({ ok: true, value: 'submitted' });
    expect(settled('approved', 'returned')).toEqual({ ok: true, value: 'submitted' });
    const empty = { ok: false, reason: 'window_has_no_survey' };
    expect(settled('taken_out', 'taken_out')).toEqual(empty);
    expect(settled()).toEqual(empty);
  });

  it('is ready when all keys are made and not before', () => {
    const made = (keysMade: number) => prepareKeys('preparing', { keysMade, keysNeeded: 3 });
    expect([0, 1, 2, 3].map((count) => made(count))).toEqual([
      { ok: true, value: 'preparing' },
      { ok: true, value: 'preparing' },
      { ok: true, value: 'preparing' },
      { ok: true, value: 'ready' },
    ]);
  });

  it('is not issued without links', () => {
    const refused = { ok: false, reason: 'links_not_made' };
    expect(confirmLinks('ready', { linksMade: 0 })).toEqual(refused);
  });

  it('is open from its opening up to, and without, the second of its close', () => {
    const phases = [999, 1000, 1999, 2000, 2599, 2600].map((now) => phaseAt(times, now));
    expect(phases).toEqual(['not_open_yet', 'open', 'open', 'grace', 'grace', 'closed']);
    expect(tallyDueAt(times)).toBe(2600);
    expect(phaseAt({ ...times, graceMinutes: 0 }, 2000)).toBe('closed');
  });

  it('71: is extended only before its close, only to later, and never past the latest', () => {
    const to = (newCloseAt: number, now: number) => extend('open', { ...times, newCloseAt }, now);
    expect(to(3000, 1999)).toEqual({ ok: true, value: 3000 });
    expect(to(3001, 1999)).toEqual({ ok: false, reason: 'window_dates_invalid' });
    expect(to(2000, 1999)).toEqual({ ok: false, reason: 'window_dates_invalid' });
    expect(to(1500, 1999)).toEqual({ ok: false, reason: 'window_dates_invalid' });
    expect(to(2500, 2000)).toEqual({ ok: false, reason: 'window_state_forbids' });
  });

  it('is closed early only while it is open', () => {
    const at = (now: number) => closeEarly('open', times, now);
    expect(at(1500)).toEqual({ ok: true, value: 1500 });
    for (const now of [999, 2000, 2600]) {
      expect(at(now)).toEqual({ ok: false, reason: 'window_state_forbids' });
    }
  });

  it('is advanced by time through grace, and closed once no survey is pending', () => {
    const at = (state: 'issued' | 'open' | 'grace', now: number, surveysPending = 0) =>
      advance(state, { ...times, surveysPending }, now);
    expect(at('issued', 999)).toBe('issued');
    expect(at('issued', 1000)).toBe('open');
    expect(at('issued', 2000)).toBe('grace');
    expect(at('issued', 9999)).toBe('grace');
    expect(at('open', 1999)).toBe('open');
    expect(at('open', 2600)).toBe('grace');
    expect(at('grace', 2599)).toBe('grace');
    expect(at('grace', 2600, 1)).toBe('grace');
    expect(at('grace', 2600)).toBe('closed');
  });
});

describe('the state that is shown', () => {
  it('is what the clock will make of the stored one, however many runs are due', () => {
    const shown = (state: WindowState, now: number, surveysPending = 0) =>
      stateAt(state, { ...times, surveysPending }, now);
    expect(shown('issued', 999)).toBe('issued');
    expect(shown('issued', 1000)).toBe('open');
    expect(shown('issued', 2000)).toBe('grace');
    expect(shown('issued', 2600, 1)).toBe('grace');
    expect(shown('issued', 2600)).toBe('closed');
    for (const state of WINDOW_STATES.filter((other) => !isLive(other))) {
      expect(shown(state, 9999)).toBe(state);
    }
  });
});

/** The order of states; withdrawing is the one way back. */
const rank = (state: WindowState) => WINDOW_STATES.indexOf(state);

type Step =
  | { verb: 'submit' | 'withdraw' | 'settle' | 'prepare' | 'confirm' | 'close' | 'void' }
  | { verb: 'extend'; to: number }
  | { verb: 'wait'; seconds: number };

// Weighted so that most sequences get as far as links.
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      verb: fc.constantFrom(
        'submit' as const,
        'settle' as const,
        'prepare' as const,
        'confirm' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constantFrom('withdraw' as const, 'close' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant('extend' as const),
      to: fc.integer({ min: 1000, max: 3500 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constant('wait' as const),
      seconds: fc.integer({ min: 0, max: 800 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ verb: 'void' as const }) },
);

interface World {
  state: WindowState;
  now: number;
  closesAt: number;
}

/** What a step and then the clock make of the world. */
function after(world: World, taken: Step): World {
  const { state, now } = world;
  const facts = { ...times, closesAt: world.closesAt };
  const moved = (result: { ok: true; value: WindowState } | { ok: false }): World =>
    result.ok ? { ...world, state: result.value } : world;
  const closed = (result: { ok: true; value: number } | { ok: false }): World =>
    result.ok ? { ...world, closesAt: result.value } : world;
  switch (taken.verb) {
    case 'submit':
      return moved(submit(state, { refusals: 0 }));
    case 'withdraw':
      return moved(withdraw(state));
    case 'settle':
      return moved(settleApprovals(state, { approvals: approved }));
    case 'prepare':
      return moved(prepareKeys(state, { keysMade: state === 'approved' ? 1 : 2, keysNeeded: 2 }));
    case 'confirm':
      return moved(confirmLinks(state, { linksMade: 1 }));
    case 'void':
      return moved(voidWindow(state, { surveysPending: 1 }));
    case 'close':
      return closed(closeEarly(state, facts, now));
    case 'extend':
      return closed(extend(state, { ...facts, newCloseAt: taken.to }, now));
    case 'wait': {
      const later = now + taken.seconds;
      if (!isLive(state)) return { ...world, now: later };
      return {
        ...world,
        now: later,
        state: advance(state, { ...facts, surveysPending: 0 }, later),
      };
    }
  }
}

describe('any sequence of staff’s verbs and time', () => {
  it('moves a window only forward, and never moves a close that has passed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let world: World = { state: 'draft', now: 0, closesAt: times.closesAt };
        for (const taken of steps) {
          const next = after(world, taken);
          const back = world.state === 'submitted' && next.state === 'draft';
          expect(back || rank(next.state) >= rank(world.state)).toBe(true);
          expect(next.closesAt).toBeLessThanOrEqual(times.latestCloseAt);
          // From the close on, a ballot's fate is settled.
          expect(next.closesAt === world.closesAt || world.now < world.closesAt).toBe(true);
          expect(next.state === 'void' && world.state === 'closed').toBe(false);
          world = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});
