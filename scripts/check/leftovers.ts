/** Words of unfinished work, and comments that silence a check. */
const unfinished = new RegExp(
  `\\b(?:${['TO', 'FIX'].map((word, i) => word + ['DO', 'ME'][i]).join('|')})\\b`,
  'u',
);
const silenced = /(?:oxlint|eslint)-(?:disable|enable)|@ts-(?:ignore|nocheck|expect-error)/u;

/**
 * The sentences that name each leftover; empty when there is none.
 * @param files texts by path from the repository's folder, with package-lock.json among them
 */
export function leftovers(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [file, text] of files) {
    if (file === 'package-lock.json') {
      // A host in the lock file would send everybody to the registry of whoever wrote it.
      if (text.includes('"resolved"')) found.push(`${file} names the hosts of a registry.`);
      continue;
    }
    if (file.startsWith('scripts/check/')) continue;
    if (unfinished.test(text)) found.push(`${file} says that work is left to do.`);
    if (silenced.test(text)) found.push(`${file} silences a check.`);
  }
  return found;
}
