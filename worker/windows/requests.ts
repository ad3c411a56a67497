import { fail, ok, type Result } from '../../shared/result.ts';
import type { SignedInPerson } from '../accounts/session.ts';
import { commitAudited, commitOrRefuse } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import { isExcludedFromAnswer } from '../separate-duties/store.ts';
import { closeEarly, voidWindow } from './lifecycle.ts';
import {
  approveRequest,
  closeNow,
  fileRequest,
  markCarriedOut,
  readRequest,
  readWaitingRequests,
  refuseRequest,
  type RequestKind,
  type RequestRecord,
} from './request-store.ts';
import { voidConcerns } from './void-scope.ts';
import { voidUnapprovedWindow, voidWholeWindow } from './void-store.ts';
import type { WindowRecord } from './window-store.ts';

/** What HR asks for. */
export interface Wish {
  /** Chosen by who asks, so that asking again after a lost reply is the same request. */
  id: string;
  kind: RequestKind;
  reason: string;
}

/**
 * HR asks to close early or to void. Nobody's answer decides alone when a window ends:
 * each reviewer of its departments has to approve. A window that was not approved yet
 * is voided at once.
 */
export async function requestChange(
  db: D1Database,
  window: WindowRecord,
  person: SignedInPerson,
  { id, kind, reason }: Wish,
): Promise<Result<string, 'window_state_forbids' | 'request_waits'>> {
  if ((await readRequest(db, id))?.window === window.id) return ok(id);
  // The reply to voiding it at once was lost.
  if (kind === 'void' && window.state === 'void' && window.voidReason === reason) return ok(id);
  const allowed =
    kind === 'void'
      ? voidWindow(window.state, { surveysPending: voidConcerns(window).reaches.count })
      : closeEarly(window.state, window, window.now);
  if (!allowed.ok) return allowed;
  const cycle = window.cycle.id;
  const alone = window.state === 'draft' || window.state === 'submitted';
  const statements = alone
    ? voidUnapprovedWindow(db, { id: window.id, cycle }, reason)
    : fileRequest(db, id, { window: window.id, cycle, kind, reason, requestedBy: person.id });
  const { detail, keep } = await withWords(db, cycle, reason);
  return commitOrRefuse(
    db,
    {
      chain: 'windows',
      actor: person.id,
      action: alone ? 'void_window' : `request_${kind}`,
      subject: window.id,
      detail,
    },
    [...statements, ...keep],
    { otherwise: 'window_state_forbids', 'window_requests.': 'request_waits' },
    id,
  );
}

/**
 * A reviewer's word on a request. With the last approval it is carried out. Who has approved may
 * still refuse while others are asked; a word that comes too late is refused, not lost.
 */
export async function answerRequest(
  db: D1Database,
  requestId: string,
  person: SignedInPerson,
  answer: 'approve' | 'refuse',
): Promise<Result<true, 'request_unknown' | 'second_person_needed' | 'request_state_forbids'>> {
  const request = await readRequest(db, requestId);
  if (request === undefined || !request.reviewers.includes(person.id)) {
    return fail('request_unknown');
  }
  if (await isExcludedFromAnswer(db, request, person.id)) return fail('second_person_needed');
  if (request.state === 'waiting' && !isAnswered(request, person.id, answer)) {
    await commitAudited(
      db,
      {
        chain: 'windows',
        actor: person.id,
        action: `${answer}_${request.kind}`,
        subject: request.window,
        detail: { request: requestId },
      },
      answer === 'approve'
        ? approveRequest(db, requestId, person.id)
        : refuseRequest(db, requestId),
    );
  }
  const now = await readRequest(db, requestId);
  if (now === undefined || !isAnswered(now, person.id, answer)) {
    return fail('request_state_forbids');
  }
  await carryOut(db, now);
  return ok(true);
}

/** Whether a request stands as this answer of this person leaves it. */
function isAnswered(
  { state, approvedBy }: Pick<RequestRecord, 'state' | 'approvedBy'>,
  person: string,
  answer: 'approve' | 'refuse',
): boolean {
  if (answer === 'refuse') return state === 'refused';
  return state !== 'refused' && approvedBy.includes(person);
}

/** Carries out what all have approved; also called by the clock, should a crash have come between. */
export async function carryOutApproved(db: D1Database): Promise<void> {
  for (const request of await readWaitingRequests(db)) await carryOut(db, request);
}

async function carryOut(db: D1Database, request: RequestRecord): Promise<void> {
  const approved = request.reviewers.every((reviewer) => request.approvedBy.includes(reviewer));
  // HR could otherwise do without a reviewer's word by taking the role away.
  const heard = request.reviewers.length > 0 && request.withoutReviewer === 0;
  if (request.state !== 'waiting' || !heard || !approved) return;
  const effect =
    request.kind === 'void'
      ? voidWholeWindow(db, { id: request.window, cycle: request.cycle.id }, request.reason)
      : closeNow(db, request.window);
  const done = await commitAudited(
    db,
    {
      chain: 'windows',
      actor: 'system',
      action: request.kind === 'void' ? 'void_window' : 'close_early',
      subject: request.window,
      detail: { request: request.id },
    },
    [...effect, ...markCarriedOut(db, request.id)],
  );
  // The window moved on by itself meanwhile: there is nothing left to carry out.
  if (done === undefined) await lapse(db, request);
}

async function lapse(db: D1Database, request: RequestRecord): Promise<void> {
  await commitAudited(
    db,
    {
      chain: 'windows',
      actor: 'system',
      action: 'request_lapsed',
      subject: request.window,
      detail: { request: request.id },
    },
    refuseRequest(db, request.id),
  );
}
