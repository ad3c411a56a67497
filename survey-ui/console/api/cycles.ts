import type { SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { ScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import type { Approval, SurveyState, WindowState } from '../../../shared/wire/window-states.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import type { ListPage } from '../kit/list.ts';
import { hr } from './client.ts';

/** Days by which people want to be done, unix seconds; null where none is set. */
export interface Deadlines {
  sheets: number | null;
  selfScores: number | null;
  audit: number | null;
}

/** An appraisal cycle. */
export interface Cycle {
  id: string;
  kind: 'month' | 'quarter';
  label: string;
  revision: number;
  departments: string[];
  openedAt: number;
  formVersion: number;
  scoringPolicy: number;
  due: Deadlines;
}

/** A version as it was seen when it was chosen. */
export interface ChosenVersion {
  number: number;
  revision: number;
}

/** What there is of a customer result; states and never a figure. */
export type ResultOutcome = 'published' | 'withheld' | 'void' | 'no_survey' | 'none';

/** How far a department is in a cycle, and whom it waits for. */
export interface DepartmentProgress {
  department: string;
  code: string;
  name: string;
  manager: string | null;
  reviewer: string | null;
  sheets: { duty: SheetState; plan: SheetState; key_indicators: SheetState };
  survey: {
    window: string;
    approval: Approval;
    state: SurveyState;
  } | null;
  result: ResultOutcome;
  noSurvey: { reason: string; by: string } | null;
}

/** A window of a cycle: its state, its dates and when it took which step. */
export interface CycleWindow {
  id: string;
  state: WindowState;
  opensAt: number;
  closesAt: number;
  tallyDueAt: number;
  preparedBy: string;
  dates: Record<
    'prepared' | 'submitted' | 'approved' | 'issued' | 'tallied' | 'released',
    number | null
  >;
}

/** Somebody on whom a step waits, with the number of things that wait. */
export interface WaitsFor {
  /** Name of a person, or null where no manager or reviewer is named for a department. */
  name: string | null;
  role: 'manager' | 'reviewer' | 'hr';
  count: number;
}

/** One step of a cycle: what is done, when, and what waits for whom. */
export interface TimelineRow {
  step:
    | 'opened'
    | 'sheets'
    | 'planned'
    | 'prepared'
    | 'approved'
    | 'issued'
    | 'rated'
    | 'tallied'
    | 'released'
    | 'selfScored'
    | 'audited'
    | 'totals';
  state: 'done' | 'current' | 'ahead';
  at: number | null;
  due: number | null;
  done: number;
  total: number;
  /** Those on whom most waits, the most first; `moreWait` counts the others. */
  waitsFor: WaitsFor[];
  moreWait: number;
}

/** All that a cycle's page shows besides its departments, which are a list. */
export interface CycleView {
  now: number;
  cycle: Omit<Cycle, 'departments' | 'formVersion' | 'scoringPolicy'>;
  formVersion: ChosenVersion;
  scoringPolicy: ChosenVersion & { content: ScoringPolicy };
  timeline: TimelineRow[];
  /** Departments of which it is final that they have no customer score. */
  withoutScore: number;
  windows: CycleWindow[];
}

/** What of a cycle can be changed, as of one moment. */
export interface CycleChoiceView extends Omit<Cycle, 'kind' | 'openedAt'> {
  /** It has sheets or a window, so that its versions stay. */
  started: boolean;
  /** Ids of the departments with a sheet or a survey in it, which stay. */
  withWork: string[];
}

/** What HR decides about a cycle besides its period. */
export interface CycleChoice {
  departments: string[];
  formVersion: ChosenVersion;
  scoringPolicy: ChosenVersion;
  due: Deadlines;
}

const one = hr.cycles[':id'];

/** HR's calls about appraisal cycles. */
export const cyclesApi = {
  list: (): Promise<Answer<Cycle[]>> => read(() => hr.cycles.$get()),
  open: (json: CycleChoice & Pick<Cycle, 'kind' | 'label'>): Promise<Answer<{ id: string }>> =>
    change(() => hr.cycles.$post({ json })),
  read: (id: string): Promise<Answer<CycleView>> => read(() => one.$get({ param: { id } })),
  choice: (id: string): Promise<Answer<CycleChoiceView>> =>
    read(() => one.choice.$get({ param: { id } })),
  departments: (
    id: string,
    query: Record<string, string>,
  ): Promise<Answer<ListPage<DepartmentProgress>>> =>
    read(() => one.departments.$get({ param: { id }, query })),
  change: (id: string, json: CycleChoice & { revision: number }): Promise<Answer<unknown>> =>
    change(() => one.$put({ param: { id }, json })),
  sayNoSurvey: (id: string, department: string, reason: string): Promise<Answer<unknown>> =>
    change(() => one['no-survey'].$post({ param: { id }, json: { department, reason } })),
  takeBackNoSurvey: (id: string, department: string): Promise<Answer<unknown>> =>
    change(() => one['no-survey']['take-back'].$post({ param: { id }, json: { department } })),
};
