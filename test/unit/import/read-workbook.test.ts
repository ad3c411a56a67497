import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../survey-ui/console/hr/import/read-file.ts';
import { writeXlsx } from '../../../survey-ui/console/kit/write-xlsx.ts';

const company = [
  ['部门编码', '部门名称', '评价链接数'],
  ['007', '用户服务 <&>', 4],
  ['=1+1', "'=2 _x0041_", null],
];

async function workbook(): Promise<Record<string, Uint8Array>> {
  const file = await writeXlsx([
    { name: '部门', rows: company, headerRows: 1 },
    { name: '说明', rows: [['说明']], headerRows: 0 },
  ]);
  return unzipSync(new Uint8Array(await file.arrayBuffer()));
}

const sheetPath = 'xl/worksheets/sheet1.xml';
const blob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]);

/** A workbook whose first sheet has these rows, written as XML. */
async function withRows(rows: string): Promise<Blob> {
  const parts: Zippable = { ...(await workbook()) };
  parts[sheetPath] = strToU8(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  );
  return blob(zipSync(parts));
}

const text = (at: string, value: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${text('A1', '部门编码')}${text('B1', '部门名称')}</row>`;
const read = (file: Blob) => readFile('departments', file);

describe('a workbook', () => {
  test('is read as it was written, numbers and zeros in front included', async () => {
    expect(await read(blob(zipSync(await workbook())))).toEqual({
      ok: true,
      value: {
        header: company[0],
        rows: [
          { row: 2, cells: ['007', '用户服务 <&>', '4'] },
          { row: 3, cells: ['=1+1', "'=2 _x0041_"] },
        ],
      },
    });
  });

  test('gives what its formulas last showed, and names those that show nothing or an error', async () => {
    const rows = `${header}
      <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>甲x</v></c></row>
      <row r="3"><c r="A3"><f>HYPERLINK("x")</f></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="5"><c r="A5"><v>1.23E3</v></c><c r="B5" t="b"><v>1</v></c></row>`;
    expect(await read(await withRows(rows))).toMatchObject({
      value: {
        rows: [
          { row: 2, cells: ['2', '甲x'] },
          { row: 3, cells: ['#FORMULA!', '#DIV/0!'] },
          { row: 5, cells: ['1230', '1'] },
        ],
      },
    });
  });

  test.each([
    ['a cell at the far corner', text('XFD1048576', 'x'), 1_048_576, 'too_many_rows'],
    ['a cell in the last column', text('XFD2', 'x'), 2, 'too_many_columns'],
    ['a million rows', '', 1_000_000, 'too_many_rows'],
    ['a row number that is none', text('A2', 'x'), '&#50;', 'not_a_spreadsheet'],
  ])('with %s is refused before a table is made of it', async (_, cell, row, reason) => {
    const rows = `${header}<row r="${row}">${cell}</row>`;
    expect(await read(await withRows(rows))).toEqual({ ok: false, reason });
  });

  test('that unpacks to more than it may is refused before it is unpacked', async () => {
    const parts = { ...(await workbook()), 'xl/bomb.xml': new Uint8Array(65 * 1024 * 1024) };
    const bomb = zipSync(parts, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await read(blob(bomb))).toEqual({ ok: false, reason: 'unpacks_too_large' });
  });

  test('that says it is smaller than it is gets no more room than it said', async () => {
    const parts = { ...(await workbook()), [sheetPath]: new Uint8Array(1_000_000).fill(0x20) };
    const lying = zipSync(parts);
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at += 1) {
      // The sizes in the directory, which unpacking goes by.
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 1_000_000) {
        view.setUint32(at + 24, 10, true);
      }
    }
    expect(await read(blob(lying))).toEqual({ ok: false, reason: 'not_a_spreadsheet' });
  });

  test('with entities that would multiply is refused or read without them', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const parts: Zippable = { ...(await workbook()) };
    parts[sheetPath] = strToU8(
      `${bomb}<worksheet><sheetData>${header}<row r="2">${text('A2', '&b;')}</row></sheetData></worksheet>`,
    );
    const given = await read(blob(zipSync(parts)));
    expect(JSON.stringify(given).length).toBeLessThan(500);
  });

  test.each([
    ['an archive of something else', zipSync({ 'a.txt': strToU8('x') }), 'not_a_spreadsheet'],
    ['half an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2), 'not_a_spreadsheet'],
    ['xls of before 2007', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'old_or_locked_workbook'],
    ['nothing', new Uint8Array(), 'empty'],
    ['eleven megabytes', new Uint8Array(11 << 20), 'file_too_large'],
  ])('that is %s is refused', async (_, bytes, reason) => {
    expect(await read(blob(bytes))).toEqual({ ok: false, reason });
  });
});
