import { describe, expect, test } from 'vitest';
import type { PreparedBallot, SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import type { Answer } from '../../../survey-ui/rate/api.ts';
import { type DeliveryTools, deliverBallot } from '../../../survey-ui/rate/state/delivery.ts';
import type { BallotState } from '../../../survey-ui/rate/state/device.ts';

const survey = 'survey-000000000000001';
const ballot = {
  ratings: [5, 5, 5, 5, 5, 5, 5, 5, 5],
  texts: ['', '', '', '', '', '', '', '', ''],
};

const prepared = (mark: string): PreparedBallot => ({
  survey,
  fp: 'fp',
  surveyManifestHash: 'hash',
  signingKey: 'key',
  sealed: `sealed-${mark}`,
  prefix: 'prefix',
  blinded: `blinded-${mark}`,
  inverse: 'inverse',
});

const signed = ({ sealed, prefix }: PreparedBallot): SignedBallotText => ({
  survey,
  prefix,
  signature: 'signature',
  sealed,
});

const receipt = 'ABCDEFGHIJKLMNOP';
const unreachable: Answer<string> = { kind: 'unreachable' };
const answered = (value: string): Answer<string> => ({ kind: 'answered', value });

/** A device, a server and the cryptography, each of them scripted, with a log of what happened. */
function workshop(script: {
  activate?: Answer<string>[];
  deliver?: Answer<string>[];
  stored?: BallotState;
  finish?: 'signature_invalid';
}) {
  const activate = [...(script.activate ?? [])];
  const deliver = [...(script.deliver ?? [])];
  let held = script.stored;
  let sealings = 0;
  const log: string[] = [];
  const waits: number[] = [];
  const tools: DeliveryTools = {
    api: {
      activate: async ({ blinded }) => {
        log.push(`activate ${blinded} with ${held?.step ?? 'nothing'} stored`);
        return activate.shift() ?? answered('blind signature');
      },
      deliver: async ({ sealed }) => {
        log.push(`deliver ${sealed} with ${held?.step ?? 'nothing'} stored`);
        return deliver.shift() ?? answered(receipt);
      },
    },
    sealing: {
      prepare: async () => {
        sealings += 1;
        return { ok: true, value: prepared(String(sealings)) };
      },
      finish: async (state) =>
        script.finish === undefined
          ? { ok: true, value: signed(state) }
          : { ok: false, reason: script.finish },
      receiptOf: async () => receipt,
    },
    patience: {
      wait: async (seconds) => {
        waits.push(seconds);
      },
      random: () => 0,
    },
    stored: () => held,
    store: (state) => {
      held = state;
      return state;
    },
    report: () => undefined,
  };
  return { tools, log, waits, held: () => held };
}

describe('delivering a ballot', () => {
  test('stores each state before the request that needs it', async () => {
    const { tools, log, held } = workshop({});
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: true, value: { step: 'sent', receipt } });
    expect(log).toEqual([
      'activate blinded-1 with sealed stored',
      'deliver sealed-1 with signed stored',
    ]);
    expect(held()).toEqual({ step: 'sent', receipt });
  });

  test('goes on with the sealed ballot that is stored instead of sealing again', async () => {
    const stored: BallotState = { step: 'sealed', prepared: prepared('before') };
    const { tools, log } = workshop({ stored });
    await deliverBallot('token', survey, ballot, tools);
    expect(log[0]).toBe('activate blinded-before with sealed stored');
  });

  test('does not activate again once the signature is stored', async () => {
    const stored: BallotState = { step: 'signed', ballot: signed(prepared('before')) };
    const { tools, log } = workshop({ stored });
    await deliverBallot('token', survey, undefined, tools);
    expect(log).toEqual(['deliver sealed-before with signed stored']);
  });

  test('asks nothing of the server for a ballot that has arrived', async () => {
    const { tools, log } = workshop({ stored: { step: 'sent', receipt } });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result.ok).toBe(true);
    expect(log).toEqual([]);
  });

  test('repeats the same blinded message when answers are lost', async () => {
    const { tools, log } = workshop({ activate: [unreachable, unreachable] });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result.ok).toBe(true);
    expect(log.filter((line) => line.startsWith('activate blinded-1'))).toHaveLength(3);
  });

  test('gives up after six attempts with growing waits and keeps its state', async () => {
    const { tools, log, waits, held } = workshop({
      deliver: Array.from({ length: 20 }, () => unreachable),
    });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: false, reason: 'unreachable' });
    expect(log.filter((line) => line.startsWith('deliver'))).toHaveLength(6);
    expect(waits).toEqual([1, 2, 4, 8, 15]);
    expect(held()?.step).toBe('signed');
  });

  test('waits as long as the server asks, and not at all when it asks for too long', async () => {
    const short = workshop({ activate: [{ kind: 'unreachable', retryAfterSeconds: 9 }] });
    await deliverBallot('token', survey, ballot, short.tools);
    expect(short.waits).toEqual([9]);
    const long = workshop({ activate: [{ kind: 'unreachable', retryAfterSeconds: 3600 }] });
    const result = await deliverBallot('token', survey, ballot, long.tools);
    expect(result).toEqual({ ok: false, reason: 'unreachable' });
    expect(long.waits).toEqual([]);
  });

  test.each(['already_activated', 'window_closed', 'survey_finished'] as const)(
    'takes %s as final, hands nothing over and stores it',
    async (code) => {
      const { tools, log, held } = workshop({ activate: [{ kind: 'refused', code }] });
      const result = await deliverBallot('token', survey, ballot, tools);
      expect(result).toEqual({ ok: true, value: { step: 'refused', reason: code } });
      expect(held()).toEqual({ step: 'refused', reason: code });
      expect(log).toHaveLength(1);
    },
  );

  test.each([
    ['window_not_open', 'window_not_open'],
    ['link_unknown', 'link_unknown'],
    ['body_invalid', 'unexpected'],
  ])('keeps the sealed ballot when the server says %s', async (code, reason) => {
    const { tools, held } = workshop({ activate: [{ kind: 'refused', code }] });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: false, reason });
    expect(held()?.step).toBe('sealed');
  });

  test('hands nothing over under a signature that is not valid', async () => {
    const { tools, log, held } = workshop({ finish: 'signature_invalid' });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: false, reason: 'signature_invalid' });
    expect(held()?.step).toBe('sealed');
    expect(log).toEqual(['activate blinded-1 with sealed stored']);
  });

  test('goes on with the ballot of another tab when that was the one that is held', async () => {
    const other: BallotState = { step: 'sealed', prepared: prepared('other') };
    const { tools, log } = workshop({
      activate: [{ kind: 'refused', code: 'already_activated' }],
    });
    let first = true;
    const store = tools.store;
    const result = await deliverBallot('token', survey, ballot, {
      ...tools,
      store: (state, from) => {
        if (state.step !== 'refused' || !first) return store(state, from);
        first = false;
        return store(other);
      },
    });
    expect(result).toEqual({ ok: true, value: { step: 'sent', receipt } });
    expect(log.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'activate blinded-1',
      'activate blinded-other',
      'deliver sealed-other',
    ]);
  });

  test('tells a ballot whose signature the ballot box refuses from one it cannot explain', async () => {
    const { tools, held } = workshop({ deliver: [{ kind: 'refused', code: 'signature_invalid' }] });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: false, reason: 'signature_invalid' });
    expect(held()?.step).toBe('signed');
  });

  test('does not take the receipt of another ballot for its own', async () => {
    const { tools, held } = workshop({ deliver: [answered('QQQQQQQQQQQQQQQQ')] });
    const result = await deliverBallot('token', survey, ballot, tools);
    expect(result).toEqual({ ok: false, reason: 'unexpected' });
    expect(held()?.step).toBe('signed');
  });
});
