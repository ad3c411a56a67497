import { hasSamePlan } from '../../shared/appraisal/plan-sheet.ts';
import { selfScoreFaults, sheetFaults } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { checkDraft, sheetFingerprint } from './sheet-content.ts';
import { type SheetMoved, type SheetWish, type StepRefusal, takeStep } from './sheet-step.ts';

/** What a manager asks for; the step is named by the function. */
export type ManagerWish = Omit<SheetWish, 'step'>;

/**
 * Saves what a manager writes, complete or not, in the place of the revision it was made from.
 * Of an approved plan only completions, causes and self scores change.
 */
export async function saveSheet(
  db: D1Database,
  wish: ManagerWish,
  written: unknown,
): Promise<Result<SheetMoved, StepRefusal | 'sheet_invalid' | 'plan_is_approved'>> {
  const checked = checkDraft(wish.place.kind, written);
  if (!checked.ok) return checked;
  const content = checked.value;
  return takeStep(db, { ...wish, step: 'save' }, async ({ before }) => {
    if (before.state === 'approved' && !hasSamePlan(before.content, content)) {
      return fail('plan_is_approved');
    }
    return ok({ action: 'save_sheet', facts: {}, content });
  });
}

/** Asks the reviewer to approve a plan whose weights sum up. */
export async function submitPlan(
  db: D1Database,
  wish: ManagerWish,
): Promise<Result<SheetMoved, StepRefusal | 'sheet_incomplete'>> {
  return takeStep(db, { ...wish, step: 'submit' }, async ({ before: { content } }) => {
    if (content === null || sheetFaults(content).length > 0) return fail('sheet_incomplete');
    return ok({
      action: 'submit_plan',
      facts: { fingerprint: await sheetFingerprint(content) },
      returnReason: null,
      submittedBy: wish.actor,
    });
  });
}

/** Takes a plan back before it is approved, to go on writing. */
export async function withdrawPlan(
  db: D1Database,
  wish: ManagerWish,
): Promise<Result<SheetMoved, StepRefusal>> {
  return takeStep(db, { ...wish, step: 'withdraw' }, async () =>
    ok({ action: 'withdraw_plan', facts: {}, submittedBy: null }),
  );
}

/** Submits a sheet whose weights sum up and whose self scores and causes are all there. */
export async function submitSelfScores(
  db: D1Database,
  wish: ManagerWish,
): Promise<Result<SheetMoved, StepRefusal | 'sheet_incomplete'>> {
  return takeStep(db, { ...wish, step: 'self_score' }, async ({ before: { content } }) => {
    if (content === null || selfScoreFaults(content).length > 0) return fail('sheet_incomplete');
    return ok({
      action: 'submit_self_scores',
      facts: { fingerprint: await sheetFingerprint(content) },
      returnReason: null,
      selfScoredBy: wish.actor,
    });
  });
}
