import type { CellValue } from '../../../../shared/spreadsheet/csv.ts';
import { writeCsv } from '../../../../shared/spreadsheet/csv.ts';
import { guardFormula } from '../../../../shared/spreadsheet/formula-guard.ts';
import type { XlsxSheet } from '../../kit/write-xlsx.ts';
import { codesOf, type LinkGroup } from './link-groups.ts';

/** Headers of the columns. */
export interface LinkHeader {
  department: string;
  link: string;
  code: string;
}

function rowsOf(group: LinkGroup): CellValue[][] {
  return group.links.map((link) => [guardFormula(group.name), link, codesOf(link).typed]);
}

const headerCells = (header: LinkHeader) => [header.department, header.link, header.code];

/** All links as CSV, department after department; without numbers, since a number names a slip. */
export function linksAsCsv(groups: readonly LinkGroup[], header: LinkHeader): string {
  return writeCsv([headerCells(header), ...groups.flatMap(rowsOf)]);
}

/** All links as a workbook with a sheet for each client department. */
export function linksAsSheets(groups: readonly LinkGroup[], header: LinkHeader): XlsxSheet[] {
  return groups.map((group, index) => ({
    // Two long names may begin alike, and a workbook refuses two sheets of one name.
    name: `${index + 1} ${group.name}`,
    headerRows: 1,
    rows: [headerCells(header), ...rowsOf(group)],
  }));
}
