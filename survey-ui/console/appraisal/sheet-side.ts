import {
  managerSheetsApi,
  reviewerSheetsApi,
  type SheetPlace,
  type SheetsOfDepartment,
  type StoredSheet,
} from '../api/sheets.ts';
import type { Answer } from '../kit/answer.ts';

/** From which side a sheet is looked at: who writes and scores it, or who approves and audits it. */
export interface SheetSide {
  role: 'manager' | 'reviewer';
  /** Where the pages of this side begin. */
  base: '/department' | '/review';
  list: () => Promise<Answer<SheetsOfDepartment[]>>;
  read: (place: SheetPlace) => Promise<Answer<StoredSheet>>;
}

export const managerSide: SheetSide = {
  role: 'manager',
  base: '/department',
  list: managerSheetsApi.cycles,
  read: managerSheetsApi.read,
};

export const reviewerSide: SheetSide = {
  role: 'reviewer',
  base: '/review',
  list: reviewerSheetsApi.list,
  read: reviewerSheetsApi.read,
};
