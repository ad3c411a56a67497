import type { Approval, KeyState, SurveyState } from '../../shared/wire/window-states.ts';
import {
  factsOf,
  windowColumns,
  type WindowFacts,
  type WindowRow,
  windowSource,
} from './window-head-store.ts';

/** A survey as its window knows it. */
export interface SurveyRecord {
  id: string;
  department: string;
  departmentName: string;
  manager: string | undefined;
  reviewer: string | undefined;
  reviewerName: string | undefined;
  /** The department that the reviewer belongs to. */
  reviewerDepartment: string | undefined;
  /** Another submitted window of the cycle rates the department, and is neither void nor withheld. */
  ratedElsewhere: boolean;
  approval: Approval;
  returnReason: string | undefined;
  state: SurveyState;
  keys: KeyState;
  linksIssued: number;
  /** `usual`: what the department gets unless a window says otherwise. */
  clients: { department: string; name: string; links: number; usual: number }[];
}

/** A window with its surveys, read in one batch. */
export interface WindowRecord extends WindowFacts {
  cycle: { id: string; kind: 'month' | 'quarter'; label: string; departments: string[] };
  preparedBy: { id: string; name: string; department: string | undefined };
  clients: { department: string; links: number }[];
  surveys: SurveyRecord[];
}

/** What a statement says more when it is about one survey of the window only. */
const ofOne = 'AND s.id = ?2';
const windowSql = (one: string) => `SELECT ${windowColumns}, c.kind AS cycle_kind,
    p.department_id AS preparer_department,
    (SELECT json_group_array(department_id) FROM cycle_departments WHERE cycle_id = w.cycle_id
       ${one === '' ? '' : 'AND department_id = (SELECT department_id FROM surveys WHERE id = ?2)'})
      AS cycle_departments
  ${windowSource}`;
const surveysSql = (
  one: string,
) => `SELECT s.id, s.department_id, d.name, s.approval, s.return_reason, s.state, s.keys,
    s.links_issued,
    (SELECT person_id FROM role_grants WHERE department_id = s.department_id AND role = 'manager') AS manager,
    r.id AS reviewer, r.name AS reviewer_name, r.department_id AS reviewer_department,
    EXISTS (SELECT 1 FROM windows w JOIN windows ow ON ow.cycle_id = w.cycle_id AND ow.id <> w.id
       JOIN surveys o ON o.window_id = ow.id AND o.department_id = s.department_id
       WHERE w.id = s.window_id AND ow.state <> 'draft' AND o.approval <> 'taken_out'
         AND o.state IN ('pending', 'tallied', 'published')) AS rated_elsewhere
  FROM surveys s JOIN departments d ON d.id = s.department_id
  LEFT JOIN role_grants g ON g.department_id = s.department_id AND g.role = 'reviewer'
  LEFT JOIN people r ON r.id = g.person_id
  WHERE s.window_id = ?1 ${one} ORDER BY d.code`;
// A draft follows the service map; from submission on the copy made then is what counts.
const surveyClientsSql = (one: string) => `SELECT s.id AS survey_id, d.id AS department_id, d.name,
    coalesce(wc.links, d.rater_links) AS links, d.rater_links AS usual
  FROM surveys s JOIN windows w ON w.id = s.window_id
  JOIN service_map m ON m.rated_id = s.department_id
  JOIN departments d ON d.id = m.client_id AND d.ended_at IS NULL
  LEFT JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = d.id
  WHERE w.id = ?1 AND w.state = 'draft' ${one}
  UNION ALL
  SELECT sc.survey_id, d.id, d.name, wc.links, d.rater_links
  FROM surveys s JOIN windows w ON w.id = s.window_id
  JOIN survey_clients sc ON sc.survey_id = s.id
  JOIN departments d ON d.id = sc.department_id
  JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = sc.department_id
  WHERE w.id = ?1 AND w.state <> 'draft' ${one}
  ORDER BY 1, 3`;

interface RecordRow extends WindowRow {
  cycle_kind: 'month' | 'quarter';
  cycle_departments: string;
  preparer_department: string | null;
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
  reviewer_name: string | null;
  reviewer_department: string | null;
  rated_elsewhere: number;
}

interface SurveyClientRow {
  survey_id: string;
  department_id: string;
  name: string;
  links: number;
  usual: number;
}

/** The window with its surveys and their client departments; undefined if there is none. */
export function readWindow(db: D1Database, id: string): Promise<WindowRecord | undefined> {
  return readRecord(db, [id], '');
}

/** The same as if the window had this survey only; without any if it has no such survey. */
export function readWindowOfSurvey(
  db: D1Database,
  id: string,
  survey: string,
): Promise<WindowRecord | undefined> {
  return readRecord(db, [id, survey], ofOne);
}

async function readRecord(
  db: D1Database,
  values: string[],
  one: string,
): Promise<WindowRecord | undefined> {
  const [windows, surveys, clientResult] = await db.batch(
    [windowSql(one), surveysSql(one), surveyClientsSql(one)].map((sql) =>
      db.prepare(sql).bind(...values),
    ),
  );
  const row = windows?.results[0] as RecordRow | undefined;
  if (row === undefined) return undefined;
  const clientRows = (clientResult?.results ?? []) as SurveyClientRow[];
  const clients = clientsBySurvey(clientRows);
  const facts = factsOf(row);
  return {
    ...facts,
    cycle: {
      ...facts.cycle,
      kind: row.cycle_kind,
      departments: JSON.parse(row.cycle_departments) as string[],
    },
    preparedBy: { ...facts.preparedBy, department: row.preparer_department ?? undefined },
    clients: distinctClients(clientRows),
    surveys: ((surveys?.results ?? []) as SurveyRow[]).map((survey) => ({
      id: survey.id,
      department: survey.department_id,
      departmentName: survey.name,
      manager: survey.manager ?? undefined,
      reviewer: survey.reviewer ?? undefined,
      reviewerName: survey.reviewer_name ?? undefined,
      reviewerDepartment: survey.reviewer_department ?? undefined,
      ratedElsewhere: survey.rated_elsewhere === 1,
      approval: survey.approval,
      returnReason: survey.return_reason ?? undefined,
      state: survey.state,
      keys: survey.keys,
      linksIssued: survey.links_issued,
      clients: clients.get(survey.id) ?? [],
    })),
  };
}

function clientsBySurvey(rows: SurveyClientRow[]): Map<string, SurveyRecord['clients']> {
  const clients = new Map<string, SurveyRecord['clients']>();
  for (const { survey_id: survey, department_id: department, ...client } of rows) {
    const known = clients.get(survey) ?? [];
    known.push({ department, ...client });
    clients.set(survey, known);
  }
  return clients;
}

function distinctClients(rows: SurveyClientRow[]): { department: string; links: number }[] {
  const links = new Map(rows.map((row) => [row.department_id, row.links]));
  return [...links].map(([department, count]) => ({ department, links: count }));
}
