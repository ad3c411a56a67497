import { type Bytes, hexOf } from '../../shared/wire/bytes.ts';
import type { SurveyState } from '../../shared/wire/window-states.ts';
import { bytesOf } from '../database.ts';
import { nowColumns, nowOf, type NowRow, type WindowNow } from '../windows/window-now-store.ts';

// The only file of this folder that reads links. What ballots are stored with never
// imports it: no code path holds a link and a ballot.

/** Window and client department behind a link. */
export interface OpenedLink extends WindowNow {
  client: string;
  surveys: string[];
  /** SHA-256 of the window manifest, which a link says itself and a typed code does not. */
  fp: Bytes;
}

const openSql = `SELECT ${nowColumns}, w.manifest_hash AS fp, l.client_id,
    (SELECT json_group_array(survey_id) FROM
      (SELECT survey_id FROM link_surveys WHERE link_id = l.id ORDER BY survey_id)) AS surveys
  FROM json_each(?1) AS mac
  JOIN links l ON l.token_mac = unhex(mac.value)
  JOIN windows w ON w.id = l.window_id
  WHERE w.state IN ('issued', 'open', 'grace')`;

interface OpenRow extends NowRow {
  fp: ArrayBuffer;
  client_id: string;
  surveys: string;
}

/**
 * What a link opens; undefined if it is unknown, replaced, or its window is not live.
 * Says nothing of what the link was used for.
 */
export async function findLink(db: D1Database, macs: Bytes[]): Promise<OpenedLink | undefined> {
  const row = await db.prepare(openSql).bind(hexList(macs)).first<OpenRow>();
  if (row === null) return undefined;
  return {
    ...nowOf(row),
    client: row.client_id,
    surveys: JSON.parse(row.surveys) as string[],
    fp: bytesOf(row.fp),
  };
}

/** A link's row for one survey, with what decides whether it may be used. */
export interface LinkSurvey extends WindowNow {
  surveyState: SurveyState;
  linkId: Bytes;
  /** The audit log does not bear out its anchor: no link is used until that is looked into. */
  halted: boolean;
  /** SPKI of the survey's signing key. */
  signingKey: Bytes;
}

const surveySql = `SELECT ${nowColumns}, s.state AS survey_state, s.signing_key, l.id AS link_id,
    EXISTS (SELECT 1 FROM audit_mismatches WHERE second_by IS NULL) AS halted
  FROM json_each(?1) AS mac
  JOIN links l ON l.token_mac = unhex(mac.value)
  JOIN link_surveys ls ON ls.link_id = l.id AND ls.survey_id = ?2
  JOIN surveys s ON s.id = ls.survey_id
  JOIN windows w ON w.id = l.window_id
  WHERE w.state IN ('issued', 'open', 'grace')`;

interface LinkSurveyRow extends NowRow {
  survey_state: SurveyState;
  signing_key: ArrayBuffer;
  link_id: ArrayBuffer;
  halted: number;
}

/** The link's row for a survey; undefined if the link is unknown or does not cover it. */
export async function findLinkSurvey(
  db: D1Database,
  macs: Bytes[],
  surveyId: string,
): Promise<LinkSurvey | undefined> {
  const row = await db.prepare(surveySql).bind(hexList(macs), surveyId).first<LinkSurveyRow>();
  if (row === null) return undefined;
  return {
    ...nowOf(row),
    surveyState: row.survey_state,
    signingKey: bytesOf(row.signing_key),
    linkId: bytesOf(row.link_id),
    halted: row.halted === 1,
  };
}

// One statement decides, by the database's clock: an unused link while the window is open,
// or the very same blinded message until the tally.
const activateSql = `UPDATE link_surveys SET blinded_hash = ?3
  WHERE link_id = ?1 AND survey_id = ?2
    AND NOT EXISTS (SELECT 1 FROM audit_mismatches WHERE second_by IS NULL)
    AND EXISTS (
      SELECT 1 FROM surveys s JOIN windows w ON w.id = s.window_id
      WHERE s.id = ?2 AND s.state = 'pending' AND w.state IN ('issued', 'open', 'grace')
        AND (blinded_hash = ?3 OR (blinded_hash IS NULL
          AND w.opens_at <= unixepoch() AND unixepoch() < w.closes_at)))`;

/** Notes that a link was used for a survey; true if the signature may leave. */
export async function activateLink(
  db: D1Database,
  linkId: Bytes,
  surveyId: string,
  blindedHash: Bytes,
): Promise<boolean> {
  const { meta } = await db.prepare(activateSql).bind(linkId, surveyId, blindedHash).run();
  return meta.changes === 1;
}

function hexList(macs: Bytes[]): string {
  return JSON.stringify(macs.map(hexOf));
}
