import { nanoid } from 'nanoid';
import { bytesOf } from '../database.ts';
import { type Approval, stateAt, type WindowState } from './lifecycle.ts';
import type { KeyState, SurveyState } from './survey-lifecycle.ts';

/** What HR sets of a window. Times in seconds since 1970, UTC. */
export interface WindowPlan {
  departments: string[];
  opensAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
}

/** A survey as its window knows it. */
export interface SurveyRecord {
  id: string;
  department: string;
  departmentName: string;
  manager: string | undefined;
  reviewer: string | undefined;
  /** Another submitted window of the cycle rates the department, and is neither void nor withheld. */
  ratedElsewhere: boolean;
  approval: Approval;
  returnReason: string | undefined;
  state: SurveyState;
  keys: KeyState;
  linksIssued: number;
  clients: { department: string; name: string; links: number }[];
}

/** A window with its surveys, read in one batch. */
export interface WindowRecord {
  id: string;
  /** The database's clock when this was read. */
  now: number;
  cycle: { id: string; kind: 'month' | 'quarter'; label: string; departments: string[] };
  state: WindowState;
  revision: number;
  opensAt: number;
  plannedCloseAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
  preparedBy: { id: string; name: string; department: string | undefined };
  voidReason: string | undefined;
  manifestHash: Uint8Array | undefined;
  clients: { department: string; links: number }[];
  surveys: SurveyRecord[];
}

const windowSql = `SELECT unixepoch() AS now, w.*, c.kind AS cycle_kind, c.label AS cycle_label,
    p.name AS preparer_name, p.department_id AS preparer_department,
    (SELECT json_group_array(department_id) FROM cycle_departments WHERE cycle_id = w.cycle_id)
      AS cycle_departments
  FROM windows w JOIN cycles c ON c.id = w.cycle_id JOIN people p ON p.id = w.prepared_by
  WHERE w.id = ?1`;
const surveysSql = `SELECT s.id, s.department_id, d.name, s.approval, s.return_reason, s.state, s.keys,
    s.links_issued,
    (SELECT person_id FROM role_grants WHERE department_id = s.department_id AND role = 'manager') AS manager,
    (SELECT person_id FROM role_grants WHERE department_id = s.department_id AND role = 'reviewer') AS reviewer,
    EXISTS (SELECT 1 FROM windows w JOIN windows ow ON ow.cycle_id = w.cycle_id AND ow.id <> w.id
       JOIN surveys o ON o.window_id = ow.id AND o.department_id = s.department_id
       WHERE w.id = s.window_id AND ow.state <> 'draft' AND o.approval <> 'taken_out'
         AND o.state IN ('pending', 'tallied', 'published')) AS rated_elsewhere
  FROM surveys s JOIN departments d ON d.id = s.department_id
  WHERE s.window_id = ?1 ORDER BY s.id`;
// A draft follows the service map; from submission on the copy made then is what counts.
const surveyClientsSql = `SELECT s.id AS survey_id, d.id AS department_id, d.name,
    coalesce(wc.links, d.rater_links) AS links
  FROM surveys s JOIN windows w ON w.id = s.window_id
  JOIN service_map m ON m.rated_id = s.department_id
  JOIN departments d ON d.id = m.client_id AND d.ended_at IS NULL
  LEFT JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = d.id
  WHERE w.id = ?1 AND w.state = 'draft'
  UNION ALL
  SELECT sc.survey_id, d.id, d.name, wc.links
  FROM surveys s JOIN windows w ON w.id = s.window_id
  JOIN survey_clients sc ON sc.survey_id = s.id
  JOIN departments d ON d.id = sc.department_id
  JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = sc.department_id
  WHERE w.id = ?1 AND w.state <> 'draft'
  ORDER BY 1, 2`;

interface WindowRow {
  now: number;
  id: string;
  cycle_id: string;
  cycle_kind: 'month' | 'quarter';
  cycle_label: string;
  cycle_departments: string;
  state: WindowState;
  revision: number;
  opens_at: number;
  planned_close_at: number;
  closes_at: number;
  latest_close_at: number;
  grace_minutes: number;
  threshold: number;
  prepared_by: string;
  preparer_name: string;
  preparer_department: string | null;
  void_reason: string | null;
  manifest_hash: ArrayBuffer | null;
}

interface SurveyRow {
  id: string;
  department_id: string;
  name: string;
  approval: Approval;
  return_reason: string | null;
  state: SurveyState;
  keys: KeyState;
  links_issued: number;
  manager: string | null;
  reviewer: string | null;
  rated_elsewhere: number;
}

interface SurveyClientRow {
  survey_id: string;
  department_id: string;
  name: string;
  links: number;
}

/** The window with its surveys and their client departments; undefined if there is none. */
export async function readWindow(db: D1Database, id: string): Promise<WindowRecord | undefined> {
  const [windows, surveys, clients] = await db.batch([
    db.prepare(windowSql).bind(id),
    db.prepare(surveysSql).bind(id),
    db.prepare(surveyClientsSql).bind(id),
  ]);
  const row = windows?.results[0] as WindowRow | undefined;
  if (row === undefined) return undefined;
  const clientRows = (clients?.results ?? []) as SurveyClientRow[];
  return {
    id: row.id,
    now: row.now,
    cycle: {
      id: row.cycle_id,
      kind: row.cycle_kind,
      label: row.cycle_label,
      departments: JSON.parse(row.cycle_departments) as string[],
    },
    state: row.state,
    revision: row.revision,
    opensAt: row.opens_at,
    plannedCloseAt: row.planned_close_at,
    closesAt: row.closes_at,
    latestCloseAt: row.latest_close_at,
    graceMinutes: row.grace_minutes,
    threshold: row.threshold,
    preparedBy: {
      id: row.prepared_by,
      name: row.preparer_name,
      department: row.preparer_department ?? undefined,
    },
    voidReason: row.void_reason ?? undefined,
    manifestHash: row.manifest_hash === null ? undefined : bytesOf(row.manifest_hash),
    clients: distinctClients(clientRows),
    surveys: ((surveys?.results ?? []) as SurveyRow[]).map((survey) => ({
      id: survey.id,
      department: survey.department_id,
      departmentName: survey.name,
      manager: survey.manager ?? undefined,
      reviewer: survey.reviewer ?? undefined,
      ratedElsewhere: survey.rated_elsewhere === 1,
      approval: survey.approval,
      returnReason: survey.return_reason ?? undefined,
      state: survey.state,
      keys: survey.keys,
      linksIssued: survey.links_issued,
      clients: clientRows
        .filter((client) => client.survey_id === survey.id)
        .map(({ department_id, name, links }) => ({ department: department_id, name, links })),
    })),
  };
}

function distinctClients(rows: SurveyClientRow[]): { department: string; links: number }[] {
  const links = new Map(rows.map((row) => [row.department_id, row.links]));
  return [...links].map(([department, count]) => ({ department, links: count }));
}

const listSql = `SELECT unixepoch() AS now, w.id, w.cycle_id, c.label, w.state, w.opens_at,
    w.closes_at, w.grace_minutes,
    (SELECT count(*) FROM surveys WHERE window_id = w.id AND approval <> 'taken_out') AS surveys,
    (SELECT count(*) FROM surveys
       WHERE window_id = w.id AND approval = 'approved' AND state = 'pending') AS pending
  FROM windows w JOIN cycles c ON c.id = w.cycle_id ORDER BY c.label DESC, w.opens_at DESC, w.id`;

interface ListRow {
  now: number;
  id: string;
  cycle_id: string;
  label: string;
  state: WindowState;
  opens_at: number;
  closes_at: number;
  grace_minutes: number;
  surveys: number;
  pending: number;
}

/** All windows, newest first, without their surveys. */
export async function listWindows(db: D1Database) {
  const { results } = await db.prepare(listSql).all<ListRow>();
  return results.map((row) => {
    const times = {
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      graceMinutes: row.grace_minutes,
    };
    return {
      id: row.id,
      cycle: { id: row.cycle_id, label: row.label },
      state: stateAt(row.state, { ...times, surveysPending: row.pending }, row.now),
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      surveys: row.surveys,
    };
  });
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
  plan: WindowPlan & { clients: { department: string; links: number }[] },
): D1PreparedStatement[] {
  const { opensAt, closesAt, latestCloseAt, graceMinutes, threshold } = plan;
  return [
    db
      .prepare(updateWindowSql)
      .bind(id, revision, opensAt, closesAt, latestCloseAt, graceMinutes, threshold, preparedBy),
    db.prepare('INSERT INTO expectation (holds) SELECT changes() = 1'),
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
