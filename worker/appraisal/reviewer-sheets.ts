import {
  type AuditedScores,
  withAuditedScores,
  withoutAuditedScores,
} from '../../shared/appraisal/audited-scores.ts';
import { sheetScore } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { checkSheet, sheetFingerprint } from './sheet-content.ts';
import { type SheetMoved, type SheetWish, type StepRefusal, takeStep } from './sheet-step.ts';
import type { StoredSheet } from './sheet-store.ts';

/** What a reviewer asks for; the step is named by the function. */
export type ReviewerWish = Omit<SheetWish, 'step'>;
type Moved<E extends string = never> = Promise<Result<SheetMoved, StepRefusal | E>>;

function contentOf({ content }: StoredSheet) {
  if (content === null) throw new Error('a stored sheet has no content');
  return content;
}

/** Approves a plan as supporting the goals; the comment may be empty. */
export async function approvePlan(db: D1Database, wish: ReviewerWish, comment: string): Moved {
  return takeStep(db, { ...wish, step: 'approve' }, async ({ before }) =>
    ok({
      action: 'approve_plan',
      facts: { fingerprint: await sheetFingerprint(contentOf(before)) },
      words: comment,
      approvedBy: wish.actor,
      approvalComment: comment,
    }),
  );
}

/** Saves audited scores, all or some, in the place of those typed before. Changes nothing else. */
export async function saveAuditedScores(
  db: D1Database,
  wish: ReviewerWish,
  scores: AuditedScores,
): Moved<'sheet_invalid'> {
  return takeStep(db, { ...wish, step: 'save_scores' }, async ({ before }) => {
    const scored = withAuditedScores(contentOf(before), scores);
    if (!scored.ok) return scored;
    const checked = checkSheet(before.kind, scored.value);
    if (!checked.ok) return checked;
    return ok({ action: 'save_audited_scores', facts: {}, content: checked.value });
  });
}

/** Makes a sheet final once every audited score is there. */
export async function auditSheet(db: D1Database, wish: ReviewerWish): Moved<'sheet_incomplete'> {
  return takeStep(db, { ...wish, step: 'audit' }, async ({ before }) => {
    const content = contentOf(before);
    if (!sheetScore(content, 'audited').ok) return fail('sheet_incomplete');
    return ok({
      action: 'audit_sheet',
      facts: { fingerprint: await sheetFingerprint(content) },
    });
  });
}

/**
 * Gives a sheet back to its manager with a reason: a plan before its scores to be written anew,
 * a scored one to be scored anew. Audited scores of what may change are dropped.
 */
export async function returnSheet(db: D1Database, wish: ReviewerWish, reason: string): Moved {
  return takeStep(db, { ...wish, step: 'return' }, async ({ before, state }) => {
    // A plan scored before there were approvals has none to go back to.
    const approved = state === 'approved' && before.approvedBy !== null;
    return ok({
      action: 'return_sheet',
      facts: {},
      words: reason,
      content: withoutAuditedScores(contentOf(before)),
      returnReason: reason,
      selfScoredBy: null,
      ...(approved
        ? {}
        : { state: 'draft', submittedBy: null, approvedBy: null, approvalComment: null }),
    });
  });
}

/** Takes an audited sheet up again with a reason, its scores as they are. */
export async function reopenSheet(db: D1Database, wish: ReviewerWish, reason: string): Moved {
  return takeStep(db, { ...wish, step: 'reopen' }, async () =>
    ok({ action: 'reopen_sheet', facts: {}, words: reason }),
  );
}
