import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dataSheet } from '../../scripts/check/data-sheet.ts';

const docs = path.join(import.meta.dirname, '../../docs');
const storage = readFileSync(path.join(docs, 'storage.md'), 'utf8');

test('the data sheet names every field that is stored, and is current', () => {
  const sheet = dataSheet(storage);
  expect(readFileSync(path.join(docs, 'data-sheet.md'), 'utf8')).toBe(sheet);
  const tables = [...storage.matchAll(/^### (\w+)$/gmu)].map(([, name]) => name ?? '');
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((name) => !sheet.includes(`| ${name} |`))).toEqual([]);
});

test('a part that nobody described, or that is gone, stops it', () => {
  expect(() => dataSheet(`${storage}\n## Something new\n`)).toThrow('Something new');
  expect(() => dataSheet(storage.replace('## Appraisal', '### Appraisal'))).toThrow('Appraisal');
});
