/**
 * What an import would do, as the Worker tells it before and after. Rows are numbered as in the
 * spreadsheet, its header being row 1; columns are counted from 0 in the file's own order.
 */

/** What can be wrong with a cell, a row or the header. */
export type FaultCode =
  /** A required column is not in the header, or a column is there twice. */
  | 'column_missing'
  | 'column_twice'
  | 'cell_missing'
  | 'text_too_long'
  | 'text_unprintable'
  /** Zero-width characters and the like: two codes would look the same. */
  | 'text_invisible'
  | 'not_a_count'
  | 'email_invalid'
  /** The spreadsheet shows an error of its own, such as #REF!. */
  | 'formula_error'
  | 'row_twice'
  | 'department_unknown'
  | 'department_ended'
  | 'department_above_itself'
  | 'person_unknown'
  | 'person_ended'
  | 'reviewer_is_the_manager'
  | 'role_unknown'
  | 'role_of_a_department'
  | 'last_hr_account'
  | 'department_rates_itself'
  | 'links_differ'
  /** Not 0 to 100 in steps of 0.1. */
  | 'not_a_score'
  /** Another name than the person with this number has. */
  | 'name_differs';

/** One fault, where it stands and what it is. */
export interface Fault {
  row: number;
  /** Null when the fault is of the whole row. */
  column: number | null;
  code: FaultCode;
  /** What the fault refers to: the other row, the way of a circle, the missing column, a limit. */
  about?: string;
}

/** One value that changes; null where there was or will be none. */
export interface FieldChange {
  key: string;
  before: string | null;
  after: string | null;
}

/** One row that adds something or changes something. */
export interface PlanEntry {
  row: number;
  change: 'added' | 'changed';
  /** Code or number, and name. */
  code: string;
  name: string;
  fields: FieldChange[];
}

/** Something that is not in the file and that ends, or is taken away, if that was asked for. */
export interface PlanEnding {
  code: string;
  name: string;
}

/** What an import comes to. */
export interface ImportPlan {
  /** Index of each recognised column in the header. */
  columns: { index: number; key: string }[];
  /** Indexes of columns with a header that is not known; they are left out. */
  unknownColumns: number[];
  /** Rows that were read, without empty ones and remarks. */
  rows: number;
  /** Rows of the template's examples and explanations. */
  remarks: number;
  unchanged: number;
  entries: PlanEntry[];
  /** What is not in the file: it ends only when that was asked for. */
  missing: PlanEnding[];
  faults: Fault[];
  /** Managers and reviewers left out because they are no staff yet. */
  leftOut: number;
}

/** What an import did; all are counts. */
export interface ImportOutcome {
  added: number;
  changed: number;
  unchanged: number;
  ended: number;
}

/** A spreadsheet's rows: texts only, with the number of each row. */
export interface ImportRow {
  row: number;
  cells: string[];
}

/** Most rows that a file may have: four times the staff of the largest company we plan for. */
export const maxImportRows = 20_000;

/** Most columns, known and unknown: a matrix of the service map has one for each department. */
export const maxImportColumns = 600;
