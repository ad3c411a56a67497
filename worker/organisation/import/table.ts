import { unguardFormula } from '../../../shared/spreadsheet/formula-guard.ts';
import {
  columnOf,
  importColumns,
  type ImportKind,
  isRemark,
} from '../../../shared/spreadsheet/import-columns.ts';
import type { Fault, ImportPlan, ImportRow } from '../../../shared/spreadsheet/import-plan.ts';

/** A cell with the column of the file that it stands in. */
export interface TableCell {
  text: string;
  column: number;
}

/** A row with its known cells by column; a column that the file does not have is not in it. */
export interface TableRow {
  row: number;
  cells: ReadonlyMap<string, TableCell>;
}

/** A spreadsheet as it is understood. */
export interface ImportTable extends Pick<ImportPlan, 'columns' | 'unknownColumns' | 'remarks'> {
  rows: TableRow[];
  faults: Fault[];
}

/** Errors that spreadsheets show in place of a result. */
const spreadsheetError = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FORMULA!)$/;

/**
 * Finds the columns that `kind` knows, in whatever order they stand, and drops empty rows and the
 * template's remarks. With a column missing or twice no row is read. Headers are looked up, never
 * used as names of anything, so `__proto__` is an unknown column like another.
 */
export function readTable(
  kind: ImportKind,
  header: readonly string[],
  rows: readonly ImportRow[],
): ImportTable {
  const columns: ImportTable['columns'] = [];
  const unknownColumns: number[] = [];
  const faults: Fault[] = [];
  for (const [index, text] of header.entries()) {
    const key = columnOf(kind, text)?.key;
    if (key === undefined) {
      if (text.trim() !== '') unknownColumns.push(index);
    } else if (columns.some((each) => each.key === key)) {
      faults.push({ row: 1, column: index, code: 'column_twice' });
    } else columns.push({ index, key });
  }
  for (const { key, required } of importColumns[kind]) {
    if (required && !columns.some((each) => each.key === key)) {
      faults.push({ row: 1, column: null, code: 'column_missing', about: key });
    }
  }
  const table: ImportTable = { columns, unknownColumns, remarks: 0, rows: [], faults };
  if (faults.length > 0) return table;
  for (const { row, cells } of rows) {
    const texts = cells.map(unguardFormula);
    if (texts.every((text) => text.trim() === '')) continue;
    if (isRemark(texts)) {
      table.remarks += 1;
      continue;
    }
    const known = columns.map(({ index, key }): [string, TableCell] => [
      key,
      { text: texts[index] ?? '', column: index },
    ]);
    for (const [, { text, column }] of known) {
      if (spreadsheetError.test(text.trim())) faults.push({ row, column, code: 'formula_error' });
    }
    table.rows.push({ row, cells: new Map(known) });
  }
  return table;
}
