import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onceFor } from '../../scripts/setup/stamp.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'niping-stamp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('work is repeated only when what it was done for has changed', async () => {
  const stamp = path.join(folder, 'deep/changed.stamp');
  const work = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await onceFor(stamp, 'a', work);
  await onceFor(stamp, 'a', work);
  expect(work).toHaveBeenCalledTimes(1);
  await onceFor(stamp, 'b', work);
  expect(work).toHaveBeenCalledTimes(2);
});

test('work that failed is not remembered as done', async () => {
  const stamp = path.join(folder, 'failed.stamp');
  await expect(onceFor(stamp, 'a', () => Promise.reject(new Error('no disk')))).rejects.toThrow(
    'no disk',
  );
  const work = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await onceFor(stamp, 'a', work);
  expect(work).toHaveBeenCalledTimes(1);
});
