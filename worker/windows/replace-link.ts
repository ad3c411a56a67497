import { nanoid } from 'nanoid';
import { createToken, formatLink } from '../../shared/rating-protocol/link.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import type { ReplacementReason } from '../../shared/wire/replacement-reasons.ts';
import type { SignedInPerson } from '../accounts/session.ts';
import { commitAudited, commitOrRefuse } from '../audit/store.ts';
import { isConcerned } from '../separate-duties/rules.ts';
import { isExcludedFromAnswer } from '../separate-duties/store.ts';
import { type KeyVault, loadKey } from './key-vault.ts';
import { revisionOf } from './link-store.ts';
import { importLinkKey, linkMac } from './link-tokens.ts';
import { type IssuedLink, keptOf, randomBytes } from './make-links.ts';
import {
  approveReplacement,
  fileReplacement,
  findLinkOf,
  listWaitingReplacements,
  offerToken,
  putTokenInForce,
  readReplacement,
  refuseReplacement,
  type Replacement,
} from './replace-link-store.ts';
import type { WindowRecord } from './window-store.ts';

/**
 * HR asks for another token of a link that it has in hand. The answer depends on whether the
 * window has such a link and takes ratings, on nothing else: used and unused links get the same.
 *
 * @param token 20 bytes, read from the link or the typed code
 * @returns the request's id
 */
export async function requestReplacement(
  db: D1Database,
  vault: KeyVault,
  window: WindowRecord,
  person: SignedInPerson,
  token: Bytes,
  reason: ReplacementReason,
): Promise<
  Result<string, 'window_state_forbids' | 'second_person_needed' | 'link_unknown' | 'request_waits'>
> {
  if (!takesRatings(window)) return fail('window_state_forbids');
  if (isConcerned(keptOf(window), person)) return fail('second_person_needed');
  const found = await findLinkOf(db, window.id, await macOf(vault, window.id, token));
  if (found === undefined) return fail('link_unknown');
  const id = nanoid();
  return commitOrRefuse(
    db,
    entry(person, 'request_replacement', window.id, id),
    fileReplacement(db, id, { link: found.id, reason, requestedBy: person.id }),
    { otherwise: 'window_state_forbids', 'link_replacements.link_id': 'request_waits' },
    id,
  );
}

/** Requests that wait for a reviewer's word, without those that somebody else has to answer. */
export async function listReplacementsToAnswer(
  db: D1Database,
  reviewer: string,
): Promise<Replacement[]> {
  const mine = (await listWaitingReplacements(db)).filter(
    ({ reviewers, approvedBy }) => reviewers.includes(reviewer) && !approvedBy.includes(reviewer),
  );
  const barred = await Promise.all(mine.map((each) => isExcludedFromAnswer(db, each, reviewer)));
  return mine.filter((_, index) => barred[index] !== true);
}

/**
 * A reviewer's word on a request. Every reviewer of a survey that the link reaches has to approve:
 * whoever replaced links alone could shut out raters one by one. Who has approved may still refuse
 * while others are asked; a word that comes too late is refused, not lost.
 */
export async function answerReplacement(
  db: D1Database,
  id: string,
  person: SignedInPerson,
  answer: 'approve' | 'refuse',
): Promise<Result<true, 'request_unknown' | 'second_person_needed' | 'request_state_forbids'>> {
  const found = await readReplacement(db, id);
  if (found === undefined || !found.reviewers.includes(person.id)) return fail('request_unknown');
  if (await isExcludedFromAnswer(db, found, person.id)) return fail('second_person_needed');
  const isAnswered = (replacement: Replacement | undefined) =>
    answer === 'refuse'
      ? replacement?.state === 'refused'
      : replacement?.state !== 'refused' && replacement?.approvedBy.includes(person.id) === true;
  if (isAnswered(found)) return ok(true);
  if (found.state !== 'waiting') return fail('request_state_forbids');
  const statements =
    answer === 'approve' ? approveReplacement(db, id, person.id) : refuseReplacement(db, id);
  // Nothing is written when somebody else has settled it meanwhile.
  await commitAudited(db, entry(person, `${answer}_replacement`, found.window, id), statements);
  return isAnswered(await readReplacement(db, id)) ? ok(true) : fail('request_state_forbids');
}

/**
 * Makes the new link of an approved request, the only time anybody can see it. The old one stays
 * valid until this one is confirmed as saved; until then calling this again makes another.
 *
 * @param origin of the rater's page, without trailing slash
 */
export async function makeReplacement(
  context: { db: D1Database; vault: KeyVault; origin: string },
  window: WindowRecord,
  id: string,
  person: SignedInPerson,
): Promise<
  Result<
    IssuedLink & { revision: number },
    'request_unknown' | 'second_person_needed' | 'window_state_forbids' | 'request_state_forbids'
  >
> {
  const { db, vault, origin } = context;
  const found = await readReplacement(db, id);
  if (found?.window !== window.id) return fail('request_unknown');
  if (isConcerned(keptOf(window), person)) return fail('second_person_needed');
  if (!takesRatings(window) || window.manifestHash === undefined) {
    return fail('window_state_forbids');
  }
  if (found.state !== 'approved') return fail('request_state_forbids');
  const token = createToken(randomBytes);
  const done = await commitAudited(
    db,
    entry(person, 'make_replacement', window.id, id),
    offerToken(db, id, await macOf(vault, window.id, token)),
  );
  const revision = revisionOf(done);
  if (revision === undefined) return fail('request_state_forbids');
  const link = formatLink(origin, { fp: new Uint8Array(window.manifestHash), token });
  return ok({ revision, department: found.client.id, link });
}

/** Puts the new link of `revision` in force. From then on the old one is as unknown as any other. */
export async function confirmReplacement(
  db: D1Database,
  windowId: string,
  id: string,
  person: SignedInPerson,
  revision: number,
): Promise<Result<true, 'request_unknown' | 'request_state_forbids' | 'revision_conflict'>> {
  const found = await readReplacement(db, id);
  if (found?.window !== windowId) return fail('request_unknown');
  // Another link was made for it meanwhile: the one that was saved would never be valid.
  if (found.revision !== revision) return fail('revision_conflict');
  // The reply to an earlier confirmation of this very link was lost.
  if (found.state === 'carried_out') return ok(true);
  if (found.state !== 'approved') return fail('request_state_forbids');
  const done = await commitAudited(
    db,
    entry(person, 'replace_link', windowId, id),
    putTokenInForce(db, id, revision),
  );
  if (done !== undefined) return ok(true);
  // Two presses at once: the other one did it.
  const settled = await readReplacement(db, id);
  return settled?.state === 'carried_out' && settled.revision === revision
    ? ok(true)
    : fail('request_state_forbids');
}

/** Whether the window gives signatures, or will: only then is there something to replace. */
function takesRatings({ state, closesAt, now }: WindowRecord): boolean {
  return (state === 'issued' || state === 'open') && now < closesAt;
}

async function macOf(vault: KeyVault, windowId: string, token: Bytes): Promise<Bytes> {
  return linkMac(await importLinkKey(await loadKey(vault, 'link-key', windowId)), windowId, token);
}

function entry(person: SignedInPerson, action: string, subject: string, replacement: string) {
  const detail = { replacement };
  return { chain: 'windows', actor: person.id, action, subject, detail } as const;
}
