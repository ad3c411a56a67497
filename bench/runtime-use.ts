import { writeFileSync } from 'node:fs';
import { ownRuntimes, procText } from '../scripts/setup/own-runtimes.ts';

/** What the local runtime uses, database and all; nothing where there is no /proc. */
export interface RuntimeUse {
  /** Milliseconds of processor time since its start; to 10 ms. */
  processor: number;
  /** MB resident now. */
  memory: number;
  /** The most MB since the last reset. */
  peak: number;
}

/** Milliseconds of one tick of the kernel's clock. */
const tick = 10;

/** Sums over all runtimes of this process. */
export function readUse(): RuntimeUse {
  const use: RuntimeUse = { processor: 0, memory: 0, peak: 0 };
  for (const id of ownRuntimes()) {
    const status = procText(id, 'status');
    const megabytes = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
    // Fields 14 and 15, in user and in system mode; the name in parentheses may hold blanks.
    const fields = procText(id, 'stat')
      .replace(/^.*\) /, '')
      .split(' ');
    use.processor += tick * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
    use.memory += megabytes('VmRSS');
    use.peak += megabytes('VmHWM');
  }
  return use;
}

/** Forgets the most that was used so far. */
export function resetPeak(): void {
  for (const id of ownRuntimes()) writeFileSync(`/proc/${id}/clear_refs`, '5');
}
