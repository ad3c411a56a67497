import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataSheet } from './check/data-sheet.ts';
import { root } from './setup/paths.ts';

const docs = path.join(root, 'docs');
writeFileSync(
  path.join(docs, 'data-sheet.md'),
  dataSheet(readFileSync(path.join(docs, 'storage.md'), 'utf8')),
);
