import { nanoid } from 'nanoid';
import type { WindowState } from '../../shared/wire/window-states.ts';
import { expectChanges } from '../database.ts';

/** What HR sets of a window. Times in seconds since 1970, UTC. */
export interface WindowPlan {
  departments: string[];
  opensAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
}

/** A plan with the client departments that get another number of links than usual. */
export interface ChangedPlan extends WindowPlan {
  clients: { department: string; links: number }[];
}

/** The plan of a window as it is stored, with what names this version of it. */
export interface StoredPlan extends ChangedPlan {
  revision: number;
  state: WindowState;
  cycle: { id: string; label: string };
  preparedBy: string;
}

const planSql = `SELECT w.revision, w.state, w.cycle_id, c.label, w.opens_at, w.planned_close_at,
    w.latest_close_at, w.grace_minutes, w.threshold, w.prepared_by,
    (SELECT json_group_array(department_id) FROM (SELECT department_id FROM surveys
       WHERE window_id = w.id AND approval <> 'taken_out' ORDER BY department_id)) AS departments,
    (SELECT json_group_array(json_object('department', department_id, 'links', links))
       FROM (SELECT department_id, links FROM window_clients WHERE window_id = w.id
         ORDER BY department_id)) AS clients
  FROM windows w JOIN cycles c ON c.id = w.cycle_id WHERE w.id = ?1`;

interface PlanRow {
  revision: number;
  state: WindowState;
  cycle_id: string;
  label: string;
  opens_at: number;
  planned_close_at: number;
  latest_close_at: number;
  grace_minutes: number;
  threshold: number;
  prepared_by: string;
  departments: string;
  clients: string;
}

/** What was planned of a window, or undefined if there is no such window. */
export async function readPlan(db: D1Database, id: string): Promise<StoredPlan | undefined> {
  const row = await db.prepare(planSql).bind(id).first<PlanRow>();
  if (row === null) return undefined;
  return {
    revision: row.revision,
    state: row.state,
    cycle: { id: row.cycle_id, label: row.label },
    preparedBy: row.prepared_by,
    departments: JSON.parse(row.departments) as string[],
    opensAt: row.opens_at,
    closesAt: row.planned_close_at,
    latestCloseAt: row.latest_close_at,
    graceMinutes: row.grace_minutes,
    threshold: row.threshold,
    clients: JSON.parse(row.clients) as ChangedPlan['clients'],
  };
}

/** Whether two plans say the same, whatever the order of their lists. */
export function samePlan(one: ChangedPlan, other: ChangedPlan): boolean {
  const facts = ({
    opensAt,
    closesAt,
    latestCloseAt,
    graceMinutes,
    threshold,
    ...lists
  }: ChangedPlan) =>
    JSON.stringify([
      opensAt,
      closesAt,
      latestCloseAt,
      graceMinutes,
      threshold,
      lists.departments.toSorted(),
      lists.clients.map(({ department, links }) => `${department} ${links}`).toSorted(),
    ]);
  return facts(one) === facts(other);
}

const insertWindowSql = `INSERT INTO windows
  (id, cycle_id, state, revision, opens_at, planned_close_at, closes_at, latest_close_at,
   grace_minutes, threshold, prepared_by)
  VALUES (?1, ?2, 'draft', 1, ?3, ?4, ?4, ?5, ?6, ?7, ?8)`;
const updateWindowSql = `UPDATE windows SET revision = revision + 1, opens_at = ?3,
    planned_close_at = ?4, closes_at = ?4, latest_close_at = ?5, grace_minutes = ?6, threshold = ?7,
    prepared_by = ?8
  WHERE id = ?1 AND revision = ?2 AND state = 'draft'`;
// One statement for a list: a batch of hundreds would pass the platform's limit of queries.
const insertSurveysSql = `INSERT INTO surveys
  (id, window_id, department_id, approval, state, links_issued, keys)
  SELECT value ->> 0, ?1, value ->> 1, 'waiting', 'pending', 0, 'none' FROM json_each(?2)`;
const deleteSurveysSql = 'DELETE FROM surveys WHERE window_id = ?1';
const deleteClientsSql = 'DELETE FROM window_clients WHERE window_id = ?1';
const insertClientsSql = `INSERT INTO window_clients (window_id, department_id, links)
  SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)`;

/** Statements that make a draft of `plan`. */
export function insertDraft(
  db: D1Database,
  id: string,
  cycle: string,
  preparedBy: string,
  plan: WindowPlan,
): D1PreparedStatement[] {
  const { opensAt, closesAt, latestCloseAt, graceMinutes, threshold } = plan;
  return [
    db
      .prepare(insertWindowSql)
      .bind(id, cycle, opensAt, closesAt, latestCloseAt, graceMinutes, threshold, preparedBy),
    insertSurveys(db, id, plan.departments),
  ];
}

/** Statements that replace a draft; the first changes one row or the revision is not the latest. */
export function replaceDraft(
  db: D1Database,
  id: string,
  revision: number,
  preparedBy: string,
  plan: ChangedPlan,
): D1PreparedStatement[] {
  const { opensAt, closesAt, latestCloseAt, graceMinutes, threshold } = plan;
  return [
    db
      .prepare(updateWindowSql)
      .bind(id, revision, opensAt, closesAt, latestCloseAt, graceMinutes, threshold, preparedBy),
    expectChanges(db),
    db.prepare(deleteSurveysSql).bind(id),
    db.prepare(deleteClientsSql).bind(id),
    insertSurveys(db, id, plan.departments),
    db
      .prepare(insertClientsSql)
      .bind(id, JSON.stringify(plan.clients.map(({ department, links }) => [department, links]))),
  ];
}

function insertSurveys(db: D1Database, id: string, departments: string[]): D1PreparedStatement {
  const surveys = departments.map((department) => [nanoid(), department]);
  return db.prepare(insertSurveysSql).bind(id, JSON.stringify(surveys));
}
