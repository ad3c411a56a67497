/** The three sheets of a department in a cycle. */
export const sheetKinds = ['duty', 'plan', 'key_indicators'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** States in which a sheet is stored, in the order in which it takes them. */
export const storedSheetStates = [
  'draft',
  'submitted',
  'approved',
  'self_scored',
  'audited',
] as const;

/** How far a stored sheet is. Only a plan is ever `submitted` for approval or `approved`. */
export type StoredSheetState = (typeof storedSheetStates)[number];

/** How far a sheet is; 'empty' before anything has been saved. */
export type SheetState = 'empty' | StoredSheetState;

/** What a manager does with a sheet. */
export const managerSteps = ['save', 'submit', 'withdraw', 'self_score'] as const;
/** What a reviewer does with a sheet. */
export const reviewerSteps = ['approve', 'return', 'save_scores', 'audit', 'reopen'] as const;
export type SheetStep = (typeof managerSteps)[number] | (typeof reviewerSteps)[number];

type Steps = Partial<Record<SheetState, Partial<Record<SheetStep, StoredSheetState>>>>;

const ofEverySheet: Steps = {
  empty: { save: 'draft' },
  draft: { save: 'draft', self_score: 'self_scored' },
  self_scored: { save_scores: 'self_scored', audit: 'audited', return: 'draft' },
  audited: { reopen: 'self_scored' },
};

// Form, table 2, note 1: the reviewer first checks that the plan supports the goals.
const ofPlan: Steps = {
  empty: { save: 'draft' },
  draft: { save: 'draft', submit: 'submitted' },
  submitted: { withdraw: 'draft', approve: 'approved', return: 'draft' },
  approved: { save: 'approved', self_score: 'self_scored', return: 'draft' },
  self_scored: { save_scores: 'self_scored', audit: 'audited', return: 'approved' },
  audited: { reopen: 'self_scored' },
};

/** The state that a step leads to; undefined where the step is not possible. */
export function sheetAfter(
  kind: SheetKind,
  state: SheetState,
  step: SheetStep,
): StoredSheetState | undefined {
  return (kind === 'plan' ? ofPlan : ofEverySheet)[state]?.[step];
}

/** Whether somebody who does these steps has one to do that moves the sheet on. */
export function waitsForSheetStep(
  kind: SheetKind,
  state: SheetState,
  role: 'manager' | 'reviewer',
): boolean {
  const onward = role === 'manager' ? (['submit', 'self_score'] as const) : onwardOfReviewer;
  return (
    (role === 'manager' && state === 'empty') ||
    onward.some((step) => sheetAfter(kind, state, step) !== undefined)
  );
}

const onwardOfReviewer = ['approve', 'audit'] as const;
