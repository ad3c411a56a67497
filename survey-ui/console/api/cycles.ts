import type { CycleChoiceView } from '../../../worker/appraisal/cycle-choice-store.ts';
import type { DepartmentProgress } from '../../../worker/appraisal/cycle-progress-store.ts';
import type { ChosenVersion, Cycle, Deadlines } from '../../../worker/appraisal/cycle-store.ts';
import type { TimelineRow, WaitsFor } from '../../../worker/appraisal/cycle-timeline.ts';
import type { CycleView } from '../../../worker/appraisal/cycle-view-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import type { ListPage } from '../kit/list.ts';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type {
  ChosenVersion,
  Cycle,
  CycleChoiceView,
  CycleView,
  Deadlines,
  DepartmentProgress,
  TimelineRow,
  WaitsFor,
};

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
