import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes over the wire, gzip, of a built page. */
export interface PageWeight {
  /** The page and everything it needs to run: scripts it imports, style sheets. */
  first: number;
  /** Everything its scripts may import later. */
  later: number;
}

const bytesPerKilobyte = 1000;

/** Most that a page may weigh, in kB of gzip. */
const budgets = [
  // A phone on a slow 4G line has the page usable within 1.5 s; the rest loads while the rater reads.
  { page: 'rate.html', first: 20, later: 25 },
  { page: 'console.html', first: 60, later: Number.POSITIVE_INFINITY },
];

const tagged = /<(?:script|link)\b[^>]*?\b(?:src|href)="\/(?<file>[^"]+\.(?:js|css))"/gu;
const imported = /\b(?:import|from)\s*['"`](?<file>[^'"`]+\.js)['"`]/gu;
const importedLater = /\bimport\s*\(\s*['"`](?<file>[^'"`]+\.js)['"`]/gu;

function named(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ groups = {} }) => groups['file'] ?? '');
}

/**
 * Weighs a built page by following its tags and the imports of its scripts.
 * @param folder the built pages; `page` is a file in it
 */
export function weighPage(folder: string, page: string): PageWeight {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const sizes = { first: 0, later: 0 };
  const seen = new Set<string>();
  const later: string[] = [];
  const weigh = (file: string, when: 'first' | 'later'): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = read(file);
    sizes[when] += gzipSync(text).length;
    if (file.endsWith('.css')) return;
    const beside = (name: string): string => path.posix.join(path.posix.dirname(file), name);
    if (file.endsWith('.html')) for (const name of named(text, tagged)) weigh(name, when);
    else for (const name of named(text, imported)) weigh(beside(name), when);
    later.push(...named(text, importedLater).map(beside));
  };
  weigh(page, 'first');
  for (let file = later.pop(); file !== undefined; file = later.pop()) weigh(file, 'later');
  return sizes;
}

/** The sentences that name each page above its budget, and one line a page for the record. */
export function weighPages(folder: string): { over: string[]; record: string[] } {
  const over: string[] = [];
  const record: string[] = [];
  for (const { page, ...budget } of budgets) {
    const weight = weighPage(folder, page);
    for (const when of ['first', 'later'] as const) {
      const kilobytes = weight[when] / bytesPerKilobyte;
      const limit = Number.isFinite(budget[when]) ? ` of ${budget[when]} kB` : '';
      const line = `${page}, ${when}: ${kilobytes.toFixed(1)} kB${limit}`;
      record.push(line);
      if (kilobytes > budget[when]) over.push(line);
    }
  }
  return { over, record };
}
