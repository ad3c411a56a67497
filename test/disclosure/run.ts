import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { attack, type KeptSets } from './attackers/report.ts';

const folder = import.meta.dirname;
const setsFile = path.join(folder, 'adversarial-sets.json');
const docsFile = path.join(folder, '../../docs/disclosure.md');
const marks = ['<!-- Written by npm run disclosure. -->', '<!-- Up to here. -->'] as const;

const former = JSON.parse(readFileSync(setsFile, 'utf8')) as KeptSets;
const effort = {
  seed: 2026,
  exhausted: Array.from({ length: 43 }, (_, i) => 8 + i),
  equalSets: 10_000,
  unequalSets: 1000,
  climbs: 8,
  surveys: 400,
};
const { text, broken, kept } = attack(effort, former);
process.stdout.write(`${text}\n`);

const docs = readFileSync(docsFile, 'utf8');
const [start, end] = marks.map((mark) => docs.indexOf(mark));
if (start === undefined || end === undefined || start < 0 || end < start) {
  throw new Error('docs/disclosure.md has no place for the report');
}
const [mark] = marks;
const before = docs.slice(0, start + mark.length);
writeFileSync(docsFile, `${before}\n\n${text}\n\n${docs.slice(end)}`);
writeFileSync(setsFile, `${sorted(kept)}\n`);

for (const sentence of broken) process.stderr.write(`BROKEN: ${sentence}\n`);
process.stdout.write(broken.length === 0 ? '\nEvery bound holds.\n' : '\n');
process.exitCode = broken.length === 0 ? 0 : 1;

/** One set a line. */
function sorted(sets: KeptSets): string {
  const forms = Object.entries(sets).map(([name, own]) => {
    const lines = own.map(({ n, sums }) => `    { "n": ${n}, "sums": [${sums.join(', ')}] }`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n${forms.join(',\n')}\n}`;
}
