/** Something that stands in a list under a key. */
interface Keyed {
  key: string;
  title: string;
}

/**
 * Gives lines read anew the keys of the lines that they were, so that two versions of a list can
 * be compared: first those that say the same, then those of the same title, then those that stand
 * alone between the same neighbours. Others get a key of their own.
 *
 * @param sameLine whether two lines say the same, keys aside
 * @param newKey a key that neither list has
 */
export function alignLines<T extends Keyed>(
  known: readonly T[],
  read: readonly T[],
  sameLine: (a: T, b: T) => boolean,
  newKey: () => string,
): T[] {
  const taken = new Map<T, T>();
  const free = new Set(known);
  const match = (alike: (a: T, b: T) => boolean) => {
    for (const line of read) {
      const found = taken.has(line) ? undefined : [...free].find((each) => alike(each, line));
      if (found === undefined) continue;
      taken.set(line, found);
      free.delete(found);
    }
  };
  match(sameLine);
  match((a, b) => a.title !== '' && a.title === b.title);
  const before = (lines: readonly T[], line: T) => lines[lines.indexOf(line) - 1];
  const keyBefore = (line: T) => {
    const neighbour = before(read, line);
    return neighbour === undefined ? '' : taken.get(neighbour)?.key;
  };
  match((a, b) => (before(known, a)?.key ?? '') === keyBefore(b));
  return read.map((line) => ({ ...line, key: taken.get(line)?.key ?? newKey() }));
}
