import { readdirSync, readFileSync } from 'node:fs';

/** A line of /proc about a process; empty when it has ended since it was listed, or without /proc. */
export function procText(id: string, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Ids of the local runtimes that this process has started and that are still there; Linux only. */
export function ownRuntimes(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(procText(id, 'stat')) ?? [];
    return name === 'workerd' && Number(parent) === process.pid;
  });
}
