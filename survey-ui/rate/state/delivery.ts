import type { RaterApi, Answer } from '../api.ts';
import type { Ballot } from '../../../shared/rating-protocol/ballot.ts';
import type { PreparedBallot, SignedBallotText } from '../../../shared/rating-protocol/rater.ts';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { type BallotState, type FinalRefusal, finalRefusals } from './device.ts';
import { type Patience, withRetries } from './retry.ts';

/** Why a ballot has stopped on its way for now; its stored state stays good. */
export type Stuck =
  | 'unreachable'
  | 'window_not_open'
  | 'link_unknown'
  | 'signature_invalid'
  | 'unexpected';

/** What a ballot on its way is being put through. */
export type Stage = 'sealing' | 'signing' | 'delivering';

/** The cryptographic steps, as the lazily loaded part of the page offers them. */
export type Sealing = {
  prepare: (ballot: Ballot) => Promise<Result<PreparedBallot, string>>;
  finish: (
    prepared: PreparedBallot,
    blindSignature: string,
  ) => Promise<Result<SignedBallotText, string>>;
  receiptOf: (ballot: SignedBallotText) => Promise<string | undefined>;
};

/** What handing over a signed ballot needs from outside. */
export type CastingTools = {
  api: Pick<RaterApi, 'deliver'>;
  sealing: Pick<Sealing, 'receiptOf'>;
  patience: Patience;
};

/** A ballot for which nothing more can or need be done. */
export type Settled = Extract<BallotState, { step: 'sent' | 'refused' }>;

/** Everything that delivering one ballot needs from outside. */
export type DeliveryTools = {
  api: Pick<RaterApi, 'activate' | 'deliver'>;
  sealing: Sealing;
  patience: Patience;
  /** What the device holds now; another tab may have got further. */
  stored: () => BallotState | undefined;
  /**
   * Stores a state that was built upon `from` and returns what is then stored: another tab's, if
   * that one was first.
   */
  store: (state: BallotState, from?: BallotState) => BallotState;
  report: (stage: Stage) => void;
};

/**
 * Protocol step 3: seals and blinds a ballot and stores it, unless the device holds it already.
 * Nothing is sent. All ballots that the rater has confirmed are sealed before the first is
 * delivered, so that whatever interrupts the delivery, a reload goes on with all of them.
 */
export async function sealBallot(
  ballot: Ballot | undefined,
  { sealing, stored, store, report }: DeliveryTools,
): Promise<Result<BallotState, 'unexpected'>> {
  const held = stored();
  if (held !== undefined) return ok(held);
  if (ballot === undefined) return fail('unexpected');
  report('sealing');
  const prepared = await sealing.prepare(ballot);
  if (!prepared.ok) return fail('unexpected');
  return ok(store({ step: 'sealed', prepared: prepared.value }));
}

/**
 * Brings one department's ballot from wherever it stands to `sent` or a final refusal (protocol
 * steps 3 to 7). Every step may be repeated: the same blinded message gets the same signature,
 * the same ballot the same receipt. No request holds both the token and the ballot.
 *
 * @param ballot what to seal, unless a sealed state is stored already; then it is not looked at
 */
export async function deliverBallot(
  token: string,
  survey: string,
  ballot: Ballot | undefined,
  tools: DeliveryTools,
): Promise<Result<BallotState, Stuck>> {
  const sealed = await sealBallot(ballot, tools);
  if (!sealed.ok) return sealed;
  let state = sealed.value;
  // Another tab's state may come back from storing; then its ballot is the one to go on with.
  for (;;) {
    if (state.step === 'sealed') {
      tools.report('signing');
      const signed = await sign(token, survey, state.prepared, tools);
      if (!signed.ok) return signed;
      state = tools.store(signed.value, state);
    } else if (state.step === 'signed') {
      tools.report('delivering');
      const sent = await castSigned(state.ballot, tools);
      if (!sent.ok) return sent;
      state = tools.store(sent.value, state);
    } else {
      return ok(state);
    }
  }
}

/** 4 and 5. Have the blinded message signed; take the blinding off and verify. */
async function sign(
  token: string,
  survey: string,
  prepared: PreparedBallot,
  { api, sealing, patience }: DeliveryTools,
): Promise<Result<BallotState, Stuck>> {
  const { blinded } = prepared;
  const answer = await withRetries(async () => api.activate({ token, survey, blinded }), patience);
  if (answer.kind !== 'answered') return stopped(answer);
  const finished = await sealing.finish(prepared, answer.value);
  if (finished.ok) return ok({ step: 'signed', ballot: finished.value });
  return fail(finished.reason === 'signature_invalid' ? 'signature_invalid' : 'unexpected');
}

/**
 * Protocol step 6: hands a signed ballot over, with no token; `sent` with its receipt, or a final
 * refusal.
 */
export async function castSigned(
  ballot: SignedBallotText,
  { api, sealing, patience }: CastingTools,
): Promise<Result<Settled, Stuck>> {
  const answer = await withRetries(async () => api.deliver(ballot), patience);
  if (answer.kind !== 'answered') return stopped(answer);
  const receipt = await sealing.receiptOf(ballot);
  // A receipt that is not this ballot's would make the rater look for something else later.
  if (receipt === undefined || receipt !== answer.value) return fail('unexpected');
  return ok({ step: 'sent', receipt });
}

function stopped(answer: Exclude<Answer<string>, { kind: 'answered' }>): Result<Settled, Stuck> {
  if (answer.kind === 'unreachable') return fail('unreachable');
  const { code } = answer;
  if (isFinal(code)) return ok({ step: 'refused', reason: code });
  return fail(toldApart.find((known) => known === code) ?? 'unexpected');
}

/** Refusals that leave the ballot good and have words of their own. */
const toldApart = ['window_not_open', 'link_unknown', 'signature_invalid'] as const;

function isFinal(code: string): code is FinalRefusal {
  return finalRefusals.some((known) => known === code);
}
