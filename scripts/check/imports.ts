import path from 'node:path';

/** One import as written, and what it points to: a file of the repository or a package. */
export interface Import {
  /** Path from the repository's folder, or the name of a package or built-in module. */
  target: string;
  /** True for `import type`, which leaves nothing in the running code. */
  typeOnly: boolean;
}

const importPattern =
  /\b(?:import|export)\s+(?<type>type\s)?[^'"();]*?\bfrom\s*['"](?<from>[^'"]+)['"]|\bimport\s*\(?\s*['"](?<bare>[^'"]+)['"]/gu;

/**
 * All imports and re-exports of a source text, static and dynamic.
 * @param file the file's path from the repository's folder, with slashes
 */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map(({ groups = {} }) => {
    const written = groups['from'] ?? groups['bare'] ?? '';
    const target = written.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), written.replace(/\?.*$/u, ''))
      : written;
    return { target, typeOnly: groups['type'] !== undefined };
  });
}

/** Every file that runs when `start` runs, itself included; type imports do not count. */
export function reachable(start: string, files: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const text = files.get(file);
    if (seen.has(file) || text === undefined) continue;
    seen.add(file);
    for (const { target, typeOnly } of importsOf(file, text)) if (!typeOnly) waiting.push(target);
  }
  return seen;
}
