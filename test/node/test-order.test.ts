import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import ProjectByProject, { turns } from '../../scripts/test-order.ts';

/** Forty files of two projects, one of them long, and one that waits. */
const special = new Map([
  [13, '/test/browser/story/main-job.test.ts'],
  [27, '/test/browser/rate/scanner.test.ts'],
]);
const files = Array.from({ length: 40 }, (_, at) => ({
  moduleId: special.get(at) ?? `/test/${at}.test.ts`,
  project: { name: at % 2 === 0 ? 'workerd' : 'node' },
})) as TestSpecification[];

async function orderOf(seed: number): Promise<TestSpecification[]> {
  const sequencer = new ProjectByProject({ config: { sequence: { seed } } } as Vitest);
  return sequencer.sort(files);
}

const paths = (order: readonly TestSpecification[]) => order.map(({ moduleId }) => moduleId);

test('every file has a place, and the files of a project follow each other', async () => {
  const order = await orderOf(1);
  expect(paths(order).toSorted()).toEqual(paths(files).toSorted());
  const changes = order.filter(
    ({ project }, at) => at > 0 && project.name !== order[at - 1]?.project.name,
  );
  expect(changes).toHaveLength(1);
});

test('the longest files begin, and those that wait come next', async () => {
  expect(paths(await orderOf(2)).slice(0, 2)).toEqual([...special.values()]);
});

test('every name in the order is one of a file', () => {
  const there = readdirSync('test', { recursive: true }).map((file) => `/${String(file)}`);
  const named = Object.values(turns).flat(2);
  expect(named.filter((part) => !there.some((file) => file.includes(part)))).toEqual([]);
});

test('another seed gives another order, the same one the same', async () => {
  expect(paths(await orderOf(3))).toEqual(paths(await orderOf(3)));
  expect(paths(await orderOf(3))).not.toEqual(paths(await orderOf(4)));
});
