import { expect, test } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import ProjectByProject from '../../scripts/test-order.ts';

/** Forty files of two projects, one of them long. */
const files = Array.from({ length: 40 }, (_, at) => ({
  moduleId: at === 13 ? '/test/browser/story/main-job.test.ts' : `/test/${at}.test.ts`,
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

test('the longest files begin', async () => {
  expect(paths(await orderOf(2))[0]).toBe('/test/browser/story/main-job.test.ts');
});

test('another seed gives another order, the same one the same', async () => {
  expect(paths(await orderOf(3))).toEqual(paths(await orderOf(3)));
  expect(paths(await orderOf(3))).not.toEqual(paths(await orderOf(4)));
});
