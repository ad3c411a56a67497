import { hexOf } from '../../shared/wire/bytes.ts';
import { expectChanges } from '../database.ts';

/** A link as it is stored, before it is. */
export interface NewLink {
  id: Uint8Array;
  client: string;
  mac: Uint8Array;
  surveys: string[];
}

/** Rows that one statement inserts; keeps its JSON far below the platform's 2 MB. */
const rowsPerStatement = 2000;

// The new revision names this set of links: only who has it can confirm it.
const stillReadySql = `UPDATE windows SET revision = revision + 1
  WHERE id = ?1 AND state = 'ready' RETURNING revision`;
const stillThisSetSql = `UPDATE windows SET revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND state = 'ready'
    AND EXISTS (SELECT 1 FROM links WHERE window_id = ?1) RETURNING revision`;
const deleteLinkSurveysSql = `DELETE FROM link_surveys
  WHERE link_id IN (SELECT id FROM links WHERE window_id = ?1)`;
const deleteLinksSql = 'DELETE FROM links WHERE window_id = ?1';
const deleteLinkSurveysOfSql = `DELETE FROM link_surveys
  WHERE link_id IN (SELECT id FROM links WHERE window_id = ?1 AND client_id = ?2)`;
const deleteLinksOfSql = 'DELETE FROM links WHERE window_id = ?1 AND client_id = ?2';
const insertLinksSql = `INSERT INTO links (id, window_id, client_id, token_mac)
  SELECT unhex(value ->> 0), ?1, value ->> 1, unhex(value ->> 2) FROM json_each(?2)`;
const insertLinkSurveysSql = `INSERT INTO link_surveys (link_id, survey_id)
  SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?1)`;

/**
 * Statements that replace all links of a ready window, none of which is valid yet.
 * The first returns the window's new revision.
 */
export function replaceLinks(
  db: D1Database,
  windowId: string,
  links: NewLink[],
): D1PreparedStatement[] {
  return [
    db.prepare(stillReadySql).bind(windowId),
    expectChanges(db),
    db.prepare(deleteLinkSurveysSql).bind(windowId),
    db.prepare(deleteLinksSql).bind(windowId),
    ...insertAll(db, windowId, links),
  ];
}

/**
 * Statements that replace the links of one client department, unless the window's set is no
 * longer that of `revision`. The first returns the window's new revision.
 */
export function replaceLinksOf(
  db: D1Database,
  windowId: string,
  client: string,
  revision: number,
  links: NewLink[],
): D1PreparedStatement[] {
  return [
    db.prepare(stillThisSetSql).bind(windowId, revision),
    expectChanges(db),
    db.prepare(deleteLinkSurveysOfSql).bind(windowId, client),
    db.prepare(deleteLinksOfSql).bind(windowId, client),
    ...insertAll(db, windowId, links),
  ];
}

function insertAll(db: D1Database, windowId: string, links: NewLink[]): D1PreparedStatement[] {
  const rows = links.map((link) => [hexOf(link.id), link.client, hexOf(link.mac)]);
  const covered = links.flatMap((link) => link.surveys.map((survey) => [hexOf(link.id), survey]));
  return [
    ...chunks(rows).map((part) => db.prepare(insertLinksSql).bind(windowId, JSON.stringify(part))),
    ...chunks(covered).map((part) => db.prepare(insertLinkSurveysSql).bind(JSON.stringify(part))),
  ];
}

/** The revision that `replaceLinks` or `replaceLinksOf` returned, or undefined when nothing was replaced. */
export function revisionOf(results: readonly D1Result[] | undefined): number | undefined {
  const row = results?.[0]?.results[0] as { revision: number } | undefined;
  return row?.revision;
}

const countSql = 'SELECT count(*) AS links FROM links WHERE window_id = ?1';

/** How many links a window has. */
export async function countLinks(db: D1Database, windowId: string): Promise<number> {
  const row = await db.prepare(countSql).bind(windowId).first<{ links: number }>();
  return row?.links ?? 0;
}

const confirmSql = `UPDATE windows SET state = 'issued', revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND state = 'ready'
    AND EXISTS (SELECT 1 FROM links WHERE window_id = ?1)`;

/** Statements that make the links of a ready window valid, unless they were replaced since `revision`. */
export function issueLinks(
  db: D1Database,
  windowId: string,
  revision: number,
): D1PreparedStatement[] {
  return [db.prepare(confirmSql).bind(windowId, revision), expectChanges(db)];
}

function chunks<T>(rows: T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    parts.push(rows.slice(start, start + rowsPerStatement));
  }
  return parts;
}
