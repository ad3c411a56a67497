import { parse } from 'papaparse';
import { columnOf, type ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { decodeText } from './decode-text.ts';
import {
  rowsToRead,
  type Sheet,
  sheetOf,
  type TextEncodingName,
  type UnreadableReason,
} from './read-sheet.ts';

const delimiters = [',', ';', '\t'] as const;

/** Excel's own way of naming the delimiter, in a line of its own before everything else. */
const namedDelimiter = /^sep=(.)\r?\n/i;

function parseTable(text: string, delimiter: string, rows: number) {
  return parse<string[]>(text, { delimiter, preview: rows, skipEmptyLines: false });
}

/** The delimiter with which most columns are known, or most columns there are when none is. */
function findDelimiter(kind: ImportKind, text: string): string {
  const score = (delimiter: string) => {
    const top = parseTable(text.slice(0, 20_000), delimiter, 10).data;
    const known = (cells: string[]) =>
      cells.filter((cell) => columnOf(kind, cell) !== undefined).length;
    const most = (count: (cells: string[]) => number) => Math.max(0, ...top.map(count));
    return most(known) * 1000 + most((cells) => cells.length);
  };
  return delimiters.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}

/**
 * Reads a text file of cells: comma, semicolon or tab; UTF-8, GB18030 or UTF-16.
 * @param chosen an encoding that the person insists on
 */
export function readCsv(
  kind: ImportKind,
  bytes: Uint8Array,
  chosen?: TextEncodingName,
): Result<Sheet, UnreadableReason> {
  const decoded = decodeText(bytes, chosen);
  if (decoded === undefined) return fail('not_a_spreadsheet');
  const named = namedDelimiter.exec(decoded.text);
  const text = named === null ? decoded.text : decoded.text.slice(named[0].length);
  const delimiter = named?.[1] ?? findDelimiter(kind, text);
  const { data, errors } = parseTable(text, delimiter, rowsToRead);
  // A quotation mark left open swallows every row after it.
  if (errors.some(({ code }) => code === 'MissingQuotes')) return fail('quotes_open');
  const sheet = sheetOf(kind, data);
  if (!sheet.ok) return sheet;
  const { encoding, garbled } = decoded;
  return ok({ ...sheet.value, encoding, garbled });
}
