import { type SheetKind, sheetKinds, type SheetState } from './sheet-workflow.ts';

/** What is known of a department in a cycle: states, no figure. */
export interface CycleStanding {
  sheets: Readonly<Record<SheetKind, SheetState>>;
  result: 'published' | 'withheld' | 'void' | 'no_survey' | 'none';
}

/** Whether a department's total has all that it is made of. */
export function hasTotal({ sheets, result }: CycleStanding): boolean {
  return result !== 'none' && sheetKinds.every((kind) => sheets[kind] === 'audited');
}

/** Whether it is final that a department has no customer score in the cycle. */
export function isWithoutScore({ result }: Pick<CycleStanding, 'result'>): boolean {
  return result === 'withheld' || result === 'void' || result === 'no_survey';
}
