import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** Linux's file system in memory. Containers often have a small one. */
const memory = '/dev/shm';

/** Bytes that a run of all tests may need there, several times over. */
const wanted = 2 ** 30;

/**
 * A new folder in memory for what tests throw away, with a function that removes it, or undefined
 * where there is none of at least 1 GiB. Databases write every change through to the disk, which
 * their tests would wait for thousands of times.
 */
export function memoryFolder(): { folder: string; remove: () => void } | undefined {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < wanted) return undefined;
    const folder = mkdtempSync(path.join(memory, 'niping-test-'));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
  } catch {
    return undefined;
  }
}
