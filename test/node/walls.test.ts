import { describe, expect, test } from 'vitest';
import { brokenWalls, idleWalls } from '../../scripts/check/walls.ts';

/** The breaches in a repository of these files alone. */
function breaches(files: Record<string, string>): string[] {
  return brokenWalls(new Map(Object.entries(files)));
}

describe('walls between folders', () => {
  test.each([
    ['shared/form/a.ts', "import { b } from '../wire/b.ts';\nimport * as v from 'valibot';"],
    ['survey-ui/rate/main.tsx', "import '../theme/tokens.css';\nconst c = import('./seal.ts');"],
    ['survey-ui/console/api.ts', "import type { Api } from '../../worker/index.ts';"],
    ['worker/appraisal/a.ts', "import { p } from '../results/published-result-store.ts';"],
    ['worker/rating/link-store.ts', "const sql = 'SELECT 1';"],
    ['worker/http/a.ts', 'const day = new Date(at * 1000);'],
  ])('%s may contain what its place allows', (file, text) => {
    expect(breaches({ [file]: text })).toEqual([]);
  });

  test.each([
    ['shared/form/a.ts', "import { b } from '../../worker/b.ts';"],
    ['shared/form/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['survey-ui/rate/main.tsx', "import { Button } from '../console/kit/button.tsx';"],
    ['survey-ui/rate/main.tsx', "const page = import('../console/kit/button.tsx');"],
    ['survey-ui/console/api.ts', "import { app } from '../../worker/index.ts';"],
    ['worker/appraisal/a.ts', "import { tally } from '../results/tally.ts';"],
    ['worker/appraisal/a.ts', "import { count } from '../rating/ballot-store.ts';"],
    ['scripts/start.ts', "export { secret } from '../test/support/test-secrets.ts';"],
    ['worker/windows/routes.ts', "const rows = db.prepare('SELECT 1');"],
    ['worker/windows/lifecycle.ts', 'const now = Date.now();'],
    ['shared/scoring/a.ts', 'const chance = Math.random();'],
  ])('%s may not contain what its place forbids', (file, text) => {
    expect(breaches({ [file]: text })).toHaveLength(1);
  });

  test('code that stores ballots does not reach links through other files either', () => {
    const found = breaches({
      'worker/rating/ballot-store.ts': "import { a } from './between.ts';",
      'worker/rating/between.ts': "import { b } from '../windows/link-store.ts';",
      'worker/windows/link-store.ts': '',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('worker/windows/link-store.ts');
  });

  test.each([
    ['worker/rating/cast-ballot.ts', "import { a } from './link-lookup.ts';"],
    ['worker/rating/ballot-store.ts', "import { a } from './activation-store.ts';"],
  ])('%s stores ballots and may not know links', (file, text) => {
    const links = { 'worker/rating/link-lookup.ts': '', 'worker/rating/activation-store.ts': '' };
    expect(breaches({ [file]: text, ...links })).toHaveLength(1);
  });

  test('a wall around files that no longer exist is named', () => {
    const files = new Map([['worker/rating/voting-paper.ts', '']]);
    expect(idleWalls(files).some((sentence) => sentence.includes('ballots'))).toBe(true);
  });
});
