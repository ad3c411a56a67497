import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { buildPages } from './setup/build.ts';
import { ensureChromium } from './setup/chromium.ts';
import { memoryFolder } from './setup/memory-folder.ts';
import { localFolder } from './setup/paths.ts';
import { SetupProblem } from './setup/problem.ts';
import { run } from './setup/run.ts';
import { bundleWorker } from './setup/worker-bundle.ts';

const countSchema = v.object({
  passed: v.number(),
  failed: v.number(),
  projects: v.array(v.string()),
});

/** Every run of everything must include tests of each of these. */
const allProjects = ['workerd', 'node'];

// Words after `npm test --` choose test files; then not every project has to take part.
const chosen = process.argv.slice(2);
const file = path.join(localFolder, 'test-count.json');

/** Runs vitest on everything; its exit code. */
async function runTests(): Promise<number> {
  process.env['CHROMIUM'] = await ensureChromium();
  await buildPages();
  await bundleWorker();
  mkdirSync(localFolder, { recursive: true });
  process.env['NIPING_TEST_COUNT'] = file;
  const reporters = ['--reporter=default', '--reporter=./scripts/test-count.ts'];
  const memory = memoryFolder();
  if (memory !== undefined) {
    process.env['TMPDIR'] = memory.folder;
    // Ctrl-C reaches vitest as well, which ends by it; the folder is still to be removed then.
    process.on('SIGINT', () => undefined);
  }
  try {
    return await run('vitest', ['run', ...reporters, ...chosen]);
  } finally {
    memory?.remove();
  }
}

rmSync(file, { force: true });
const code = await runTests().catch((error: unknown) => {
  console.error(error instanceof SetupProblem ? error.message : error);
  return 1;
});

const problems: string[] = [];
let passed = 0;
let failed = 0;
if (existsSync(file)) {
  const count = v.parse(countSchema, JSON.parse(readFileSync(file, 'utf8')));
  ({ passed, failed } = count);
  for (const project of chosen.length > 0 ? [] : allProjects) {
    if (!count.projects.includes(project)) problems.push(`No test of the project ${project} ran.`);
  }
} else {
  problems.push('The test run ended before it could be counted.');
}
if (passed + failed === 0) problems.push('No test ran.');
if (code !== 0 && failed === 0) problems.push(`The test run ended with exit code ${code}.`);
for (const problem of problems) console.error(problem);
failed += problems.length;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
