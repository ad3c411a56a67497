import { readFileSync } from 'node:fs';
import path from 'node:path';
import { weighPages } from './check/budgets.ts';
import { dataSheet } from './check/data-sheet.ts';
import { leftovers } from './check/leftovers.ts';
import { brokenWalls, idleWalls } from './check/walls.ts';
import { buildPages } from './setup/build.ts';
import { root } from './setup/paths.ts';
import { run } from './setup/run.ts';
import { filesUnder } from './setup/stamp.ts';
import { showProblemsPlainly } from './setup/problem.ts';

showProblemsPlainly();

const places = ['worker', 'shared', 'survey-ui', 'scripts', 'bench', 'test', 'migrations'];
const single = ['vite.config.ts', 'vitest.config.ts', 'wrangler.toml', 'package-lock.json'];

function sources(pattern: RegExp): Map<string, string> {
  const files = [...places, ...single].flatMap(filesUnder).filter((file) => pattern.test(file));
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** Passes when there is nothing to tell. */
function tell(sentences: readonly string[]): boolean {
  for (const sentence of sentences) console.log(`  ${sentence}`);
  return sentences.length === 0;
}

const tool = async (name: string, ...args: string[]): Promise<boolean> =>
  (await run(name, args)) === 0;

const steps: [name: string, step: () => boolean | Promise<boolean>][] = [
  ['types', () => tool('tsc', '-b')],
  ['lint', () => tool('oxlint')],
  ['format', () => tool('oxfmt', '--check')],
  ['dead code', () => tool('knip')],
  [
    'walls',
    () => {
      const files = sources(/\.(?:ts|tsx|mjs)$/u);
      return tell([...brokenWalls(files), ...idleWalls(files)]);
    },
  ],
  ['leftovers', () => tell(leftovers(sources(/\.(?:tsx?|mjs|css|html|sql|toml|json)$/u)))],
  [
    'data sheet',
    () => {
      const [wanted, present] = ['storage.md', 'data-sheet.md'].map((name) =>
        readFileSync(path.join(root, 'docs', name), 'utf8'),
      );
      const isCurrent = dataSheet(wanted ?? '') === present;
      return tell(isCurrent ? [] : ['docs/data-sheet.md is not current: npm run data-sheet']);
    },
  ],
  [
    'budgets',
    async () => {
      await buildPages();
      const { over, record } = weighPages(path.join(root, 'dist/survey-ui'));
      for (const line of record) console.log(`${over.includes(line) ? '✗' : ' '} ${line}`);
      return over.length === 0;
    },
  ],
];

const failed: string[] = [];
for (const [name, step] of steps) {
  console.log(`— ${name}`);
  if (!(await step())) failed.push(name);
}
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
