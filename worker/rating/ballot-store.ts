import type { SignedBallot } from '../../shared/rating-protocol/verify-ballot.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import type { SurveyState } from '../../shared/wire/window-states.ts';
import { bytesOf } from '../database.ts';
import { nowColumns, nowOf, type NowRow, type WindowNow } from '../windows/window-now-store.ts';

/** What the ballot box has to know of a survey. */
export interface BallotBox extends WindowNow {
  surveyState: SurveyState;
  /** SPKI of the survey's signing key. */
  signingKey: Bytes;
  surveyManifestHash: Bytes;
  /** SHA-256 of the window manifest. */
  fp: Bytes;
}

const boxSql = `SELECT ${nowColumns}, s.state AS survey_state, s.signing_key, s.manifest_hash,
    w.manifest_hash AS fp
  FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.id = ?1 AND s.manifest_hash IS NOT NULL AND w.manifest_hash IS NOT NULL`;

interface BoxRow extends NowRow {
  survey_state: SurveyState;
  signing_key: ArrayBuffer;
  manifest_hash: ArrayBuffer;
  fp: ArrayBuffer;
}

/** The ballot box of a survey, or undefined. */
export async function readBallotBox(
  db: D1Database,
  surveyId: string,
): Promise<BallotBox | undefined> {
  const row = await db.prepare(boxSql).bind(surveyId).first<BoxRow>();
  if (row === null) return undefined;
  return {
    ...nowOf(row),
    surveyState: row.survey_state,
    signingKey: bytesOf(row.signing_key),
    surveyManifestHash: bytesOf(row.manifest_hash),
    fp: bytesOf(row.fp),
  };
}

// The ballot's hash is its key: the same ballot a hundred times is one row.
const castSql = `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
  SELECT s.id, ?2, ?3, ?4, ?5 FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE s.id = ?1 AND s.state = 'pending' AND w.state IN ('issued', 'open', 'grace')
    AND w.opens_at <= unixepoch() AND unixepoch() < w.closes_at + w.grace_minutes * 60
  ON CONFLICT DO NOTHING`;
const isCastSql = 'SELECT 1 AS cast FROM ballots WHERE survey_id = ?1 AND ballot_hash = ?2';

/**
 * Puts a verified ballot into the box and looks that it is there; true if it is, whether
 * put in now or before.
 */
export async function castBallot(
  db: D1Database,
  surveyId: string,
  ballotHash: Bytes,
  ballot: SignedBallot,
): Promise<boolean> {
  const { prefix, signature, sealed } = ballot;
  const [, present] = await db.batch([
    db.prepare(castSql).bind(surveyId, ballotHash, prefix, signature, sealed),
    db.prepare(isCastSql).bind(surveyId, ballotHash),
  ]);
  return (present?.results.length ?? 0) > 0;
}
