import { columnOf } from '../../../shared/spreadsheet/import-columns.ts';
import type { ImportRow } from '../../../shared/spreadsheet/import-plan.ts';
import { narrow } from '../../../shared/spreadsheet/narrow.ts';
import type { TableCell, TableRow } from './table.ts';

/** Cells of a matrix that say no although something stands in them. */
const no = new Set(['', '0', '否', '无', 'no', 'n', 'false', '-', '—', '×']);

/**
 * Whether a sheet is the service map drawn as a matrix: client departments down the first column,
 * rated departments across the header, a mark where one rates the other.
 */
export function isMatrix(header: readonly string[], isCode: (text: string) => boolean): boolean {
  const rated = header.some((text) => columnOf('service-map', text)?.key === 'rated');
  return !rated && header.slice(1).some((text) => text.trim() !== '' && isCode(text));
}

/** The pairs of a matrix, each at the cell of its mark; a column of links may stand anywhere. */
export function readMatrix(header: readonly string[], rows: readonly ImportRow[]): TableRow[] {
  const links = header.findIndex((text) => columnOf('service-map', text)?.key === 'links');
  return rows.flatMap(({ row, cells }) => {
    const client: TableCell = { text: cells[0] ?? '', column: 0 };
    const common: [string, TableCell][] = [['client', client]];
    if (links > 0) common.push(['links', { text: cells[links] ?? '', column: links }]);
    return header.flatMap((text, column) => {
      const marked = !no.has(narrow(cells[column] ?? '').toLowerCase());
      if (column === 0 || column === links || text.trim() === '' || !marked) return [];
      return [{ row, cells: new Map([...common, ['rated', { text, column }]]) }];
    });
  });
}
