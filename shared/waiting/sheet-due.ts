import type { SheetKind, SheetState } from '../appraisal/sheet-workflow.ts';

/** Days by which the steps of a cycle should be done, unix seconds; null where none is set. */
export interface CycleDeadlines {
  sheets: number | null;
  selfScores: number | null;
  audit: number | null;
}

/**
 * By when a sheet's next step should be taken, unix seconds: to be written, approved, self-scored
 * or audited. Null where the cycle sets no such day, and for an audited sheet.
 */
export function sheetDue(kind: SheetKind, state: SheetState, due: CycleDeadlines): number | null {
  if (state === 'audited') return null;
  if (state === 'self_scored') return due.audit;
  if (state === 'approved') return due.selfScores;
  // Duties and key indicators are scored from the draft on; a plan is approved before.
  if (state === 'draft' && kind !== 'plan') return due.selfScores;
  return due.sheets ?? due.selfScores;
}
