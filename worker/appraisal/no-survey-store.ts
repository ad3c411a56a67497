import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';

/** Where HR says that nobody rates a department. */
export interface NoSurveyPlace {
  cycle: string;
  department: string;
}

const readSql = `SELECT no_survey_reason AS reason FROM cycle_departments
  WHERE cycle_id = ?1 AND department_id = ?2`;
const saySql = `UPDATE cycle_departments SET no_survey_reason = ?3, no_survey_by = ?4
  WHERE cycle_id = ?1 AND department_id = ?2 AND no_survey_reason IS NULL`;
const takeBackSql = `UPDATE cycle_departments SET no_survey_reason = NULL, no_survey_by = NULL
  WHERE cycle_id = ?1 AND department_id = ?2 AND no_survey_reason IS NOT NULL`;

type Refusal = 'department_not_in_cycle' | 'revision_conflict';

async function readReason(
  db: D1Database,
  { cycle, department }: NoSurveyPlace,
): Promise<Result<string | null, 'department_not_in_cycle'>> {
  const row = await db.prepare(readSql).bind(cycle, department).first<{ reason: string | null }>();
  return row === null ? fail('department_not_in_cycle') : ok(row.reason);
}

/**
 * Says that a department has no survey in a cycle, so that its total is computed as for a withheld
 * score. Refused while a window of the cycle rates it. Saying the same again is granted again.
 */
export async function sayNoSurvey(
  db: D1Database,
  actor: string,
  place: NoSurveyPlace,
  reason: string,
): Promise<Result<undefined, Refusal | 'department_is_rated'>> {
  const { cycle, department } = place;
  const before = await readReason(db, place);
  if (!before.ok) return before;
  if (before.value !== null) {
    return before.value === reason ? ok(undefined) : fail('revision_conflict');
  }
  const said = await withWords(db, cycle, reason);
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'say_no_survey',
      subject: department,
      detail: { cycle, ...said.detail },
    },
    [
      db.prepare(saySql).bind(cycle, department, sealedWords(cycle, reason), actor),
      expectChanges(db),
      ...said.keep,
    ],
    { otherwise: 'revision_conflict', department_is_rated: 'department_is_rated' },
  );
}

/** Takes back that a department has no survey; taken back already is granted too. */
export async function takeBackNoSurvey(
  db: D1Database,
  actor: string,
  place: NoSurveyPlace,
): Promise<Result<undefined, Refusal>> {
  const { cycle, department } = place;
  const before = await readReason(db, place);
  if (!before.ok) return before;
  if (before.value === null) return ok(undefined);
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'take_back_no_survey',
      subject: department,
      detail: { cycle },
    },
    [db.prepare(takeBackSql).bind(cycle, department), expectChanges(db)],
    { otherwise: 'revision_conflict' },
  );
}
