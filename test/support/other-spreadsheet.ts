import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { strFromU8, unzipSync } from 'fflate';
import { payrollInChinese } from '../../survey-ui/console/hr/payroll/text-zh.ts';

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** What each cell of a workbook says to a spreadsheet: its formula, or what it holds. */
export function cellsOf(file: Uint8Array): Map<string, string>[] {
  const files = unzipSync(file);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) =>
      unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => part).join('')),
  );
  return ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'].map((name) => {
    const cells = new Map<string, string>();
    for (const [, attributes = '', inside = ''] of text(name).matchAll(
      /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const place = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
      const formula = /<f[^>]*>(.*?)<\/f>/s.exec(inside)?.[1];
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
      const isText = attributes.includes('t="s"');
      if (formula !== undefined) cells.set(place, `=${unescaped(formula).replace(/^=/, '')}`);
      else if (value !== undefined) cells.set(place, isText ? `'${shared[Number(value)]}` : value);
    }
    return cells;
  });
}

let started = false;

/** Starts the other spreadsheet program, once. */
function start(): void {
  if (started) return;
  const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
  initSync({ module: readFileSync(wasm) });
  started = true;
}

/**
 * Opens the payroll's workbook (departments first, then people) in a spreadsheet program that is
 * not ours and reads a column in hundredths.
 */
export function recomputed(
  file: Uint8Array,
  sheet: number,
  column: string,
  rows: number,
): number[] {
  start();
  const model = new Model('payroll', 'en', 'UTC', 'en');
  // Otherwise it recomputes everything at each cell that is typed.
  model.pauseEvaluation();
  model.newSheet();
  model.renameSheet(0, payrollInChinese.departments);
  model.renameSheet(1, payrollInChinese.staff);
  for (const [index, cells] of cellsOf(file).entries()) {
    for (const [place, input] of cells) {
      const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
      model.setUserInput(index, Number(row), letters.charCodeAt(0) - 64, input);
    }
  }
  model.evaluate();
  const at = column.charCodeAt(0) - 64;
  return Array.from({ length: rows }, (_, row) =>
    Math.round(Number(model.getFormattedCellValue(sheet, row + 2, at).replaceAll(',', '')) * 100),
  );
}
