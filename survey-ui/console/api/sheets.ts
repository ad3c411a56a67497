import type { AuditedScores } from '../../../shared/appraisal/audited-scores.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { SheetsOfDepartment } from '../../../worker/appraisal/sheet-list-store.ts';
import type { PreviousSheet } from '../../../worker/appraisal/sheet-previous-store.ts';
import type { SheetStepTaken } from '../../../worker/appraisal/sheet-steps-store.ts';
import type { SheetPlace } from '../../../worker/appraisal/sheet-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager, reviewer } from './client.ts';
import type { Deadlines } from './cycles.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { PreviousSheet, SheetPlace, SheetStepTaken, SheetsOfDepartment };

/** One sheet as it is stored; `content` is null before anything was saved. */
export interface StoredSheet {
  cycle: CycleName & { due: Deadlines };
  department: DepartmentName;
  state: SheetState;
  revision: number;
  content: Sheet | null;
  /** Why the reviewer returned it, until it is submitted again. */
  returnReason: string | null;
  /** What the reviewer said of an approved plan, maybe nothing; null before the approval. */
  approvalComment: string | null;
  /** The first one first; saving is none. */
  steps: SheetStepTaken[];
}

type AsDerived = Omit<StoredSheet, 'content'> & { content: unknown };

/** The derived type lets absent scores be undefined, which JSON cannot carry; everything else is checked. */
async function asStored(sheet: Promise<Answer<AsDerived>>): Promise<Answer<StoredSheet>> {
  return (await sheet) as Answer<StoredSheet>;
}

const managed = manager.sheets[':cycle'][':department'][':kind'];
const reviewed = reviewer.sheets[':cycle'][':department'][':kind'];

/** The manager's calls about sheets. */
export const managerSheetsApi = {
  cycles: (): Promise<Answer<SheetsOfDepartment[]>> => read(() => manager.cycles.$get()),
  read: (param: SheetPlace): Promise<Answer<StoredSheet>> =>
    asStored(read(() => managed.$get({ param }))),
  save: (
    param: SheetPlace,
    revision: number,
    content: Sheet,
  ): Promise<Answer<{ revision: number }>> =>
    change(() => managed.$put({ param, json: { revision, content } })),
  /** What the department wrote in the last cycle of the same kind; nothing where there is none. */
  previous: (param: SheetPlace): Promise<Answer<PreviousSheet>> =>
    read(() => managed.previous.$get({ param })) as Promise<Answer<PreviousSheet>>,
  /** Asks for the approval of a plan. */
  submitPlan: (param: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => managed.submit.$post({ param, json: { revision } })),
  withdraw: (param: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => managed.withdraw.$post({ param, json: { revision } })),
  submitScores: (param: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => managed['self-score'].$post({ param, json: { revision } })),
};

/** The reviewer's calls about sheets. */
export const reviewerSheetsApi = {
  list: (): Promise<Answer<SheetsOfDepartment[]>> => read(() => reviewer.sheets.$get()),
  read: (param: SheetPlace): Promise<Answer<StoredSheet>> =>
    asStored(read(() => reviewed.$get({ param }))),
  saveScores: (
    param: SheetPlace,
    revision: number,
    scores: AuditedScores,
  ): Promise<Answer<{ revision: number }>> =>
    change(() => reviewed['audit-scores'].$put({ param, json: { revision, scores } })),
  finish: (param: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => reviewed.audit.$post({ param, json: { revision } })),
  approve: (param: SheetPlace, revision: number, comment: string): Promise<Answer<unknown>> =>
    change(() => reviewed.approve.$post({ param, json: { revision, comment } })),
  reopen: (param: SheetPlace, revision: number, reason: string): Promise<Answer<unknown>> =>
    change(() => reviewed.reopen.$post({ param, json: { revision, reason } })),
  sendBack: (param: SheetPlace, revision: number, reason: string): Promise<Answer<unknown>> =>
    change(() => reviewed.return.$post({ param, json: { revision, reason } })),
};
