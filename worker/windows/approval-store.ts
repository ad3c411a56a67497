import { nanoid } from 'nanoid';
import type { WindowState } from '../../shared/wire/window-states.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';
import { LEAST_CLIENT_DEPARTMENTS, MOST_LINKS_OF_A_SURVEY } from './preflight.ts';

const moveSql = `UPDATE windows SET state = ?3, revision = revision + 1
  WHERE id = ?1 AND state = ?2`;
const moveRevisionSql = `UPDATE windows SET state = ?3, revision = revision + 1
  WHERE id = ?1 AND state = ?2 AND revision = ?4`;
const freezeLinksSql = `INSERT INTO window_clients (window_id, department_id, links)
  SELECT DISTINCT ?1, d.id, d.rater_links
  FROM surveys s JOIN service_map m ON m.rated_id = s.department_id
  JOIN departments d ON d.id = m.client_id AND d.ended_at IS NULL
  WHERE s.window_id = ?1
  ON CONFLICT DO NOTHING`;
const freezeClientsSql = `INSERT INTO survey_clients (survey_id, department_id)
  SELECT s.id, wc.department_id
  FROM surveys s JOIN service_map m ON m.rated_id = s.department_id
  JOIN window_clients wc ON wc.window_id = s.window_id AND wc.department_id = m.client_id
  JOIN departments d ON d.id = m.client_id AND d.ended_at IS NULL
  WHERE s.window_id = ?1 AND wc.links > 0`;
// The preflight looked before this batch began. What is frozen here is what has to be sound:
// the service map, numbers of links and other windows may have changed in between.
const reachSql = `INSERT INTO expectation (holds) SELECT NOT EXISTS (
  SELECT 1 FROM surveys s JOIN windows w ON w.id = s.window_id
  LEFT JOIN survey_clients sc ON sc.survey_id = s.id
  LEFT JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = sc.department_id
  WHERE w.id = ?1 GROUP BY s.id
  HAVING count(sc.department_id) < ?2 OR total(wc.links) NOT BETWEEN w.threshold AND ?3)`;
const ratedOnceSql = `INSERT INTO expectation (holds) SELECT NOT EXISTS (
  SELECT 1 FROM surveys s JOIN windows w ON w.id = s.window_id
  JOIN windows ow ON ow.cycle_id = w.cycle_id AND ow.id <> w.id AND ow.state <> 'draft'
  JOIN surveys o ON o.window_id = ow.id AND o.department_id = s.department_id
  WHERE w.id = ?1 AND o.approval <> 'taken_out' AND o.state IN ('pending', 'tallied', 'published'))`;
const thawClientsSql = `DELETE FROM survey_clients
  WHERE survey_id IN (SELECT id FROM surveys WHERE window_id = ?1)`;
// What HR typed for this window stays; what was the usual number follows the department again.
const thawLinksSql = `DELETE FROM window_clients WHERE window_id = ?1
  AND links = (SELECT rater_links FROM departments WHERE id = window_clients.department_id)`;
const forgetManagersSql = `DELETE FROM survey_managers
  WHERE survey_id IN (SELECT id FROM surveys WHERE window_id = ?1)`;
// A new id, so that no page opened before the change can approve what comes after it.
const resetApprovalsSql = `UPDATE surveys SET approval = 'waiting', approved_by = NULL,
    return_reason = NULL,
    id = (SELECT fresh.value ->> 1 FROM json_each(?2) AS fresh WHERE fresh.value ->> 0 = surveys.id)
  WHERE window_id = ?1`;
const approveSql = `UPDATE surveys SET approval = 'approved', approved_by = ?3
  WHERE window_id = ?1 AND approval = 'waiting' AND id IN (SELECT value FROM json_each(?2))`;
const returnSql = `UPDATE surveys SET approval = 'returned', return_reason = ?2
  WHERE id = ?1 AND approval = 'waiting'`;
const takeOutSql = `UPDATE surveys
  SET approval = 'taken_out', approved_by = NULL, return_reason = NULL
  WHERE id = ?1 AND approval IN ('waiting', 'returned')`;
// Decided by the database when it happens: two last approvals at once still lead on.
const approveWindowSql = `UPDATE windows SET state = 'approved', revision = revision + 1
  WHERE id = ?1 AND state = 'submitted'
    AND EXISTS (SELECT 1 FROM surveys WHERE window_id = ?1 AND approval = 'approved')
    AND NOT EXISTS (SELECT 1 FROM surveys WHERE window_id = ?1 AND approval IN ('waiting', 'returned'))`;
const stillSubmittedSql = `INSERT INTO expectation (holds)
  SELECT EXISTS (SELECT 1 FROM windows WHERE id = ?1 AND state = 'submitted')`;

/** Statements of a move between two states, which must find the window in the first. */
export function moveWindow(
  db: D1Database,
  id: string,
  from: WindowState,
  to: WindowState,
): D1PreparedStatement[] {
  return [db.prepare(moveSql).bind(id, from, to), expectChanges(db)];
}

/** Statements that submit a draft: the service map and the numbers of links are copied. */
export function submitWindow(db: D1Database, id: string, revision: number): D1PreparedStatement[] {
  return [
    db.prepare(moveRevisionSql).bind(id, 'draft', 'submitted', revision),
    expectChanges(db),
    db.prepare(freezeLinksSql).bind(id),
    db.prepare(freezeClientsSql).bind(id),
    db.prepare(reachSql).bind(id, LEAST_CLIENT_DEPARTMENTS, MOST_LINKS_OF_A_SURVEY),
    db.prepare(ratedOnceSql).bind(id),
  ];
}

/**
 * Statements that take a submitted window back to draft, forget its approvals and give its
 * surveys, all of `surveys`, new ids.
 */
export function withdrawWindow(
  db: D1Database,
  id: string,
  revision: number,
  surveys: readonly string[],
): D1PreparedStatement[] {
  const renamed = JSON.stringify(surveys.map((survey) => [survey, nanoid()]));
  return [
    db.prepare(moveRevisionSql).bind(id, 'submitted', 'draft', revision),
    expectChanges(db),
    db.prepare(thawClientsSql).bind(id),
    db.prepare(thawLinksSql).bind(id),
    db.prepare(resetApprovalsSql).bind(id, renamed),
    db.prepare(forgetManagersSql).bind(id),
  ];
}

/** Statements by which a reviewer approves surveys, all of them or none, and perhaps the window. */
export function approveSurveys(
  db: D1Database,
  windowId: string,
  surveys: readonly string[],
  reviewer: string,
): D1PreparedStatement[] {
  return [
    db.prepare(stillSubmittedSql).bind(windowId),
    db.prepare(approveSql).bind(windowId, JSON.stringify(surveys), reviewer),
    expectChanges(db, surveys.length),
    db.prepare(approveWindowSql).bind(windowId),
  ];
}

/** Statements by which a reviewer returns one survey with a reason. */
export function returnSurvey(
  db: D1Database,
  windowId: string,
  surveyId: string,
  { cycle, reason }: { cycle: string; reason: string },
): D1PreparedStatement[] {
  return [
    db.prepare(stillSubmittedSql).bind(windowId),
    db.prepare(returnSql).bind(surveyId, sealedWords(cycle, reason)),
    expectChanges(db),
  ];
}

/** Statements by which HR goes on without a department that is not approved. */
export function takeOutSurvey(
  db: D1Database,
  windowId: string,
  surveyId: string,
): D1PreparedStatement[] {
  return [
    db.prepare(stillSubmittedSql).bind(windowId),
    db.prepare(takeOutSql).bind(surveyId),
    expectChanges(db),
    db.prepare(approveWindowSql).bind(windowId),
  ];
}
