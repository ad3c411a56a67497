import { decodeBallot, type Ballot } from '../../shared/rating-protocol/ballot.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { importSealingKeys, openSealedBallot } from '../../shared/rating-protocol/open-ballot.ts';
import { receiptOfHash } from '../../shared/rating-protocol/receipt.ts';
import { importSigningPublicKey } from '../../shared/rating-protocol/signing-suite.ts';
import {
  type SignedBallot,
  verifyHashedBallot,
} from '../../shared/rating-protocol/verify-ballot.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Bytes, hexOf } from '../../shared/wire/bytes.ts';
import type { SurveyState } from '../../shared/wire/window-states.ts';
import { isHalted } from '../audit/halt-store.ts';
import { commitAudited } from '../audit/store.ts';
import { type KeyVault, loadKey } from '../windows/key-vault.ts';
import { mayTally, tally as outcomeOf } from '../windows/survey-lifecycle.ts';
import { loadSurveyKeys } from '../windows/survey-keys.ts';
import { destroyFinishedKeys } from './destroy-keys.ts';
import { encryptEvidence, importEvidenceKey } from './evidence-key.ts';
import {
  readBallots,
  readTallySubject,
  type TallyRecord,
  type TallySubject,
  writeTally,
} from './tally-store.ts';
import { padReceipts, unbundle } from './unbundle.ts';

/** Why a survey is not tallied. */
type TallyRefusal = 'survey_unknown' | 'survey_state_forbids' | 'tally_not_due' | 'rating_halted';

/** Texts encrypted at once: one after the other would wait 4,500 times, all together take the memory. */
const encryptedAtOnce = 90;

/**
 * Step 8 of the rating protocol, for one survey: verify, open, unbundle, write in one
 * batch, destroy the keys. Harmless to repeat, to run twice at once, and to interrupt.
 *
 * @param actor a person's id, or 'system' for the clock
 * @returns the state the survey is in afterwards
 */
export async function tallySurvey(
  db: D1Database,
  vault: KeyVault,
  surveyId: string,
  actor: string,
): Promise<Result<SurveyState, TallyRefusal>> {
  const subject = await readTallySubject(db, surveyId);
  if (subject === undefined) return fail('survey_unknown');
  const allowed = mayTally(subject.state, subject, subject.now);
  if (!allowed.ok) {
    // Tallied already: finish what a crash may have left undone.
    if (allowed.reason === 'survey_state_forbids' && subject.state !== 'pending') {
      await destroyFinishedKeys(db, vault);
      return ok(subject.state);
    }
    return allowed;
  }
  if (await isHalted(db)) return fail('rating_halted');
  const record = await count(db, vault, surveyId, subject);
  const done = await commitAudited(
    db,
    {
      chain: 'windows',
      actor,
      action: isAlarm(record) ? 'tally_survey_with_alarm' : 'tally_survey',
      subject: surveyId,
      detail: { outcome: record.outcome },
    },
    writeTally(db, surveyId, record),
  );
  await destroyFinishedKeys(db, vault);
  if (done !== undefined) return ok(record.outcome);
  const after = await readTallySubject(db, surveyId);
  return after === undefined ? fail('survey_unknown') : ok(after.state);
}

/** True when somebody wrote to the ballot box who could not have. */
function isAlarm(record: TallyRecord): boolean {
  return record.rejected > 0 || record.outcome === 'void';
}

async function count(
  db: D1Database,
  vault: KeyVault,
  surveyId: string,
  subject: TallySubject,
): Promise<TallyRecord> {
  // 8a. Drop what is not validly signed, and copies: whoever wrote them to the database had no link.
  const received = await readBallots(db, surveyId);
  const valid = await keepValid(received, subject);
  const base = {
    activated: subject.activated,
    received: received.length,
    rejected: received.length - valid.length,
  };
  const unread = { ...base, spoiled: 0, counted: 0, unopened: valid.length };

  // 8b. More ballots than used links: signatures were made elsewhere. Nothing is opened.
  const counts = {
    activated: subject.activated,
    valid: valid.length,
    threshold: subject.threshold,
  };
  const beforeOpening = outcomeOf({ ...counts, counted: valid.length });
  if (beforeOpening !== 'tallied') return { outcome: beforeOpening, ...unread };

  // 8c. Open all; a ballot that is none is counted as spoiled, and nobody learns which.
  const opened = await openAll(vault, surveyId, subject, valid);
  const outcome = outcomeOf({ ...counts, counted: opened.length });
  const read = { ...base, spoiled: valid.length - opened.length, unopened: 0 };
  if (outcome !== 'tallied') return { outcome, ...read, counted: opened.length };

  // 8d. Tear the ballots apart, encrypt the texts under the key that is kept till the purge.
  const { answers, sums } = unbundle(
    opened.map(({ ballot }) => ballot),
    randomBytes,
  );
  const dataKey = await importEvidenceKey(await loadKey(vault, 'evidence', surveyId));
  const sealedAnswers: NonNullable<TallyRecord['figures']>['answers'] = [];
  for (let start = 0; start < answers.length; start += encryptedAtOnce) {
    const sealed = answers.slice(start, start + encryptedAtOnce).map(async (answer) => ({
      ...answer,
      evidence: await encryptEvidence(dataKey, answer, answer.text),
    }));
    sealedAnswers.push(...(await Promise.all(sealed)));
  }
  const receipts = await Promise.all(opened.map(({ hash }) => receiptOfHash(hash)));
  return {
    outcome,
    ...read,
    counted: opened.length,
    figures: {
      sums,
      answers: sealedAnswers,
      receipts: padReceipts(receipts, subject.linksIssued, randomBytes),
    },
  };
}

/** A sealed ballot with its SHA-256, computed once for signature, copies and receipt. */
interface ValidBallot {
  sealed: Bytes;
  hash: Bytes;
}

async function keepValid(ballots: SignedBallot[], subject: TallySubject): Promise<ValidBallot[]> {
  const key = await importSigningPublicKey(subject.signingKey);
  const valid = new Map<string, ValidBallot>();
  for (const ballot of ballots) {
    const { sealed } = ballot;
    const hash = await sha256(sealed);
    if (!(await verifyHashedBallot(key, subject, ballot, hash))) continue;
    // Whoever writes to the database can copy a valid ballot to a row under another hash.
    valid.set(hexOf(hash), { sealed, hash });
  }
  return [...valid.values()];
}

async function openAll(
  vault: KeyVault,
  surveyId: string,
  subject: TallySubject,
  ballots: ValidBallot[],
): Promise<{ ballot: Ballot; hash: Bytes }[]> {
  const { sealing } = await loadSurveyKeys(vault, surveyId);
  const keys = await importSealingKeys(sealing);
  const opened: { ballot: Ballot; hash: Bytes }[] = [];
  for (const { sealed, hash } of ballots) {
    const bytes = await openSealedBallot(keys, subject, sealed);
    const ballot = bytes.ok ? decodeBallot(bytes.value) : bytes;
    if (ballot.ok) opened.push({ ballot: ballot.value, hash });
  }
  return opened;
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
