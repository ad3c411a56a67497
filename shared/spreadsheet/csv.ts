/** What a cell holds before it is written. */
export type CellValue = string | number | null;

function csvCell(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
}

/**
 * Rows as CSV (RFC 4180) with a byte order mark, without which Excel takes UTF-8 for GBK.
 * Texts are written as they are: guard them against formulas first.
 */
export function writeCsv(rows: readonly (readonly CellValue[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
