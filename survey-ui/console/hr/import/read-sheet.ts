import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { columnOf } from '../../../../shared/spreadsheet/import-columns.ts';
import {
  type ImportRow,
  maxImportColumns,
  maxImportRows,
} from '../../../../shared/spreadsheet/import-plan.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** Why a file cannot be read as a table. */
export type UnreadableReason =
  | 'file_too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'unpacks_too_large'
  | 'old_or_locked_workbook'
  | 'not_a_spreadsheet'
  | 'quotes_open'
  | 'empty';

/** A file's table: texts only. */
export interface Sheet {
  header: string[];
  rows: ImportRow[];
  /** How the text was decoded; undefined for workbooks. */
  encoding?: TextEncodingName;
  /** The text looks as if it had been decoded wrongly, here or before. */
  garbled?: boolean;
}

/** Encodings of text files that are told apart. */
export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Rows above the header that may hold a title. */
const mostTitleRows = 10;

/** Most rows that a reader needs to read: one more than allowed shows that there are too many. */
export const rowsToRead = maxImportRows + mostTitleRows + 2;

/**
 * Finds the header among the first rows and drops what is empty: rows, and cells at the end.
 * @param table all rows of the file; the first is row 1
 */
export function sheetOf(
  kind: ImportKind,
  table: readonly (readonly string[])[],
): Result<Pick<Sheet, 'header' | 'rows'>, UnreadableReason> {
  const top = table.slice(0, mostTitleRows);
  const known = top.findIndex((cells) => cells.some((text) => columnOf(kind, text) !== undefined));
  const start = known >= 0 ? known : table.findIndex((cells) => !isEmpty(cells));
  const header = withoutEmptyEnd(table[start] ?? []);
  if (header.length === 0) return fail('empty');
  const rows = table
    .map((cells, index): ImportRow => ({ row: index + 1, cells: withoutEmptyEnd(cells) }))
    .filter(({ row, cells }) => row > start + 1 && cells.length > 0);
  if (rows.length === 0) return fail('empty');
  if (rows.length > maxImportRows) return fail('too_many_rows');
  if ([header, ...rows.map(({ cells }) => cells)].some(({ length }) => length > maxImportColumns)) {
    return fail('too_many_columns');
  }
  return ok({ header, rows });
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((text) => text.trim() === '');
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((text) => text.trim() !== '');
  return cells.slice(0, last + 1);
}
