import type { CellValue } from '../../../../shared/spreadsheet/csv.ts';
import { writeCsv } from '../../../../shared/spreadsheet/csv.ts';
import { importColumns, type ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { type ImportSource, importsApi } from '../../api/imports.ts';
import type { Answer } from '../../kit/answer.ts';
import { download } from '../../kit/download.ts';
import type { ExportColumn, ExportFormat } from '../../kit/export-table.ts';
import { language } from '../../kit/language.ts';
import { importText } from './text.ts';

/** Headers of a kind's columns, in the language that is shown. */
function headersOf(kind: ImportKind): string[] {
  return importColumns[kind].map((column) => column[language.value]);
}

/** What each column is for, below its header in the template's instructions. */
function guideRows(kind: ImportKind): string[][] {
  const t = importText.value;
  return [
    [t.column, t.need, t.hint],
    ...importColumns[kind].map((column) => [
      column[language.value],
      column.required ? t.required : t.optional,
      t.columnHints[kind]?.[column.key] ?? '',
    ]),
    [t.exampleNote],
  ];
}

/** A template as its sheets: what is filled in, and the instructions. */
function templateSheets(kind: ImportKind): { rows: CellValue[][]; guide: CellValue[][] } {
  const t = importText.value;
  return {
    rows: [headersOf(kind), [...(t.example[kind] ?? [])]],
    guide: guideRows(kind),
  };
}

/** Lets the browser save the template of a kind. */
export async function downloadTemplate(kind: ImportKind, format: ExportFormat): Promise<void> {
  const t = importText.value;
  const name = t.templateName(t.kinds[kind] ?? '');
  const { rows, guide } = templateSheets(kind);
  if (format === 'csv') {
    // CSV has one sheet only, so the instructions follow as remarks.
    const remarks = guide.slice(1).map((cells) => [`${t.note}${cells.join(' · ')}`]);
    download(`${name}.csv`, 'text/csv', writeCsv([...rows, ...remarks]));
    return;
  }
  const { writeXlsx } = await import('../../kit/write-xlsx.ts');
  const file = await writeXlsx([
    { name: t.kinds[kind] ?? '', rows, headerRows: 1 },
    { name: t.guide, rows: guide, headerRows: 1 },
  ]);
  download(`${name}.xlsx`, file.type, file);
}

type Exported = (string | number | null)[];

/** The columns of an export: the template's, so that it can be imported again as it is. */
export function exportColumnsOf(kind: ImportKind): ExportColumn<Exported>[] {
  const { roleNames } = importText.value;
  const between = language.value === 'zh' ? '、' : ', ';
  return importColumns[kind].map((column, index): ExportColumn<Exported> => {
    const header = column[language.value];
    if (column.key === 'links' || column.key === 'score') {
      return {
        header,
        kind: 'number',
        value: (row) => (typeof row[index] === 'number' ? row[index] : null),
      };
    }
    const text = (row: Exported) => String(row[index] ?? '');
    if (column.key !== 'roles') return { header, value: text };
    return {
      header,
      value: (row) =>
        text(row)
          .split(',')
          .map((role) => roleNames[role] ?? role)
          .join(between),
    };
  });
}

/** Everything of a kind that can be imported. */
export async function exportedRows(from: ImportSource): Promise<Answer<readonly Exported[]>> {
  const answer = await importsApi.rows(from);
  return answer.ok ? { ok: true, value: answer.value.rows } : answer;
}
