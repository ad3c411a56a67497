import type { ReplacementReason } from '../../shared/wire/replacement-reasons.ts';
import { type Bytes, hexOf } from '../../shared/wire/bytes.ts';
import { bytesOf, expectChanges } from '../database.ts';

// No statement of this file reads or writes what a link was used for: used and unused links
// take the same way through it.

/** Where a request for another token stands. */
export type ReplacementState = 'waiting' | 'approved' | 'carried_out' | 'refused' | 'lapsed';

/** A request for another token of a link. Which link it is stays inside the store. */
export interface Replacement {
  id: string;
  window: string;
  cycle: { id: string; label: string };
  /** The client department whose link it is. */
  client: { id: string; name: string };
  reason: ReplacementReason;
  requestedBy: { id: string; name: string };
  state: ReplacementState;
  /** Counts the links made for it, so that a confirmation names one of them. */
  revision: number;
  /** Rated departments that the link reaches. */
  departments: string[];
  /** Their reviewers at the moment; all of them are needed. */
  reviewers: string[];
  /** Departments among them that have no reviewer at the moment. */
  withoutReviewer: number;
  approvedBy: string[];
}

const findSql = 'SELECT id, client_id FROM links WHERE window_id = ?1 AND token_mac = unhex(?2)';

/** The link of a window with this MAC, and its client department; undefined if there is none. */
export async function findLinkOf(
  db: D1Database,
  windowId: string,
  mac: Bytes,
): Promise<{ id: Bytes; client: string } | undefined> {
  const row = await db
    .prepare(findSql)
    .bind(windowId, hexOf(mac))
    .first<{ id: ArrayBuffer; client_id: string }>();
  return row === null ? undefined : { id: bytesOf(row.id), client: row.client_id };
}

/** Kept surveys that a link of the request's client department reaches. */
const reachedSql = `SELECT s.id, s.department_id FROM surveys s
  JOIN survey_clients sc ON sc.survey_id = s.id
  WHERE s.window_id = r.window_id AND sc.department_id = r.client_id AND s.approval = 'approved'`;

const selectSql = `SELECT r.id, r.window_id, w.cycle_id, c.label, r.client_id, d.name AS client_name,
    r.reason, r.requested_by, p.name AS requester, r.state, r.revision,
    (SELECT json_group_array(x.name) FROM (${reachedSql}) AS reached
       JOIN departments x ON x.id = reached.department_id) AS departments,
    (SELECT json_group_array(DISTINCT g.person_id) FROM (${reachedSql}) AS reached
       JOIN role_grants g ON g.department_id = reached.department_id AND g.role = 'reviewer')
      AS reviewers,
    (SELECT count(*) FROM (${reachedSql}) AS reached WHERE NOT EXISTS (
       SELECT 1 FROM role_grants g
       WHERE g.department_id = reached.department_id AND g.role = 'reviewer')) AS without_reviewer,
    (SELECT json_group_array(person_id) FROM link_replacement_approvals
       WHERE replacement_id = r.id) AS approved_by
  FROM link_replacements r JOIN windows w ON w.id = r.window_id JOIN cycles c ON c.id = w.cycle_id
  JOIN departments d ON d.id = r.client_id JOIN people p ON p.id = r.requested_by`;
const byIdSql = `${selectSql} WHERE r.id = ?1`;
const ofWindowSql = `${selectSql} WHERE r.window_id = ?1
  ORDER BY r.state IN ('waiting', 'approved') DESC, r.id`;
const waitingSql = `${selectSql} WHERE r.state = 'waiting' ORDER BY r.id`;

interface ReplacementRow {
  id: string;
  window_id: string;
  cycle_id: string;
  label: string;
  client_id: string;
  client_name: string;
  reason: ReplacementReason;
  requested_by: string;
  requester: string;
  state: ReplacementState;
  revision: number;
  departments: string;
  reviewers: string;
  without_reviewer: number;
  approved_by: string;
}

function toReplacement(row: ReplacementRow): Replacement {
  return {
    id: row.id,
    window: row.window_id,
    cycle: { id: row.cycle_id, label: row.label },
    client: { id: row.client_id, name: row.client_name },
    reason: row.reason,
    requestedBy: { id: row.requested_by, name: row.requester },
    state: row.state,
    revision: row.revision,
    departments: JSON.parse(row.departments) as string[],
    reviewers: JSON.parse(row.reviewers) as string[],
    withoutReviewer: row.without_reviewer,
    approvedBy: JSON.parse(row.approved_by) as string[],
  };
}

/** One request, or undefined. */
export async function readReplacement(
  db: D1Database,
  id: string,
): Promise<Replacement | undefined> {
  const row = await db.prepare(byIdSql).bind(id).first<ReplacementRow>();
  return row === null ? undefined : toReplacement(row);
}

/** All requests of a window, those under way first. */
export async function listReplacements(db: D1Database, windowId: string): Promise<Replacement[]> {
  const { results } = await db.prepare(ofWindowSql).bind(windowId).all<ReplacementRow>();
  return results.map(toReplacement);
}

/** All requests of all windows that wait for a reviewer. */
export async function listWaitingReplacements(db: D1Database): Promise<Replacement[]> {
  const { results } = await db.prepare(waitingSql).all<ReplacementRow>();
  return results.map(toReplacement);
}

// After the close a link gives no new signature, so there is nothing to replace.
const acceptingSql = `SELECT 1 FROM windows w WHERE w.id = window_id
  AND w.state IN ('issued', 'open') AND w.closes_at > unixepoch()`;
const insertSql = `INSERT INTO link_replacements
  (id, window_id, client_id, reason, requested_by, state, revision, link_id)
  SELECT ?1, window_id, client_id, ?3, ?4, 'waiting', 1, id FROM links
  WHERE id = unhex(?2) AND EXISTS (${acceptingSql})`;
const approveSql = `INSERT INTO link_replacement_approvals (replacement_id, person_id)
  SELECT id, ?2 FROM link_replacements WHERE id = ?1 AND state = 'waiting'`;
// A department without a reviewer counts as one that has not agreed.
const settleSql = `UPDATE link_replacements AS r SET state = 'approved'
  WHERE state = 'waiting'
  AND EXISTS (SELECT 1 FROM link_replacement_approvals WHERE replacement_id = r.id)
  AND NOT EXISTS (
    SELECT 1 FROM (${reachedSql}) AS reached WHERE NOT EXISTS (
      SELECT 1 FROM role_grants g
      JOIN link_replacement_approvals a ON a.person_id = g.person_id AND a.replacement_id = r.id
      WHERE g.department_id = reached.department_id AND g.role = 'reviewer'))`;
const refuseSql = `UPDATE link_replacements SET state = 'refused', link_id = NULL
  WHERE id = ?1 AND state = 'waiting'`;
const offerSql = `UPDATE link_replacements SET token_mac = unhex(?2), revision = revision + 1
  WHERE id = ?1 AND state = 'approved' AND EXISTS (${acceptingSql}) RETURNING revision`;
const replaceSql = `UPDATE links
  SET token_mac = (SELECT token_mac FROM link_replacements WHERE id = ?1)
  WHERE id = (SELECT link_id FROM link_replacements
    WHERE id = ?1 AND revision = ?2 AND state = 'approved' AND token_mac IS NOT NULL
      AND EXISTS (${acceptingSql}))`;
const carryOutSql = `UPDATE link_replacements
  SET state = 'carried_out', link_id = NULL, token_mac = NULL
  WHERE id = ?1 AND state = 'approved'`;
const lapseSql = `UPDATE link_replacements SET state = 'lapsed', link_id = NULL, token_mac = NULL
  WHERE state IN ('waiting', 'approved') AND NOT EXISTS (${acceptingSql})`;

/**
 * Statements that file a request for a link of a window that is not closed; violates the
 * uniqueness of link_replacements.link_id if one is under way.
 */
export function fileReplacement(
  db: D1Database,
  id: string,
  request: { link: Bytes; reason: ReplacementReason; requestedBy: string },
): D1PreparedStatement[] {
  const { link, reason, requestedBy } = request;
  return [db.prepare(insertSql).bind(id, hexOf(link), reason, requestedBy), expectChanges(db)];
}

/** Statements by which a reviewer approves; with the last approval HR may take the new link. */
export function approveReplacement(
  db: D1Database,
  id: string,
  person: string,
): D1PreparedStatement[] {
  return [
    db.prepare(approveSql).bind(id, person),
    expectChanges(db),
    db.prepare(`${settleSql} AND r.id = ?1`).bind(id),
  ];
}

/** Statements by which a reviewer refuses a request that waits. */
export function refuseReplacement(db: D1Database, id: string): D1PreparedStatement[] {
  return [db.prepare(refuseSql).bind(id), expectChanges(db)];
}

/** Statements that keep the new token's MAC, which is not valid yet; the first returns the revision. */
export function offerToken(db: D1Database, id: string, mac: Bytes): D1PreparedStatement[] {
  return [db.prepare(offerSql).bind(id, hexOf(mac)), expectChanges(db)];
}

/** Statements that put the token of `revision` in the place of the link's old one, for good. */
export function putTokenInForce(
  db: D1Database,
  id: string,
  revision: number,
): D1PreparedStatement[] {
  return [
    db.prepare(replaceSql).bind(id, revision),
    expectChanges(db),
    db.prepare(carryOutSql).bind(id),
    expectChanges(db),
  ];
}

/**
 * Settles what time or a change of roles has settled; called by the clock. Requests of windows
 * that take no ratings any more lapse and forget their link.
 */
export async function settleReplacements(db: D1Database): Promise<void> {
  await db.batch([db.prepare(lapseSql), db.prepare(settleSql)]);
}

const countSql = `SELECT count(*) AS replaced FROM link_replacements r
  JOIN surveys s ON s.window_id = r.window_id
  JOIN survey_clients sc ON sc.survey_id = s.id AND sc.department_id = r.client_id
  WHERE s.id = ?1 AND r.state = 'carried_out'`;

/** How many of the links that reach a survey were replaced. */
export async function countReplaced(db: D1Database, surveyId: string): Promise<number> {
  const row = await db.prepare(countSql).bind(surveyId).first<{ replaced: number }>();
  return row?.replaced ?? 0;
}
