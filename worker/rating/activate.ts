import {
  blindSign,
  rawSignerOfWorkerd,
} from '../../shared/rating-protocol/blind-signature-server.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { TAG_BLINDED } from '../../shared/rating-protocol/domain-tags.ts';
import { checkSigningKey } from '../../shared/rating-protocol/signing-key.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import type { KeyVault } from '../windows/key-vault.ts';
import { phaseAt } from '../windows/lifecycle.ts';
import { loadSurveyKeys } from '../windows/survey-keys.ts';
import { activateLink, findLinkSurvey, type LinkSurvey } from './activation-store.ts';
import { lookUp } from './link-lookup.ts';

/** Why a link gives no signature. */
export type ActivationRefusal =
  | 'link_unknown'
  | 'blinded_out_of_range'
  | 'window_not_open'
  | 'already_activated'
  | 'window_closed'
  | 'survey_finished'
  | 'rating_halted'
  | 'key_unavailable';

/**
 * Step 4 of the rating protocol, BlindSign of RFC 9474 section 4.3 with the link spent in
 * between. Signs first: if anything fails before the link is marked, the link is unharmed,
 * and if the reply is lost, the same blinded message gets the same bytes again.
 */
export async function activate(
  db: D1Database,
  vault: KeyVault,
  token: Bytes,
  surveyId: string,
  blinded: Bytes,
): Promise<Result<Bytes, ActivationRefusal>> {
  // 4a. Look up the link.
  const found = await lookUp(vault, token, (macs) => findLinkSurvey(db, macs, surveyId));
  if (found === undefined) return fail('link_unknown');
  if (found.surveyState !== 'pending') return fail('survey_finished');
  if (found.halted) return fail('rating_halted');

  // 4b. Sign, and check s^e = blinded.
  const key = checkSigningKey(found.signingKey);
  if (!key.ok) return fail('key_unavailable');
  const { signing } = await loadSurveyKeys(vault, surveyId);
  const sign = await rawSignerOfWorkerd(signing.privateKey);
  const signature = await blindSign(sign, key.value, blinded);
  if (!signature.ok) {
    const { reason } = signature;
    return fail(reason === 'blinded_out_of_range' ? reason : 'key_unavailable');
  }

  // 4c. Spend the link; only then may the signature leave.
  const blindedHash = await sha256(TAG_BLINDED, blinded);
  if (await activateLink(db, found.linkId, surveyId, blindedHash)) return ok(signature.value);
  const after = await lookUp(vault, token, (macs) => findLinkSurvey(db, macs, surveyId));
  return fail(refusalOf(found, after));
}

/**
 * Why the link could not be spent, by what was true before and after. Only if the window was
 * open at both moments is that because the link is spent: a rater whose request met the close
 * or a void must not be told that somebody else has used the link. Outside, the answer is the
 * same for spent and unspent links, so that trying them tells nothing of who has answered.
 */
function refusalOf(before: LinkSurvey, after: LinkSurvey | undefined): ActivationRefusal {
  if (phaseAt(before, before.now) === 'not_open_yet') return 'window_not_open';
  if (after === undefined) return 'link_unknown';
  if (after.surveyState !== 'pending') return 'survey_finished';
  if (after.halted) return 'rating_halted';
  const isOpen = (link: LinkSurvey) => phaseAt(link, link.now) === 'open';
  return isOpen(before) && isOpen(after) ? 'already_activated' : 'window_closed';
}
