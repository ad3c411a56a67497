import { importColumns, type ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { language } from '../../kit/language.ts';
import { importText } from './text.ts';

/** The letter of a column as spreadsheets name it: 0 is A, 26 is AA. */
function columnLetter(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? '' : columnLetter(before - 1)) + String.fromCharCode(65 + (index % 26));
}

/** A column of the file by its letter and its header there. */
export function columnName(header: readonly string[], index: number): string {
  return importText.value.columnName(columnLetter(index), header[index]?.trim() ?? '');
}

/** A column of a kind by its key, in the language that is shown. */
export function keyName(kind: ImportKind, key: string): string {
  return importColumns[kind].find((column) => column.key === key)?.[language.value] ?? key;
}
