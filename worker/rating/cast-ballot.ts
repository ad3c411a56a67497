import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { receiptOfHash } from '../../shared/rating-protocol/receipt.ts';
import { importSigningPublicKey } from '../../shared/rating-protocol/signing-suite.ts';
import {
  type SignedBallot,
  verifyBallotSignature,
} from '../../shared/rating-protocol/verify-ballot.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isLive, phaseAt } from '../windows/lifecycle.ts';
import { type BallotBox, castBallot, readBallotBox } from './ballot-store.ts';

/** Why the ballot box does not take a ballot. */
export type BallotRefusal =
  | 'signature_invalid'
  | 'window_not_open'
  | 'window_closed'
  | 'survey_finished';

/**
 * Step 6 of the rating protocol: rebuilds the signed message from the survey's own
 * manifests, verifies, stores once, and answers with the receipt. Knows of no link.
 */
export async function cast(
  db: D1Database,
  surveyId: string,
  ballot: SignedBallot,
): Promise<Result<string, BallotRefusal>> {
  const box = await readBallotBox(db, surveyId);
  // An unknown survey has no key under which anything could be valid.
  if (box === undefined) return fail('signature_invalid');
  const finished = finishedRefusal(box);
  if (finished !== undefined) return fail(finished);

  // 6a. Verify under this survey's key, for this window and this survey.
  const key = await importSigningPublicKey(box.signingKey);
  if (!(await verifyBallotSignature(key, box, ballot))) return fail('signature_invalid');

  // 6b. Insert, keyed by the ballot's hash; re-read; answer.
  const ballotHash = await sha256(ballot.sealed);
  if (await castBallot(db, surveyId, ballotHash, ballot)) {
    return ok(await receiptOfHash(ballotHash));
  }
  return fail(phaseAt(box, box.now) === 'not_open_yet' ? 'window_not_open' : 'window_closed');
}

function finishedRefusal(box: BallotBox): 'survey_finished' | undefined {
  return box.surveyState !== 'pending' || !isLive(box.windowState) ? 'survey_finished' : undefined;
}
