import type { AppraisalTotal, CustomerPart } from '../../../shared/appraisal/appraisal-total.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';
import type { SheetKind } from '../appraisal/sheet-form.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { sendJson } from './client.ts';
import type { SheetState } from './organisation.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** A department in a cycle with the state of its sheets and its customer result. */
export interface SheetsOfDepartment {
  cycle: CycleName;
  department: DepartmentName;
  sheets: Record<SheetKind, SheetState>;
  result: 'published' | 'withheld' | 'void' | 'none';
}

/** One sheet as it is stored; `content` is null before anything was saved. */
export interface StoredSheet {
  state: SheetState;
  revision: number;
  content: Sheet | null;
  /** Why the reviewer returned it, until it is submitted again. */
  returnReason: string | null;
}

/** Where a sheet is found. */
export interface SheetPlace {
  cycle: string;
  department: string;
  kind: SheetKind;
}

/** The self row and the audited row of a total. */
export interface TotalView {
  cycle: CycleName;
  department: DepartmentName;
  self: { duty: string | null; plan: string | null; keyIndicatorValue: string | null };
  audited: AppraisalTotal | null;
  customer: CustomerPart | null;
}

const path = (role: 'manager' | 'reviewer', { cycle, department, kind }: SheetPlace) =>
  `/api/${role}/sheets/${cycle}/${department}/${kind}`;

/** The manager's calls about sheets and totals. */
export const managerSheetsApi = {
  cycles: (): Promise<Answer<SheetsOfDepartment[]>> =>
    read(() => sendJson('GET', '/api/manager/cycles')),
  read: (place: SheetPlace): Promise<Answer<StoredSheet>> =>
    read(() => sendJson('GET', path('manager', place))),
  save: (
    place: SheetPlace,
    revision: number,
    content: Sheet,
  ): Promise<Answer<{ revision: number }>> =>
    change(() => sendJson('PUT', path('manager', place), { revision, content })),
  submit: (place: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => sendJson('POST', `${path('manager', place)}/self-score`, { revision })),
  total: (cycle: string, department: string): Promise<Answer<TotalView>> =>
    change(() => sendJson('POST', '/api/manager/total', { cycle, department })),
};

/** The reviewer's calls about sheets and totals. */
export const reviewerSheetsApi = {
  list: (): Promise<Answer<SheetsOfDepartment[]>> =>
    read(() => sendJson('GET', '/api/reviewer/sheets')),
  read: (place: SheetPlace): Promise<Answer<StoredSheet>> =>
    read(() => sendJson('GET', path('reviewer', place))),
  saveScores: (
    place: SheetPlace,
    revision: number,
    scores: (TypedScore | null)[],
  ): Promise<Answer<{ revision: number }>> =>
    change(() => sendJson('PUT', `${path('reviewer', place)}/audit-scores`, { revision, scores })),
  finish: (place: SheetPlace, revision: number): Promise<Answer<unknown>> =>
    change(() => sendJson('POST', `${path('reviewer', place)}/audit`, { revision })),
  sendBack: (place: SheetPlace, revision: number, reason: string): Promise<Answer<unknown>> =>
    change(() => sendJson('POST', `${path('reviewer', place)}/return`, { revision, reason })),
  total: (cycle: string, department: string): Promise<Answer<TotalView>> =>
    change(() => sendJson('POST', '/api/reviewer/total', { cycle, department })),
};
