import {
  type SheetKind,
  sheetKinds,
  type SheetState,
} from '../../shared/appraisal/sheet-workflow.ts';

/** The state of each sheet of one department in one cycle. */
export type SheetStates = Record<SheetKind, SheetState>;

/** A sheet's state as it is read. */
export interface StoredState {
  kind: SheetKind;
  state: SheetState;
}

/** The states of all three sheets, given those that exist. */
export function sheetStates(stored: readonly StoredState[]): SheetStates {
  const states: SheetStates = { duty: 'empty', plan: 'empty', key_indicators: 'empty' };
  for (const kind of sheetKinds) {
    states[kind] = stored.find((sheet) => sheet.kind === kind)?.state ?? 'empty';
  }
  return states;
}

/** The kind that a path names. */
export function sheetKindOf(text: string): SheetKind | undefined {
  return sheetKinds.find((kind) => kind === text);
}
