/** The three sheets of a department in a cycle. */
export const sheetKinds = ['duty', 'plan', 'key_indicators'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** How far a sheet is; 'empty' before anything has been saved. */
export type SheetState = 'empty' | 'draft' | 'self_scored' | 'audited';

/** The state of each sheet of one department in one cycle. */
export type SheetStates = Record<SheetKind, SheetState>;
