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

/** Everything that delivering one ballot needs from outside. */
export type DeliveryTools = {
  api: Pick<RaterApi, 'activate' | 'deliver'>;
  sealing: Sealing;
  patience: Patience;
  /** What the device holds now; another tab may have got further. */
  stored: () => BallotState | undefined;
  /** Stores a state and returns what is stored: the other tab's, if that one was first. */
  store: (state: BallotState) => BallotState;
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
  if (state.step === 'sealed') {
    tools.report('signing');
    const signed = await sign(token, survey, state.prepared, tools);
    if (!signed.ok) return signed;
    state = tools.store(signed.value);
  }
  if (state.step === 'signed') {
    tools.report('delivering');
    const sent = await post(state.ballot, tools);
    if (!sent.ok) return sent;
    state = tools.store(sent.value);
  }
  return ok(state);
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

/** 6. Hand the signed ballot over; the token stays here. */
async function post(
  ballot: SignedBallotText,
  { api, sealing, patience }: DeliveryTools,
): Promise<Result<BallotState, Stuck>> {
  const answer = await withRetries(async () => api.deliver(ballot), patience);
  if (answer.kind !== 'answered') return stopped(answer);
  const receipt = await sealing.receiptOf(ballot);
  // A receipt that is not this ballot's would make the rater look for something else later.
  if (receipt === undefined || receipt !== answer.value) return fail('unexpected');
  return ok({ step: 'sent', receipt });
}

function stopped(
  answer: Exclude<Answer<string>, { kind: 'answered' }>,
): Result<BallotState, Stuck> {
  if (answer.kind === 'unreachable') return fail('unreachable');
  const { code } = answer;
  if (isFinal(code)) return ok({ step: 'refused', reason: code });
  return fail(code === 'window_not_open' || code === 'link_unknown' ? code : 'unexpected');
}

function isFinal(code: string): code is FinalRefusal {
  return finalRefusals.some((known) => known === code);
}
