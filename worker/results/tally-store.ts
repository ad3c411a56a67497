import { type Bytes, bytesOfHex, hexOf } from '../../shared/wire/bytes.ts';
import type { SignedBallot } from '../../shared/rating-protocol/verify-ballot.ts';
import type { SurveyState } from '../../shared/wire/window-states.ts';
import { bytesOf, expectChanges } from '../database.ts';
import type { TallyOutcome } from '../windows/survey-lifecycle.ts';
import { nowColumns, nowOf, type NowRow, type WindowNow } from '../windows/window-now-store.ts';
import type { Answer } from './unbundle.ts';

/** A survey as the tally finds it. */
export interface TallySubject extends WindowNow {
  windowId: string;
  state: SurveyState;
  threshold: number;
  linksIssued: number;
  signingKey: Bytes;
  surveyManifestHash: Bytes;
  fp: Bytes;
  /** Links that were used for this survey. */
  activated: number;
  /** Rows in its ballot box, valid or not. */
  received: number;
}

const subjectSql = `SELECT ${nowColumns}, w.id AS window_id, w.threshold,
    w.manifest_hash AS fp, s.state, s.links_issued, s.signing_key, s.manifest_hash,
    (SELECT count(*) FROM link_surveys WHERE survey_id = s.id AND blinded_hash IS NOT NULL)
      AS activated,
    (SELECT count(*) FROM ballots WHERE survey_id = s.id) AS received
  FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.id = ?1 AND s.manifest_hash IS NOT NULL AND w.manifest_hash IS NOT NULL`;

interface SubjectRow extends NowRow {
  window_id: string;
  threshold: number;
  fp: ArrayBuffer;
  state: SurveyState;
  links_issued: number;
  signing_key: ArrayBuffer;
  manifest_hash: ArrayBuffer;
  activated: number;
  received: number;
}

/** The survey with its counts, or undefined if it never got as far as having keys. */
export async function readTallySubject(
  db: D1Database,
  surveyId: string,
): Promise<TallySubject | undefined> {
  const row = await db.prepare(subjectSql).bind(surveyId).first<SubjectRow>();
  if (row === null) return undefined;
  return {
    ...nowOf(row),
    windowId: row.window_id,
    threshold: row.threshold,
    fp: bytesOf(row.fp),
    state: row.state,
    linksIssued: row.links_issued,
    signingKey: bytesOf(row.signing_key),
    surveyManifestHash: bytesOf(row.manifest_hash),
    activated: row.activated,
    received: row.received,
  };
}

/** Ballots read at once: keeps one reply of the database small. */
const ballotsPerPage = 100;
// Spelled by the database: a BLOB comes out of D1 as a list of numbers, which takes both sides
// longer than opening it.
const pageSql = `SELECT hex(ballot_hash) AS hash, hex(prefix) AS prefix_hex,
    hex(signature) AS signature_hex, hex(sealed) AS sealed_hex FROM ballots
  WHERE survey_id = ?1 AND ballot_hash > ?2 ORDER BY ballot_hash LIMIT ?3`;

type BallotRow = Record<'hash' | 'prefix_hex' | 'signature_hex' | 'sealed_hex', string>;

/** All sealed ballots of a survey, in the order of their hashes. */
export async function readBallots(db: D1Database, surveyId: string): Promise<SignedBallot[]> {
  const ballots: SignedBallot[] = [];
  let after: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { results } = await db
      .prepare(pageSql)
      .bind(surveyId, after, ballotsPerPage)
      .all<BallotRow>();
    for (const row of results) {
      ballots.push({
        prefix: bytesOfHex(row.prefix_hex),
        signature: bytesOfHex(row.signature_hex),
        sealed: bytesOfHex(row.sealed_hex),
      });
    }
    const last = results.at(-1);
    if (last === undefined || results.length < ballotsPerPage) return ballots;
    after = bytesOfHex(last.hash);
  }
}

/** What a tally writes. */
export interface TallyRecord {
  outcome: TallyOutcome;
  activated: number;
  received: number;
  rejected: number;
  spoiled: number;
  counted: number;
  unopened: number;
  /** Only of a tallied survey. */
  figures?: {
    sums: number[];
    answers: (Answer & { evidence: Bytes })[];
    receipts: string[];
  };
}

/** Answers in one statement: some 2,150 bytes each, below the 2 MB of a bound value. */
const answersPerStatement = 700;

// Due by the database's own clock, and nobody was faster.
const dueSql = `INSERT INTO expectation (holds) SELECT EXISTS (
  SELECT 1 FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.id = ?1 AND s.state = 'pending' AND w.state IN ('issued', 'open', 'grace')
    AND w.closes_at + w.grace_minutes * 60 <= unixepoch())`;
// The box is as it was when it was counted; a row slipped in meanwhile is not deleted unread.
const unchangedSql = `INSERT INTO expectation (holds)
  SELECT (SELECT count(*) FROM ballots WHERE survey_id = ?1) = ?2`;
const answersSql = `INSERT INTO answers (survey_id, id, indicator, rating, evidence)
  SELECT ?1, unhex(value ->> 0), value ->> 1, value ->> 2, unhex(value ->> 3) FROM json_each(?2)`;
const receiptsSql = 'INSERT INTO survey_receipts (survey_id, receipts) VALUES (?1, ?2)';
const tallySql = `INSERT INTO tallies
  (survey_id, activated, received, rejected, spoiled, counted, unopened, sums)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`;
const stateSql = `UPDATE surveys SET state = ?2, void_reason = ?3
  WHERE id = ?1 AND state = 'pending'`;
const noFiguresSql = `INSERT INTO published_results (survey_id, cycle_id, department_id, outcome)
  SELECT s.id, w.cycle_id, s.department_id, s.state
  FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.id = ?1 AND s.state IN ('withheld', 'void')`;
const deleteBallotsSql = 'DELETE FROM ballots WHERE survey_id = ?1';

/** Reason kept with a survey that holds more ballots than links were used. */
const forgedReason = 'more valid ballots than activated links';

/** The one batch of statements by which a survey is tallied, withheld or void. */
export function writeTally(
  db: D1Database,
  surveyId: string,
  record: TallyRecord,
): D1PreparedStatement[] {
  const { outcome, figures } = record;
  // In the order of their random ids, as they will lie: nothing is moved while they are written.
  const answers = (figures?.answers ?? [])
    .map(({ id, ...answer }) => ({ ...answer, id: hexOf(id) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, indicator, rating, evidence }) => [id, indicator, rating, hexOf(evidence)]);
  const parts: D1PreparedStatement[] = [];
  for (let start = 0; start < answers.length; start += answersPerStatement) {
    const part = JSON.stringify(answers.slice(start, start + answersPerStatement));
    parts.push(db.prepare(answersSql).bind(surveyId, part));
  }
  if (figures !== undefined) {
    parts.push(db.prepare(receiptsSql).bind(surveyId, JSON.stringify(figures.receipts)));
  }
  const sums = figures === undefined ? null : JSON.stringify(figures.sums);
  return [
    db.prepare(dueSql).bind(surveyId),
    db.prepare(unchangedSql).bind(surveyId, record.received),
    ...parts,
    db
      .prepare(tallySql)
      .bind(
        surveyId,
        record.activated,
        record.received,
        record.rejected,
        record.spoiled,
        record.counted,
        record.unopened,
        sums,
      ),
    db.prepare(stateSql).bind(surveyId, outcome, outcome === 'void' ? forgedReason : null),
    expectChanges(db),
    db.prepare(noFiguresSql).bind(surveyId),
    db.prepare(deleteBallotsSql).bind(surveyId),
  ];
}
