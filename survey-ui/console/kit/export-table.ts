import { type CellValue, writeCsv } from '../../../shared/spreadsheet/csv.ts';
import { guardFormula } from '../../../shared/spreadsheet/formula-guard.ts';
import { toLocalInput } from './company-time.ts';
import { download } from './download.ts';

/** One column of a table as it is downloaded; `value` gives null for an empty cell. */
export type ExportColumn<Row> =
  | { header: string; kind?: 'text'; value: (row: Row) => string | null }
  | { header: string; kind: 'number'; value: (row: Row) => number | null }
  /** Unix seconds, written as wall-clock time of `timeZone`. */
  | { header: string; kind: 'date'; timeZone: string; value: (row: Row) => number | null };

/** The kinds of file that a table can be downloaded as. */
export type ExportFormat = 'xlsx' | 'csv';

function cellOf<Row>(column: ExportColumn<Row>, row: Row): CellValue {
  if (column.kind === 'number') return column.value(row);
  if (column.kind === 'date') {
    const at = column.value(row);
    return at === null ? null : toLocalInput(at, column.timeZone).replace('T', ' ');
  }
  const text = column.value(row);
  return text === null || text === '' ? null : guardFormula(text);
}

/** Header and rows as cells; no text among them is taken for a formula. */
export function tableCells<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): CellValue[][] {
  return [
    columns.map((column) => guardFormula(column.header)),
    ...rows.map((row) => columns.map((column) => cellOf(column, row))),
  ];
}

/** A table as CSV that spreadsheets open as it is, Chinese included. */
export function tableAsCsv<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): string {
  return writeCsv(tableCells(columns, rows));
}

/**
 * Lets the browser save a table. The writer of xlsx is fetched when it is first needed.
 * @param name of the file, without its ending
 */
export async function exportTable<Row>(
  name: string,
  format: ExportFormat,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  if (format === 'csv') {
    download(`${name}.csv`, 'text/csv', tableAsCsv(columns, rows));
    return;
  }
  const { writeXlsx } = await import('./write-xlsx.ts');
  const file = await writeXlsx([{ name, rows: tableCells(columns, rows), headerRows: 1 }]);
  download(`${name}.xlsx`, file.type, file);
}
