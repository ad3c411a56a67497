import type { SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { StatusTone } from '../kit/status-label.tsx';

/** The mark beside a sheet's state. */
export const SHEET_TONES = {
  empty: 'waiting',
  draft: 'running',
  submitted: 'waiting',
  approved: 'running',
  self_scored: 'waiting',
  audited: 'done',
} as const satisfies Record<SheetState, StatusTone>;
