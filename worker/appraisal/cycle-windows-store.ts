import type { Approval, SurveyState, WindowState } from '../../shared/wire/window-states.ts';
import { stateAt } from '../windows/lifecycle.ts';

/** When a window took its steps, unix seconds; null for a step not taken. */
export interface WindowDates {
  prepared: number | null;
  submitted: number | null;
  /** The last approval so far. */
  approved: number | null;
  issued: number | null;
  /** The last tally so far. */
  tallied: number | null;
  /** The last release so far. */
  released: number | null;
}

/** A window of a cycle as its page tells of it: states and dates, nothing that was answered. */
export interface CycleWindow {
  id: string;
  state: WindowState;
  opensAt: number;
  closesAt: number;
  /** From when on it can be tallied: the close and the grace after it. */
  tallyDueAt: number;
  preparedBy: string;
  dates: WindowDates;
}

/** One department's survey in a window of a cycle. */
export interface CycleSurvey {
  window: string;
  department: string;
  approval: Approval;
  state: SurveyState;
}

const windowsSql = `SELECT w.id, w.state, w.opens_at AS opensAt, w.closes_at AS closesAt,
    w.grace_minutes AS graceMinutes, p.name AS preparedBy,
    (SELECT count(*) FROM surveys
       WHERE window_id = w.id AND approval = 'approved' AND state = 'pending') AS surveysPending
  FROM windows w JOIN people p ON p.id = w.prepared_by
  WHERE w.cycle_id = ?1 ORDER BY w.opens_at DESC, w.id`;
const surveyColumns = `s.window_id AS window, s.department_id AS department, s.approval, s.state`;
// A window that was void before its links were valid leaves no survey to speak of.
const spokenOf = `w.cycle_id = ?1 AND (w.state <> 'void'
    OR EXISTS (SELECT 1 FROM published_results WHERE survey_id = s.id))`;
const surveysSql = `SELECT ${surveyColumns} FROM windows w JOIN surveys s ON s.window_id = w.id
  WHERE ${spokenOf} ORDER BY w.state = 'void', w.opens_at DESC, w.id`;
// CROSS JOIN: from the few departments, not from all surveys of the windows.
const surveysOfSomeSql = `SELECT ${surveyColumns}
  FROM surveys s CROSS JOIN windows w ON w.id = s.window_id
  WHERE s.department_id IN (SELECT value FROM json_each(?2)) AND ${spokenOf}
  ORDER BY w.state = 'void', w.opens_at DESC, w.id`;
// Whether a tally found more ballots than links used is not for this page: both are a tally.
const stepsSql = `SELECT subjects.window, a.action, max(a.at) AS at
  FROM (SELECT id AS window, id AS subject FROM windows WHERE cycle_id = ?1
      UNION ALL
      SELECT w.id, s.id FROM windows w JOIN surveys s ON s.window_id = w.id WHERE w.cycle_id = ?1
    ) AS subjects
    JOIN audit_log a ON a.subject = subjects.subject AND a.chain = 'windows'
  GROUP BY subjects.window, a.action`;

interface WindowRow {
  id: string;
  state: WindowState;
  opensAt: number;
  closesAt: number;
  graceMinutes: number;
  preparedBy: string;
  surveysPending: number;
}

interface StepRow {
  window: string;
  action: string;
  at: number;
}

const actionsOf: Record<keyof WindowDates, readonly string[]> = {
  prepared: ['create_window'],
  submitted: ['submit_window'],
  approved: ['approve_survey'],
  issued: ['issue_links'],
  tallied: ['tally_survey', 'tally_survey_with_alarm'],
  released: ['release_result'],
};

function datesOf(steps: readonly StepRow[], window: string): WindowDates {
  const last = (step: keyof WindowDates): number | null => {
    const times = steps
      .filter((row) => row.window === window && actionsOf[step].includes(row.action))
      .map((row) => row.at);
    return times.length === 0 ? null : Math.max(...times);
  };
  return {
    prepared: last('prepared'),
    submitted: last('submitted'),
    approved: last('approved'),
    issued: last('issued'),
    tallied: last('tallied'),
    released: last('released'),
  };
}

/** Statements that read a cycle's windows, for `parseCycleWindows`. */
export function selectCycleWindows(db: D1Database, cycle: string): D1PreparedStatement[] {
  return [windowsSql, stepsSql, surveysSql].map((sql) => db.prepare(sql).bind(cycle));
}

/** Statement that reads the surveys of some departments in a cycle, those that count first. */
export function selectSurveysOf(
  db: D1Database,
  cycle: string,
  departments: readonly string[],
): D1PreparedStatement {
  return db.prepare(surveysOfSomeSql).bind(cycle, JSON.stringify(departments));
}

/** The windows of a cycle at `now`, the latest first, and its surveys, those that count first. */
export function parseCycleWindows(
  [windows, steps, surveys]: readonly (D1Result | undefined)[],
  now: number,
): { windows: CycleWindow[]; surveys: CycleSurvey[] } {
  const stepRows = (steps?.results ?? []) as StepRow[];
  return {
    windows: ((windows?.results ?? []) as WindowRow[]).map((row) => ({
      id: row.id,
      state: stateAt(row.state, row, now),
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      tallyDueAt: row.closesAt + row.graceMinutes * 60,
      preparedBy: row.preparedBy,
      dates: datesOf(stepRows, row.id),
    })),
    surveys: (surveys?.results ?? []) as CycleSurvey[],
  };
}
