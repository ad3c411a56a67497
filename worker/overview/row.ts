import type { FrozenStanding } from '../../shared/appraisal/frozen-standing.ts';
import type { SheetKind, SheetState } from '../../shared/appraisal/sheet-workflow.ts';
import type { SignerRole } from '../../shared/appraisal/total-content.ts';
import type { Deadlines } from '../appraisal/cycle-store.ts';
import { type FrozenRow, frozenStanding } from '../appraisal/frozen-total-store.ts';
import { type Waits, WAITS_FOR, waitsOf } from './waits.ts';
import type { PhasedWindow } from './phased-windows-store.ts';
import type { ResultOutcome } from '../appraisal/published-result-store.ts';
import { type SheetStates, sheetStates } from '../appraisal/sheet-kind.ts';

/** How far a department's total is. */
export type OverviewTotal = 'incomplete' | 'to_sign' | 'objected' | 'being_corrected' | 'frozen';

/** Something that waits, for whom, since when and until when; unix seconds, null where nothing says. */
export interface WaitingStep {
  waits: Waits;
  for: (typeof WAITS_FOR)[Waits];
  /** Name of the person; null where nobody is named, or for raters, whom nobody may name. */
  name: string | null;
  since: number | null;
  due: number | null;
}

/** A department in the overview of a cycle. */
export interface OverviewRow {
  id: string;
  code: string;
  name: string;
  /** Names of the department above it, and of who reviews it now. */
  parent: string | null;
  reviewer: string | null;
  sheets: SheetStates;
  outcome: ResultOutcome;
  /** Tenths of a point; null unless published and shown side by side. */
  customerScoreTenths: number | null;
  total: OverviewTotal;
  /** Hundredths of a point; null unless a version is frozen and not being corrected. */
  totalHundredths: number | null;
  /** The newest frozen version, counted from 1. */
  version: number | null;
  signed: SignerRole[];
  objectedAt: number | null;
  measures: { count: number; done: number };
  /** The window that rates it. */
  window: string | null;
  waits: WaitingStep[];
}

/** A sheet with the moment of its last change, unix seconds. */
export interface TimedSheet {
  kind: SheetKind;
  state: SheetState;
  at: number;
}

/** The facts of a department as the database tells them. */
export interface OverviewFacts extends FrozenRow {
  id: string;
  code: string;
  name: string;
  parent: string | null;
  manager: string | null;
  reviewer: string | null;
  sheets: TimedSheet[];
  outcome: ResultOutcome;
  tenths: number | null;
  releasedAt: number | null;
  window: string | null;
  talliedAt: number | null;
  version: number | null;
  total: OverviewTotal;
  signed: SignerRole[];
  correctedAt: number | null;
  objectedAt: number | null;
  measures: number;
  measuresDone: number;
  waits: number;
}

/** What a row takes from its cycle. */
export interface OverviewCycle {
  openedAt: number;
  due: Deadlines;
  windows: readonly PhasedWindow[];
  /** Whether enough scores are published to be shown side by side. */
  shown: boolean;
}

type Times = Pick<WaitingStep, 'since' | 'due'>;

const first = (times: readonly number[]) => (times.length === 0 ? null : Math.min(...times));

/** Since when each thing waits, and until when it should be done. */
function timesOf(
  facts: OverviewFacts,
  { openedAt, due, windows }: OverviewCycle,
): Record<Waits, Times> {
  const { sheets } = facts;
  const window = windows.find(({ id }) => id === facts.window);
  const opensAt = window?.opensAt ?? null;
  const inState = (...states: SheetState[]) =>
    first(sheets.filter(({ state }) => states.includes(state)).map(({ at }) => at));
  // Whatever came last made the total what is to be signed.
  const complete = [...sheets.map(({ at }) => at), facts.releasedAt ?? 0, facts.correctedAt ?? 0];
  const signing = { since: Math.max(0, ...complete), due: null };
  return {
    sheets_to_write: { since: openedAt, due: due.sheets },
    plan_to_approve: { since: inState('submitted'), due: due.sheets },
    self_scores: { since: inState('draft', 'approved'), due: due.selfScores },
    audit: { since: inState('self_scored'), due: due.audit },
    survey_to_prepare: { since: openedAt, due: null },
    survey_to_approve: { since: window?.submittedAt ?? null, due: opensAt },
    links_to_issue: { since: window?.submittedAt ?? null, due: opensAt },
    ratings: { since: opensAt, due: window?.closesAt ?? null },
    tally: { since: window?.tallyDueAt ?? null, due: null },
    release: { since: facts.talliedAt, due: null },
    manager_to_sign: signing,
    reviewer_to_sign: signing,
    objection_to_answer: { since: facts.objectedAt, due: null },
  };
}

function nameFor(waits: Waits, facts: OverviewFacts, { windows }: OverviewCycle): string | null {
  const role = WAITS_FOR[waits];
  if (role === 'manager' || role === 'reviewer') return facts[role];
  if (role === 'raters') return null;
  return windows.find(({ id }) => id === facts.window)?.preparedBy ?? null;
}

function figureOf(standing: FrozenStanding): number | null {
  return 'hundredths' in standing ? standing.hundredths : null;
}

/** A department's row in the overview of its cycle. */
export function overviewRow(facts: OverviewFacts, cycle: OverviewCycle): OverviewRow {
  const times = timesOf(facts, cycle);
  return {
    id: facts.id,
    code: facts.code,
    name: facts.name,
    parent: facts.parent,
    reviewer: facts.reviewer,
    sheets: sheetStates(facts.sheets),
    outcome: facts.outcome,
    customerScoreTenths: cycle.shown ? facts.tenths : null,
    total: facts.total,
    totalHundredths: figureOf(frozenStanding(facts)),
    version: facts.version,
    signed: facts.signed,
    objectedAt: facts.objectedAt,
    measures: { count: facts.measures, done: facts.measuresDone },
    window: facts.window,
    waits: waitsOf(facts.waits).map((waits) => ({
      waits,
      for: WAITS_FOR[waits],
      name: nameFor(waits, facts, cycle),
      ...times[waits],
    })),
  };
}
