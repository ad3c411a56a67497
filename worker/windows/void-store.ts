import { expectChanges } from '../database.ts';

const voidWindowSql = `UPDATE windows SET state = 'void', void_reason = ?2, revision = revision + 1
  WHERE id = ?1 AND state NOT IN ('closed', 'void')`;
const notApprovedSql = `INSERT INTO expectation (holds) SELECT EXISTS (
  SELECT 1 FROM windows WHERE id = ?1 AND state IN ('draft', 'submitted'))`;
// Only of windows whose links were valid: before that there was no survey to speak of.
const resultsSql = `INSERT INTO published_results (survey_id, cycle_id, department_id, outcome)
  SELECT s.id, w.cycle_id, s.department_id, 'void'
  FROM surveys s JOIN windows w ON w.id = s.window_id
  WHERE w.id = ?1 AND w.state IN ('issued', 'open', 'grace')
    AND s.state = 'void' AND s.approval = 'approved'
  ON CONFLICT DO NOTHING`;
const voidSurveysSql = `UPDATE surveys SET state = 'void', void_reason = ?2
  WHERE window_id = ?1 AND state = 'pending'`;
const deleteBallotsSql = `DELETE FROM ballots
  WHERE survey_id IN (SELECT id FROM surveys WHERE window_id = ?1 AND state = 'void')`;

/** Statements that void a window and every survey of it that is not tallied yet. */
export function voidWholeWindow(
  db: D1Database,
  windowId: string,
  reason: string,
): D1PreparedStatement[] {
  return [
    db.prepare(voidSurveysSql).bind(windowId, reason),
    db.prepare(resultsSql).bind(windowId),
    db.prepare(deleteBallotsSql).bind(windowId),
    db.prepare(voidWindowSql).bind(windowId, reason),
    expectChanges(db),
  ];
}

/** As `voidWholeWindow`, of a window that nobody has approved as a whole yet. */
export function voidUnapprovedWindow(
  db: D1Database,
  windowId: string,
  reason: string,
): D1PreparedStatement[] {
  return [db.prepare(notApprovedSql).bind(windowId), ...voidWholeWindow(db, windowId, reason)];
}
