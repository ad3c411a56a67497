/** A line of a sheet under a key that tells it apart in all three versions. */
interface Keyed {
  key: string;
}

/**
 * Puts what I did to a list onto what is saved now, both made from `base`: lines that I added
 * follow the line they followed, lines that I removed go, lines that they removed go unless I
 * changed them, and what both have is merged by `mergeOne`.
 */
export function mergeLines<T extends Keyed>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  sameLine: (a: T, b: T) => boolean,
  mergeOne: (base: T | undefined, mine: T, theirs: T) => T,
): T[] {
  const find = (lines: readonly T[], key: string) => lines.find((line) => line.key === key);
  const merged = theirs.flatMap((line): T[] => {
    const own = find(mine, line.key);
    const was = find(base, line.key);
    if (own === undefined) return was === undefined ? [line] : [];
    return [mergeOne(was, own, line)];
  });
  for (const [index, line] of mine.entries()) {
    if (find(theirs, line.key) !== undefined) continue;
    const was = find(base, line.key);
    if (was !== undefined && sameLine(was, line)) continue;
    const before = mine.slice(0, index).map(({ key }) => key);
    const place = merged.findLastIndex(({ key }) => before.includes(key));
    merged.splice(place + 1, 0, line);
  }
  return merged;
}
