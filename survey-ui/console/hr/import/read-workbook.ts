import { readSheet } from 'read-excel-file/universal';
import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { type Sheet, sheetOf, type UnreadableReason } from './read-sheet.ts';
import { unpackWorkbook } from './unpack-workbook.ts';

/** A cell as the text that the spreadsheet shows, as far as that can be known. */
function textOf(cell: unknown): string {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** A number as it was typed: `1.23E2` is 123; what is no number, such as `#N/A`, stays a text. */
function numberText(stored: string): string {
  const number = Number(stored);
  return Number.isNaN(number) ? stored : String(number);
}

/**
 * Reads the first sheet of an xlsx workbook. Formulas are never run: what the spreadsheet last
 * showed is taken, and one that shows an error or nothing is told as a fault of its cell.
 */
export async function readWorkbook(
  kind: ImportKind,
  bytes: Uint8Array,
): Promise<Result<Sheet, UnreadableReason>> {
  const unpacked = unpackWorkbook(bytes);
  if (!unpacked.ok) return unpacked;
  try {
    const table = await readSheet<string>(unpacked.value, 1, {
      trim: false,
      parseNumber: numberText,
    });
    return sheetOf(
      kind,
      table.map((row) => row.map(textOf)),
    );
  } catch {
    return fail('not_a_spreadsheet');
  }
}
