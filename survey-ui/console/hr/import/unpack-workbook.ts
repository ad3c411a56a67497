import { unzipSync, zipSync } from 'fflate';
import { maxImportColumns, maxImportRows } from '../../../../shared/spreadsheet/import-plan.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { UnreadableReason } from './read-sheet.ts';

/** Bytes that a workbook may unpack to: 20,000 rows with styles take a tenth of it. */
const mostUnpacked = 64 * 1024 * 1024;
/** Parts of a workbook; a usual one has about fifteen. */
const mostParts = 500;

const rowNumber = /<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["']([^"']*)["']/gu;
const cellAddress = /<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([^"']*)["']/gu;
/** A formula without a result, and cells that hold an error: their text says so from now on. */
const withoutResult = /(<f\b[^>]*(?:\/>|>[^<]*<\/f>))\s*(?:<v\s*\/>|<v><\/v>)?\s*(<\/c>)/gu;
const errorCell = /(<c\b[^>]*?\st\s*=\s*["'])e(["'])/gu;

/**
 * Unpacks what a workbook's cells are made of, within bounds, and packs it again unpressed. The
 * sizes in the archive's directory are checked before anything is unpacked, and no part can
 * become larger than it says; the rows and columns are checked before a table is made of them,
 * since one cell at the far corner would ask for 17 thousand million.
 */
export function unpackWorkbook(bytes: Uint8Array): Result<ArrayBuffer, UnreadableReason> {
  let unpacked = 0;
  let parts = 0;
  let parcel: Record<string, Uint8Array>;
  try {
    parcel = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/.test(name)) return false;
        unpacked += originalSize;
        parts += 1;
        return unpacked <= mostUnpacked && parts <= mostParts;
      },
    });
  } catch {
    return fail('not_a_spreadsheet');
  }
  if (unpacked > mostUnpacked || parts > mostParts) return fail('unpacks_too_large');
  for (const name of Object.keys(parcel)) {
    if (!/worksheets\/[^/]+\.xml$/.test(name)) continue;
    const xml = new TextDecoder().decode(parcel[name]);
    const excess = excessOf(xml);
    if (excess !== undefined) return fail(excess);
    const told = xml.replace(errorCell, '$1str$2').replace(withoutResult, '$1<v>#FORMULA!</v>$2');
    parcel[name] = new TextEncoder().encode(told);
  }
  // Stored, not deflated: the reader then has nothing left to unpack.
  return ok(bufferOf(zipSync(parcel, { level: 0 })));
}

function excessOf(xml: string): UnreadableReason | undefined {
  for (const [, row = ''] of xml.matchAll(rowNumber)) {
    if (!/^\d{1,7}$/.test(row)) return 'not_a_spreadsheet';
    if (Number(row) > maxImportRows + 100) return 'too_many_rows';
  }
  for (const [, address = ''] of xml.matchAll(cellAddress)) {
    const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
    if (letters === undefined || row === undefined) return 'not_a_spreadsheet';
    if (Number(row) > maxImportRows + 100) return 'too_many_rows';
    if (columnNumber(letters) > maxImportColumns) return 'too_many_columns';
  }
  return undefined;
}

/** A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
