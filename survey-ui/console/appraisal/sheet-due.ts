import type { SheetKind, SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { Deadlines } from '../api/cycles.ts';

/**
 * By when a sheet's next step should be taken, unix seconds: to be written, approved, self-scored
 * or audited. Null where the cycle sets no such day, and for an audited sheet.
 */
export function sheetDue(kind: SheetKind, state: SheetState, due: Deadlines): number | null {
  if (state === 'audited') return null;
  if (state === 'self_scored') return due.audit;
  if (state === 'approved') return due.selfScores;
  // Duties and key indicators are scored from the draft on; a plan is approved before.
  if (state === 'draft' && kind !== 'plan') return due.selfScores;
  return due.sheets ?? due.selfScores;
}
