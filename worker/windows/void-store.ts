import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';

// A window of which something is tallied is not void as a whole: the clock closes it, since
// nothing is pending any more.
const voidWindowSql = `UPDATE windows SET revision = revision + 1,
    state = iif(tallied.any_of_them, state, 'void'), void_reason = iif(tallied.any_of_them, NULL, ?2)
  FROM (SELECT EXISTS (SELECT 1 FROM surveys WHERE window_id = ?1
    AND state IN ('tallied', 'published', 'withheld')) AS any_of_them) AS tallied
  WHERE id = ?1 AND state NOT IN ('closed', 'void')`;
const somethingReachedSql = 'INSERT INTO expectation (holds) SELECT changes() > 0';
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

/** A window to be voided, and the id of its cycle. */
export interface VoidedWindow {
  id: string;
  cycle: string;
}

/**
 * Statements that void every survey of a window that is not tallied yet, and the window itself
 * unless some are: what is tallied is its own reviewer's to release or to void.
 */
export function voidWholeWindow(
  db: D1Database,
  { id: windowId, cycle }: VoidedWindow,
  reason: string,
): D1PreparedStatement[] {
  const why = sealedWords(cycle, reason);
  return [
    db.prepare(voidSurveysSql).bind(windowId, why),
    db.prepare(somethingReachedSql),
    db.prepare(resultsSql).bind(windowId),
    db.prepare(deleteBallotsSql).bind(windowId),
    db.prepare(voidWindowSql).bind(windowId, why),
    expectChanges(db),
  ];
}

/** As `voidWholeWindow`, of a window that nobody has approved as a whole yet. */
export function voidUnapprovedWindow(
  db: D1Database,
  window: VoidedWindow,
  reason: string,
): D1PreparedStatement[] {
  return [db.prepare(notApprovedSql).bind(window.id), ...voidWholeWindow(db, window, reason)];
}
