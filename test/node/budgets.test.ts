import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weighPage } from '../../scripts/check/budgets.ts';

const files = {
  'page.html': '<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>',
  'a.css': 'body{margin:0}',
  'a.js': 'import{x}from"./b.js";x(()=>import("./c.js"),"/e.css");',
  'b.js': 'export const x=1;',
  'c.js': 'import{x}from"./b.js";import"./d.js";',
  'e.css': 'p{margin:0}',
  'd.js': 'export const y=2;import("./f.js");',
  'f.js': 'import"./b.js";import"./d.js";export const w=4;',
  'stranger.js': 'export const z=3;',
};
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'niping-budget-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

function gzipped(...names: (keyof typeof files)[]): number {
  return names.reduce((sum, name) => sum + gzipSync(files[name]).length, 0);
}

test('a page weighs what it needs to run, and each later part what it adds', () => {
  expect(weighPage(folder, 'page.html')).toEqual({
    first: gzipped('page.html', 'a.css', 'a.js', 'b.js'),
    // What comes from a later import has that one's scripts already.
    later: new Map([
      ['e.css', gzipped('e.css')],
      ['c.js', gzipped('c.js', 'd.js')],
      ['f.js', gzipped('f.js')],
    ]),
  });
});
