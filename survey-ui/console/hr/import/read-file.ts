import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { Sheet, TextEncodingName, UnreadableReason } from './read-sheet.ts';

/** Largest file that is read, bytes. */
const largestFile = 10 * 1024 * 1024;

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** What xls of before 2007 and workbooks with a password begin with. */
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a file as a table, by what it is and not by how it is called. Each reader is fetched when
 * the first file of its kind comes; that can fail as any request, and then this throws.
 */
export async function readFile(
  kind: ImportKind,
  file: Blob,
  chosen?: TextEncodingName,
): Promise<Result<Sheet, UnreadableReason>> {
  if (file.size > largestFile) return fail('file_too_large');
  if (file.size === 0) return fail('empty');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(oldMark)) return fail('old_or_locked_workbook');
  if (begins(zipMark)) {
    const { readWorkbook } = await import('./read-workbook.ts');
    return readWorkbook(kind, bytes);
  }
  const { readCsv } = await import('./read-csv.ts');
  return readCsv(kind, bytes, chosen);
}
