import type { SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { ScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';
import type { SurveyState, WindowState } from './windows.ts';

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
    approval: 'waiting' | 'approved' | 'returned' | 'taken_out';
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

/** All that a cycle's page shows. */
export interface CycleView {
  now: number;
  cycle: Omit<Cycle, 'departments' | 'formVersion' | 'scoringPolicy'>;
  formVersion: ChosenVersion;
  scoringPolicy: ChosenVersion & { content: ScoringPolicy };
  started: boolean;
  departments: DepartmentProgress[];
  windows: CycleWindow[];
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
  change: (id: string, json: CycleChoice & { revision: number }): Promise<Answer<unknown>> =>
    change(() => one.$put({ param: { id }, json })),
  sayNoSurvey: (id: string, department: string, reason: string): Promise<Answer<unknown>> =>
    change(() => one['no-survey'].$post({ param: { id }, json: { department, reason } })),
  takeBackNoSurvey: (id: string, department: string): Promise<Answer<unknown>> =>
    change(() => one['no-survey']['take-back'].$post({ param: { id }, json: { department } })),
};
