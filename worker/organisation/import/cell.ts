import { narrow } from '../../../shared/spreadsheet/narrow.ts';
import type { Fault, FaultCode } from '../../../shared/spreadsheet/import-plan.ts';
import type { TableRow } from './table.ts';

/** Most code points of a code or staff number, of a name or title; limits of the schema. */
const longestCode = 32;
const longestName = 100;
/** Most links that a client department gets in a window; the schema's limit. */
const mostLinks = 500;

/** Takes note of a fault in one row. */
export type Blame = (key: string, code: FaultCode, about?: string) => void;

/** Adds faults of `row` to `faults`, at the column that the row has for a key. */
export function blamer(row: TableRow, faults: Fault[]): Blame {
  return (key, code, about) => {
    const column = row.cells.get(key)?.column ?? null;
    faults.push({ row: row.row, column, code, ...(about === undefined ? {} : { about }) });
  };
}

/** What stands in a cell: undefined when the file has no such column, '' when the cell is empty. */
export function cellText(row: TableRow, key: string): string | undefined {
  return row.cells.get(key)?.text.normalize('NFC').trim();
}

/** Blames a text that may not be kept: too long, or with characters that nobody can see. */
function checkText(blame: Blame, key: string, text: string, longest: number): void {
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) blame(key, 'text_unprintable');
  else if (/\p{Cf}/u.test(text)) blame(key, 'text_invisible');
  else if (Array.from(text).length > longest) blame(key, 'text_too_long', String(longest));
}

/** A new code or number, with full-width characters narrowed; '' when it is missing. */
export function newCode(row: TableRow, key: string, blame: Blame): string {
  const code = narrow(row.cells.get(key)?.text ?? '');
  if (code === '') blame(key, 'cell_missing');
  else checkText(blame, key, code, longestCode);
  return code;
}

/** A name as typed; one that is there already is not checked again. */
export function nameCell(row: TableRow, blame: Blame, before: string | undefined): string {
  const name = cellText(row, 'name') ?? '';
  if (name === '') blame('name', 'cell_missing');
  else if (name !== before) checkText(blame, 'name', name, longestName);
  return name;
}

/** An optional text: what it was when the file has no such column, null when the cell is empty. */
export function optionalCell(
  row: TableRow,
  key: string,
  blame: Blame,
  before: string | null,
): string | null {
  const text = cellText(row, key);
  if (text === undefined) return before;
  if (text === '') return null;
  if (text !== before) checkText(blame, key, text, longestName);
  return text;
}

/** Links of a department; an empty cell and a missing column leave them as they are. */
export function linksCell(row: TableRow, blame: Blame, before: number): number {
  const text = cellText(row, 'links');
  if (text === undefined || text === '') return before;
  const digits = text.normalize('NFKC');
  if (!/^\d{1,6}$/.test(digits) || Number(digits) > mostLinks) {
    blame('links', 'not_a_count', String(mostLinks));
    return before;
  }
  return Number(digits);
}
