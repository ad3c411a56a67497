import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unzipSync, strFromU8 } from 'fflate';
import { guardFormula, unguardFormula } from '../../../shared/spreadsheet/formula-guard.ts';
import {
  type ExportColumn,
  tableAsCsv,
  tableCells,
} from '../../../survey-ui/console/kit/export-table.ts';
import { writeXlsx } from '../../../survey-ui/console/kit/write-xlsx.ts';

const starters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

describe('a text in a spreadsheet', () => {
  test.each(starters)('that begins with %j is not run, also behind blanks', (starter) => {
    for (const text of [`${starter}1+1`, ` ${starter}1`, `'${starter}1`]) {
      expect(guardFormula(text)).toBe(`'${text}`);
    }
  });

  test('keeps an apostrophe, a hyphen inside and everything else', () => {
    for (const text of ["'90s", 'A-1', '甲=乙', '', "'"]) expect(guardFormula(text)).toBe(text);
  });

  test('comes back exactly as it was, whatever it is', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...starters, "'", ' ', '1', '甲', '"') });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
        expect(guardFormula(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

interface Row {
  name: string | null;
  count: number | null;
  at: number | null;
}

const columns: ExportColumn<Row>[] = [
  { header: '名称', value: (row) => row.name },
  { header: '数量', kind: 'number', value: (row) => row.count },
  { header: '时间', kind: 'date', timeZone: 'Asia/Shanghai', value: (row) => row.at },
];
const rows: Row[] = [
  { name: '=HYPERLINK("https://example.com")', count: -3, at: 1_793_000_000 },
  { name: null, count: null, at: null },
];

describe('a table that is downloaded', () => {
  test('is CSV with a byte order mark, without a cell that would be run', () => {
    const [first, ...cells] = tableAsCsv(columns, rows).split('\r\n');
    expect(first).toBe('\uFEFF"名称","数量","时间"');
    expect(cells).toEqual([
      '"\'=HYPERLINK(""https://example.com"")",-3,"2026-10-26 15:33"',
      ',,',
      '',
    ]);
  });

  test('is a workbook of texts and numbers, without a formula', async () => {
    const sheet = { name: '部门/2026', rows: tableCells(columns, rows), headerRows: 1 };
    const files = unzipSync(new Uint8Array(await (await writeXlsx([sheet])).arrayBuffer()));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<v>-3</v>');
    expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain("'=HYPERLINK");
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('部门 2026');
  });
});
