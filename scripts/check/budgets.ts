import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes over the wire, gzip, of a built page. */
export interface PageWeight {
  /** The page and everything it needs to run: scripts it imports, style sheets. */
  first: number;
  /** What each script or style sheet that comes later adds to what is there by then, by its name. */
  later: Map<string, number>;
}

const bytesPerKilobyte = 1000;

/** Most that a page, and each part that it loads later, may weigh, in kB of gzip. */
const budgets = [
  // On a slow 4G line the page is usable within 1.5 s: nothing but its first load is needed for
  // that (a browser test sees to it), and the rest, cryptography above all, comes while it is read.
  { page: 'rate.html', first: 20, later: 24 },
  { page: 'report.html', first: 20, later: 0 },
  { page: 'console.html', first: 60, later: 60 },
];

const tagged = /<(?:script|link)\b[^>]*?\b(?:src|href)="\/(?<file>[^"]+\.(?:js|css))"/gu;
const imported = /\b(?:import|from)\s*['"`](?<file>[^'"`]+\.js)['"`]/gu;
const importedLater = /\bimport\s*\(\s*['"`](?<file>[^'"`]+\.js)['"`]/gu;
const stylesLater = /['"`]\/(?<file>[^'"`]+\.css)['"`]/gu;

function named(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ groups = {} }) => groups['file'] ?? '');
}

/**
 * Weighs a built page by following its tags and the imports of its scripts.
 * @param folder the built pages; `page` is a file in it
 */
export function weighPage(folder: string, page: string): PageWeight {
  /** Imports that come later, each with what is here already when it comes. */
  const later: [file: string, here: ReadonlySet<string>][] = [];
  const weigh = (file: string, here: Set<string>): number => {
    if (here.has(file)) return 0;
    here.add(file);
    const text = readFileSync(path.join(folder, file), 'utf8');
    const beside = (name: string): string => path.posix.join(path.posix.dirname(file), name);
    if (file.endsWith('.js')) {
      const coming = [...named(text, importedLater).map(beside), ...named(text, stylesLater)];
      for (const name of coming) later.push([name, here]);
    }
    const needed = file.endsWith('.html')
      ? named(text, tagged)
      : file.endsWith('.js')
        ? named(text, imported).map(beside)
        : [];
    return needed.reduce((sum, name) => sum + weigh(name, here), gzipSync(text).length);
  };
  const atFirst = new Set<string>();
  const weight: PageWeight = { first: weigh(page, atFirst), later: new Map() };
  const done = new Set<string>();
  for (let next = later.pop(); next !== undefined; next = later.pop()) {
    const [file, here] = next;
    const way = [file, ...here].join(' ');
    if (here.has(file) || done.has(way)) continue;
    done.add(way);
    // A part that can be reached in several ways weighs what it adds in the worst of them.
    const added = weigh(file, new Set(here));
    weight.later.set(file, Math.max(added, weight.later.get(file) ?? 0));
  }
  return weight;
}

/** The sentences that name each weight above its budget, and one line each for the record. */
export function weighPages(folder: string): { over: string[]; record: string[] } {
  const over: string[] = [];
  const record: string[] = [];
  for (const { page, ...budget } of budgets) {
    const { first, later } = weighPage(folder, page);
    const weights: [name: string, bytes: number, limit: number][] = [
      [page, first, budget.first],
      ...[...later].map(([file, bytes]): [string, number, number] => [
        `${page}, later ${file}`,
        bytes,
        budget.later,
      ]),
    ];
    for (const [name, bytes, limit] of weights) {
      const kilobytes = bytes / bytesPerKilobyte;
      const line = `${name}: ${kilobytes.toFixed(1)} kB of ${limit} kB`;
      record.push(line);
      if (kilobytes > limit) over.push(line);
    }
  }
  return { over, record };
}
