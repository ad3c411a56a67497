import type { WindowState } from '../../shared/wire/window-states.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';

/** What HR asks for and every reviewer of the window has to approve. */
export type RequestKind = 'early_close' | 'void';

/** A request with how far its approval is. */
export interface RequestRecord {
  id: string;
  window: string;
  windowState: WindowState;
  cycle: { id: string; label: string };
  kind: RequestKind;
  reason: string;
  requestedBy: { id: string; name: string };
  state: 'waiting' | 'carried_out' | 'refused';
  /** Reviewers of the window's kept departments; all of them are needed. */
  reviewers: string[];
  /** Kept departments that have no reviewer at the moment. */
  withoutReviewer: number;
  approvedBy: string[];
}

const selectSql = `SELECT r.id, r.window_id, w.state AS window_state, c.id AS cycle, c.label, r.kind, r.reason,
    r.requested_by, p.name, r.state,
    (SELECT json_group_array(DISTINCT g.person_id) FROM surveys s
       JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'reviewer'
       WHERE s.window_id = r.window_id AND s.approval = 'approved') AS reviewers,
    (SELECT count(*) FROM surveys s WHERE s.window_id = r.window_id AND s.approval = 'approved'
       AND NOT EXISTS (SELECT 1 FROM role_grants g
         WHERE g.department_id = s.department_id AND g.role = 'reviewer')) AS without_reviewer,
    (SELECT json_group_array(person_id) FROM window_request_approvals WHERE request_id = r.id)
      AS approved_by
  FROM window_requests r JOIN windows w ON w.id = r.window_id
    JOIN cycles c ON c.id = w.cycle_id JOIN people p ON p.id = r.requested_by`;
const byIdSql = `${selectSql} WHERE r.id = ?1`;
const ofWindowSql = `${selectSql} WHERE r.window_id = ?1 ORDER BY r.state = 'waiting' DESC, r.id`;
const waitingSql = `${selectSql} WHERE r.state = 'waiting'`;

interface RequestRow {
  id: string;
  window_id: string;
  window_state: WindowState;
  cycle: string;
  label: string;
  kind: RequestKind;
  reason: string;
  requested_by: string;
  name: string;
  state: RequestRecord['state'];
  reviewers: string;
  without_reviewer: number;
  approved_by: string;
}

function toRecord(row: RequestRow): RequestRecord {
  return {
    id: row.id,
    window: row.window_id,
    windowState: row.window_state,
    cycle: { id: row.cycle, label: row.label },
    kind: row.kind,
    reason: row.reason,
    requestedBy: { id: row.requested_by, name: row.name },
    state: row.state,
    reviewers: JSON.parse(row.reviewers) as string[],
    withoutReviewer: row.without_reviewer,
    approvedBy: JSON.parse(row.approved_by) as string[],
  };
}

/** One request, or undefined. */
export async function readRequest(db: D1Database, id: string): Promise<RequestRecord | undefined> {
  const row = await db.prepare(byIdSql).bind(id).first<RequestRow>();
  return row === null ? undefined : toRecord(row);
}

/** All requests of a window, waiting ones first. */
export async function readRequests(db: D1Database, windowId: string): Promise<RequestRecord[]> {
  const { results } = await db.prepare(ofWindowSql).bind(windowId).all<RequestRow>();
  return results.map(toRecord);
}

/** Requests that wait for a reviewer's answer, of all windows. */
export async function listRequestsToAnswer(
  db: D1Database,
  reviewer: string,
): Promise<RequestRecord[]> {
  return (await readWaitingRequests(db)).filter(
    ({ reviewers, approvedBy }) => reviewers.includes(reviewer) && !approvedBy.includes(reviewer),
  );
}

/** All requests that wait, of all windows. */
export async function readWaitingRequests(db: D1Database): Promise<RequestRecord[]> {
  const { results } = await db.prepare(waitingSql).all<RequestRow>();
  return results.map(toRecord);
}

const insertSql = `INSERT INTO window_requests (id, window_id, kind, reason, requested_by, state)
  VALUES (?1, ?2, ?3, ?4, ?5, 'waiting')`;
const approveSql = `INSERT INTO window_request_approvals (request_id, person_id)
  SELECT id, ?2 FROM window_requests WHERE id = ?1 AND state = 'waiting'`;
const refuseSql =
  "UPDATE window_requests SET state = 'refused' WHERE id = ?1 AND state = 'waiting'";
const carryOutSql =
  "UPDATE window_requests SET state = 'carried_out' WHERE id = ?1 AND state = 'waiting'";
const closeSql = `UPDATE windows SET closes_at = unixepoch(), revision = revision + 1
  WHERE id = ?1 AND state IN ('issued', 'open')
    AND opens_at <= unixepoch() AND closes_at > unixepoch()`;
const extendSql = `UPDATE windows SET closes_at = ?2, revision = revision + 1
  WHERE id = ?1 AND state IN ('issued', 'open') AND closes_at = ?3
    AND closes_at > unixepoch() AND closes_at < ?2 AND latest_close_at >= ?2`;

/** Statement that files a request; violates one_request_of_a_kind_waits if one waits. */
export function fileRequest(
  db: D1Database,
  id: string,
  request: {
    window: string;
    cycle: string;
    kind: RequestKind;
    reason: string;
    requestedBy: string;
  },
): D1PreparedStatement[] {
  const { window, cycle, kind, reason, requestedBy } = request;
  return [db.prepare(insertSql).bind(id, window, kind, sealedWords(cycle, reason), requestedBy)];
}

/** Statements by which a reviewer approves a waiting request. */
export function approveRequest(db: D1Database, id: string, person: string): D1PreparedStatement[] {
  return [db.prepare(approveSql).bind(id, person), expectChanges(db)];
}

/** Statements by which a reviewer refuses a waiting request. */
export function refuseRequest(db: D1Database, id: string): D1PreparedStatement[] {
  return [db.prepare(refuseSql).bind(id), expectChanges(db)];
}

/** Statements that mark a waiting request as carried out; they go with what it asked for. */
export function markCarriedOut(db: D1Database, id: string): D1PreparedStatement[] {
  return [db.prepare(carryOutSql).bind(id), expectChanges(db)];
}

/** Statements that close an open window now, by the database's clock. */
export function closeNow(db: D1Database, windowId: string): D1PreparedStatement[] {
  return [db.prepare(closeSql).bind(windowId), expectChanges(db)];
}

/** Statements that move the close later, before it has passed, if it is still at `from`. */
export function moveClose(
  db: D1Database,
  windowId: string,
  from: number,
  closesAt: number,
): D1PreparedStatement[] {
  return [db.prepare(extendSql).bind(windowId, closesAt, from), expectChanges(db)];
}
