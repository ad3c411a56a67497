import { frozenColumns, newestFrozenJoin } from '../appraisal/frozen-total-store.ts';
import { bitOf, type Waits } from './waits.ts';
import {
  isCompleteSql,
  isFrozenSql,
  isObjectedSql,
  signedSql,
} from '../appraisal/total-list-store.ts';

/*
 * Facts of every department of the cycle ?1, one column each, for conditions, orders and rows alike:
 * what is decided by SQL is decided in one place. A query that names few of them reads few tables.
 * ?2 says how far the cycle's windows are, as JSON by id, since that depends on the time.
 */

/** Words of a list of states in SQL, each with its place. */
function placeOf(column: string, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, at) => `WHEN '${word}' THEN ${at}`).join(' ')} END`;
}
const sheetStates = ['empty', 'draft', 'submitted', 'approved', 'self_scored', 'audited'];
const outcomes = ['none', 'published', 'withheld', 'void', 'no_survey'];

const here = 'cycle_id = cd.cycle_id AND department_id = cd.department_id';
const sheetPlace = (kind: string) =>
  `coalesce((SELECT ${placeOf('state', sheetStates)} FROM sheets WHERE ${here} AND kind = '${kind}'), 0)`;
const bit = (waits: Waits, condition: string) => `iif(${condition}, ${bitOf(waits)}, 0)`;
const some = (condition: string) => `count(*) FILTER (WHERE ${condition}) > 0`;

// A plan is written once it is submitted, the other two once they are saved.
const sheetWaits = `(SELECT
      ${bit('sheets_to_write', `count(*) FILTER (WHERE NOT (kind = 'plan' AND state = 'draft')) < 3`)}
      + ${bit('plan_to_approve', some(`state = 'submitted'`))}
      + ${bit('self_scores', some(`state = 'approved' OR (state = 'draft' AND kind <> 'plan')`))}
      + ${bit('audit', some(`state = 'self_scored'`))}
    FROM sheets WHERE ${here})`;
const phase = `json_extract(?2, '$."' || s.window_id || '"')`;
/** The survey of the place `cd` that counts, as `s`; a window that ended void before its links leaves none. */
const countingSurvey = `surveys s JOIN windows w ON w.id = s.window_id
    WHERE s.department_id = cd.department_id AND w.cycle_id = cd.cycle_id
      AND s.approval <> 'taken_out' AND (w.state <> 'void'
        OR EXISTS (SELECT 1 FROM published_results WHERE survey_id = s.id))
    ORDER BY w.state = 'void', w.opens_at DESC, w.id LIMIT 1`;
const surveyWaits = `iif(cd.no_survey_reason IS NOT NULL, 0, coalesce((SELECT CASE
      WHEN s.state = 'tallied' THEN ${bitOf('release')}
      WHEN s.state <> 'pending' THEN 0
      WHEN ${phase} = 'draft' OR (${phase} = 'submitted' AND s.approval = 'returned')
        THEN ${bitOf('survey_to_prepare')}
      WHEN ${phase} = 'submitted' AND s.approval = 'waiting' THEN ${bitOf('survey_to_approve')}
      WHEN ${phase} IN ('submitted', 'issuing') THEN ${bitOf('links_to_issue')}
      WHEN ${phase} = 'rating' THEN ${bitOf('ratings')}
      WHEN ${phase} = 'due' THEN ${bitOf('tally')}
      ELSE 0 END
    FROM ${countingSurvey}), ${bitOf('survey_to_prepare')}))`;
const totalWaits = `CASE WHEN ${isObjectedSql} THEN ${bitOf('objection_to_answer')}
    WHEN ${isFrozenSql} OR NOT ${isCompleteSql} THEN 0
    ELSE (SELECT ${bit('manager_to_sign', `count(*) FILTER (WHERE value <> 'reviewer') < 2`)}
        + ${bit('reviewer_to_sign', `count(*) FILTER (WHERE value = 'reviewer') = 0`)}
      FROM json_each(${signedSql})) END`;
// Of a purged cycle nothing is left that could wait.
const isPurgedSql = 'EXISTS (SELECT 1 FROM purges WHERE cycle_id = ?1 AND started_at IS NOT NULL)';
const holder = (
  role: string,
) => `(SELECT p.name FROM role_grants g JOIN people p ON p.id = g.person_id
    WHERE g.department_id = cd.department_id AND g.role = '${role}')`;

/** The facts as a table; `?1` is the cycle, `?2` its windows' phases by id, as JSON. */
export const factsSql = `(SELECT cd.department_id AS id, d.code, d.name,
    (SELECT a.name FROM departments a WHERE a.id = d.parent_id) AS parent,
    ${holder('manager')} AS manager, ${holder('reviewer')} AS reviewer,
    ${sheetPlace('duty')} AS duty, ${sheetPlace('plan')} AS plan,
    ${sheetPlace('key_indicators')} AS keyIndicators,
    (SELECT json_group_array(json_object('kind', kind, 'state', state, 'at', changed_at))
      FROM sheets WHERE ${here}) AS sheets,
    coalesce((SELECT outcome FROM published_results WHERE ${here}
        ORDER BY outcome = 'published' DESC, outcome = 'withheld' DESC LIMIT 1),
      iif(cd.no_survey_reason IS NULL, 'none', 'no_survey')) AS outcome,
    (SELECT customer_score_tenths FROM published_results
      WHERE ${here} AND outcome = 'published') AS tenths,
    (SELECT max(released_at) FROM published_results WHERE ${here}) AS releasedAt,
    (SELECT s.window_id FROM ${countingSurvey}) AS window,
    (SELECT max(a.at) FROM audit_log a WHERE a.action IN ('tally_survey', 'tally_survey_with_alarm')
      AND a.subject = (SELECT s.id FROM ${countingSurvey})) AS talliedAt,
    ${frozenColumns}, f.version,
    CASE WHEN ${isObjectedSql} THEN 'objected' WHEN ${isFrozenSql} THEN 'frozen'
      WHEN f.version IS NOT NULL THEN 'being_corrected'
      WHEN ${isCompleteSql} THEN 'to_sign' ELSE 'incomplete' END AS total,
    iif(${isFrozenSql}, '["filler","self_scorer","reviewer"]', ${signedSql}) AS signed,
    (SELECT max(opened_at) FROM total_corrections WHERE ${here}) AS correctedAt,
    (SELECT filed_at FROM objections WHERE ${here} AND outcome IS NULL) AS objectedAt,
    (SELECT count(*) FROM measures WHERE ${here}) AS measures,
    (SELECT count(*) FROM measures WHERE ${here} AND state = 'done') AS measuresDone,
    iif(${isPurgedSql}, 0, ${sheetWaits} + ${surveyWaits} + ${totalWaits}) AS waits
  FROM cycle_departments cd JOIN departments d ON d.id = cd.department_id
    ${newestFrozenJoin}
  WHERE cd.cycle_id = ?1) f`;

/** Columns of `f` by which it is sorted. A figure that is not there counts as less than all. */
export const factOrders = {
  code: ['f.code'],
  name: ['f.name', 'f.code'],
  duty: ['f.duty', 'f.code'],
  plan: ['f.plan', 'f.code'],
  keyIndicators: ['f.keyIndicators', 'f.code'],
  customer: [placeOf('f.outcome', outcomes), 'f.code'],
  score: ['coalesce(f.tenths, -1)', 'f.code'],
  total: ['coalesce(iif(f.isCorrected, NULL, f.hundredths), -1)', 'f.code'],
  signed: ['json_array_length(f.signed)', 'f.code'],
  measures: ['f.measures', 'f.code'],
  // The first thing that waits; where nothing does, last.
  waits: ['coalesce(nullif(f.waits & -f.waits, 0), 1000000)', 'f.code'],
} as const;
