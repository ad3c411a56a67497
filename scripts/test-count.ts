import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What one run of all tests came to. */
export interface TestCount {
  passed: number;
  /** Failed tests, tests that were not run, files that did not load, errors outside a test. */
  failed: number;
  /** Names of the projects of which at least one test ran. */
  projects: string[];
}

/** Counts one run; a skipped test counts as failed, since it says nothing about the product. */
export function countTests(modules: readonly TestModule[], errorsOutside: number): TestCount {
  const count = { passed: 0, failed: errorsOutside };
  const projects = new Set<string>();
  for (const module of modules) {
    let ran = 0;
    for (const test of module.children.allTests()) {
      ran += 1;
      if (test.result().state === 'passed') count.passed += 1;
      else count.failed += 1;
    }
    // A file that failed to load has errors of its own, and perhaps no test.
    count.failed += module.errors().length;
    if (ran === 0 && module.errors().length === 0) count.failed += 1;
    if (ran > 0) projects.add(module.project.name);
  }
  return { ...count, projects: [...projects] };
}

/** Vitest reporter that leaves the count in the file that NIPING_TEST_COUNT names. */
export default class TestCounter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['NIPING_TEST_COUNT'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(countTests(modules, errors.length)));
  }
}
