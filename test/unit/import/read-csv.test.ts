import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../../shared/spreadsheet/csv.ts';
import { narrow } from '../../../shared/spreadsheet/narrow.ts';
import { columnOf, importColumns, isRemark } from '../../../shared/spreadsheet/import-columns.ts';
import { readCsv } from '../../../survey-ui/console/hr/import/read-csv.ts';
import { encodeGbk } from '../../support/gbk.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  new Uint8Array(
    Uint16Array.from(Array.from(`\uFEFF${text}`, (char) => char.charCodeAt(0))).buffer,
  );
const encoders: Record<string, (text: string) => Uint8Array> = {
  'utf-8': utf8,
  'utf-8 with a mark': (text) => utf8(`\uFEFF${text}`),
  gb18030: encodeGbk,
  'utf-16le': utf16,
};

const company = [
  ['部门编码', '部门名称', '评价链接数'],
  ['SV', '用户服务', '４'],
  ['PR', '生产, 一"厂"; 二厂', ''],
];
const quoted = (delimiter: string) =>
  company
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
    .join('\r\n');

describe('a text file', () => {
  for (const [encoding, encode] of Object.entries(encoders)) {
    test.each([',', ';', '\t'])(`in ${encoding} with %j between cells is read as typed`, (each) => {
      const read = readCsv('departments', encode(quoted(each)));
      expect(read).toEqual({
        ok: true,
        value: {
          header: company[0],
          rows: [
            { row: 2, cells: company[1] },
            { row: 3, cells: ['PR', '生产, 一"厂"; 二厂'] },
          ],
          encoding: encoding.replace(' with a mark', ''),
          garbled: false,
        },
      });
    });
  }

  test('with a title above its header, empty rows and a named delimiter keeps its row numbers', () => {
    const text = 'sep=;\n部门一览;;\n;;\n部门名称;部门编码\n;\n用户服务;SV;;\n';
    const read = readCsv('departments', encodeGbk(text));
    expect(read).toMatchObject({
      ok: true,
      value: { header: ['部门名称', '部门编码'], rows: [{ row: 5, cells: ['用户服务', 'SV'] }] },
    });
  });

  test('decoded wrongly before it came is suspected, and decoded as the person says', () => {
    const garbled = readCsv('departments', utf8('部门编码,部门名称\nA,锟斤拷'));
    expect(garbled).toMatchObject({ ok: true, value: { garbled: true } });
    const bytes = encodeGbk('部门编码,部门名称\nA,甲');
    expect(readCsv('departments', bytes, 'utf-8')).toMatchObject({
      value: { encoding: 'utf-8', garbled: true },
    });
    expect(readCsv('departments', bytes, 'gb18030')).toMatchObject({ value: { garbled: false } });
  });

  test.each([
    ['a quotation mark left open', utf8('部门编码,部门名称\nA,"甲\nB,乙\n'), 'quotes_open'],
    ['nothing but a header', utf8('部门编码,部门名称\n\n , \n'), 'empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'not_a_spreadsheet'],
    ['a million rows', utf8(`部门编码,部门名称\n${'A,甲\n'.repeat(1_000_000)}`), 'too_many_rows'],
    ['a thousand columns', utf8(`部门编码${',x'.repeat(1000)}\nA,甲`), 'too_many_columns'],
  ])('with %s is refused', (_, bytes, reason) => {
    expect(readCsv('departments', bytes)).toEqual({ ok: false, reason });
  });

  test('comes back from our own writer as it was, whatever is in its cells', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('甲', 'é', '"', ',', ';', '\t', ' ', "'", '=', '𠮷', '\n') })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv('people', utf8(writeCsv([['工号', '姓名'], ...rows])));
        const cells = read.ok ? read.value.rows.map((each) => each.cells) : read.reason;
        expect(cells).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  test('never breaks the reader, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readCsv('people', bytes);
        expect(read.ok || typeof read.reason === 'string').toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a header', () => {
  test.each(['departments', 'people', 'service-map'] as const)(
    'of %s names one column only, whichever of its names is used',
    (kind) => {
      for (const column of importColumns[kind]) {
        for (const name of [column.zh, column.en, ...column.also]) {
          expect([name, columnOf(kind, name)?.key]).toEqual([name, column.key]);
        }
      }
    },
  );

  test.each([
    ['部门编码*', 'code'],
    ['　部门 编码（必填）', 'code'],
    ['Department Code', 'code'],
    ['ＣＯＤＥ', 'code'],
    ['评价链接数（个）', 'links'],
    ['__proto__', undefined],
    ['toString', undefined],
    ['', undefined],
  ])('%j names the column %j', (header, key) => {
    expect(columnOf('departments', header)?.key).toBe(key);
  });
});

describe('a code', () => {
  test('becomes narrow where that is safe, and no other code', () => {
    expect(narrow('　ＡＢ－０１ ')).toBe('AB-01');
    for (const code of ['①', '㈱', 'Ⅱ-1', 'ﬁ']) expect(narrow(code)).toBe(code);
  });

  test('that begins like a remark of the template is one', () => {
    expect(isRemark(['', '示例：SV', 'x'])).toBe(true);
    expect(isRemark(['Example: SV'])).toBe(true);
    expect(isRemark(['示例部', 'x'])).toBe(false);
    expect(isRemark([])).toBe(false);
  });
});
