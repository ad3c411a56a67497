import type { CompanyDays } from '../../shared/calendar/working-days.ts';
import { type NamedPreparer, preparersOf, preparersStatement } from '../separate-duties/store.ts';
import type { WindowRecord } from './window-store.ts';

/** Earlier surveys of a department that a new one is compared with: a year of months. */
const compared = 12;

/** A survey in which a department was rated before. */
export interface PreviousSurvey {
  cycle: string;
  opensAt: number;
  closesAt: number;
  graceMinutes: number;
  threshold: number;
  clients: { department: string; name: string; links: number }[];
}

/** What the preflight needs beside the window itself. */
export interface PreflightSurroundings {
  timeZone: string;
  preparers: NamedPreparer[];
  companyDays: CompanyDays;
  /** By the id of the rated department, the last one first. */
  before: ReadonlyMap<string, readonly PreviousSurvey[]>;
}

const daysSql = 'SELECT day, working FROM company_days ORDER BY day';
// Whatever may have been, or may still be, published: its score is what another one is compared with.
// A window that is only just planned beside this one as well, of a quarter beside that of a month.
const beforeSql = (one: string) => `WITH earlier AS (
    SELECT s.department_id, o.id AS survey_id,
      row_number() OVER (PARTITION BY o.department_id
        ORDER BY ow.state IN ('issued', 'open', 'grace', 'closed') DESC, ow.opens_at DESC, o.id)
      AS place
    FROM surveys s JOIN surveys o ON o.department_id = s.department_id
      AND o.window_id <> s.window_id
      AND o.approval <> 'taken_out' AND o.state IN ('pending', 'tallied', 'published', 'purged')
    JOIN windows ow ON ow.id = o.window_id AND ow.state NOT IN ('draft', 'void')
    WHERE s.window_id = ?1 ${one})
  SELECT o.department_id AS rated, o.id AS survey, c.label, w.opens_at, w.closes_at,
    w.grace_minutes, w.threshold, d.id AS department, d.name, wc.links
  FROM earlier JOIN surveys o ON o.id = earlier.survey_id JOIN windows w ON w.id = o.window_id
  JOIN cycles c ON c.id = w.cycle_id JOIN survey_clients sc ON sc.survey_id = o.id
  JOIN departments d ON d.id = sc.department_id
  JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = sc.department_id
  WHERE earlier.place <= ${compared} ORDER BY rated, earlier.place, d.code`;

interface BeforeRow {
  rated: string;
  survey: string;
  label: string;
  opens_at: number;
  closes_at: number;
  grace_minutes: number;
  threshold: number;
  department: string;
  name: string;
  links: number;
}

/**
 * Reads what the preflight of a window needs beside it.
 *
 * @param timeZone IANA name of the company's
 * @param survey the only one that it is about; all if left out
 */
export async function readSurroundings(
  db: D1Database,
  window: Pick<WindowRecord, 'id'>,
  timeZone: string,
  survey?: string,
): Promise<PreflightSurroundings> {
  const [preparers, days, before] = await db.batch([
    preparersStatement(db, window.id),
    db.prepare(daysSql),
    survey === undefined
      ? db.prepare(beforeSql('')).bind(window.id)
      : db.prepare(beforeSql('AND s.id = ?2')).bind(window.id, survey),
  ]);
  const dayRows = (days?.results ?? []) as { day: string; working: number }[];
  return {
    timeZone,
    preparers: preparersOf(preparers),
    companyDays: new Map(dayRows.map(({ day, working }) => [day, working === 1])),
    before: previousSurveys((before?.results ?? []) as BeforeRow[]),
  };
}

function previousSurveys(rows: BeforeRow[]): Map<string, PreviousSurvey[]> {
  const surveys = new Map<string, PreviousSurvey>();
  const byRated = new Map<string, PreviousSurvey[]>();
  for (const row of rows) {
    const survey = surveys.get(row.survey) ?? {
      cycle: row.label,
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      graceMinutes: row.grace_minutes,
      threshold: row.threshold,
      clients: [],
    };
    survey.clients.push({ department: row.department, name: row.name, links: row.links });
    if (surveys.has(row.survey)) continue;
    surveys.set(row.survey, survey);
    byRated.set(row.rated, [...(byRated.get(row.rated) ?? []), survey]);
  }
  return byRated;
}
