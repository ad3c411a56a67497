import writeXlsxFile from 'write-excel-file/universal';
import type { CellValue } from '../../../shared/spreadsheet/csv.ts';

/** A formula, such as `=A1*2`, that the spreadsheet works out; never made of what people typed. */
export interface Formula {
  formula: string;
  /** How its number is shown, such as `0.00`. */
  format: string;
}

/** What a cell of a workbook holds. */
export type XlsxCell = CellValue | Formula;

/** One sheet of a workbook. */
export interface XlsxSheet {
  name: string;
  rows: readonly (readonly XlsxCell[])[];
  /** How many rows at the top are headers: bold, and they stay while the rest scrolls. */
  headerRows: number;
}

/** Widest and narrowest column, in characters of the spreadsheet's own measure. */
const widest = 60;
const narrowest = 8;
/** Rows that decide how wide a column is; more cost time and change nothing. */
const measuredRows = 200;
/** Longest name of a sheet, and characters that it must not have (ECMA-376, 18.2.19). */
const longestSheetName = 31;
const forbiddenInSheetName = /[\\/?*[\]:'’]/g;

/** What XML cannot hold, and what spreadsheets would read as one character (ECMA-376, 22.9.2.19). */
const unwritable = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Cs}/gu;
const escapeLike = /_(?=x[\dA-Fa-f]{4}_)/g;

function cellText(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(escapeLike, '_x005F_');
}

/** Chinese characters are twice as wide as Latin ones. */
function widthOf(value: XlsxCell): number {
  const text = value === null || typeof value === 'object' ? '' : String(value);
  return Array.from(text).reduce((sum, char) => sum + (char > '\u2E7F' ? 2 : 1), 0);
}

function columnsOf(rows: XlsxSheet['rows']): { width: number }[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: count }, (_, column) => {
    const widths = rows.slice(0, measuredRows).map((row) => widthOf(row[column] ?? null));
    return { width: Math.min(Math.max(...widths, narrowest), widest) + 2 };
  });
}

/**
 * A workbook whose texts are texts: no cell but a `Formula` is a formula, a date or a number because of what
 * stands in it, so that a staff number keeps its leading zeros.
 */
export function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Blob> {
  return writeXlsxFile(
    sheets.map(({ name, rows, headerRows }) => ({
      sheet: name.replace(forbiddenInSheetName, ' ').slice(0, longestSheetName),
      columns: columnsOf(rows),
      stickyRowsCount: headerRows,
      data: rows.map((row, index) =>
        row.map((value) => {
          if (value === null) return null;
          const style = index < headerRows ? ({ fontWeight: 'bold' } as const) : {};
          if (typeof value === 'object') {
            return { value: value.formula, type: 'Formula' as const, format: value.format };
          }
          return typeof value === 'number'
            ? { value, type: Number, ...style }
            : {
                value: cellText(value),
                type: String,
                format: '@',
                wrap: index >= headerRows,
                ...style,
              };
        }),
      ),
    })),
  ).toBlob();
}
