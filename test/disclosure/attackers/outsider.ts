import { type Knowledge, type Range, weightedOfScore } from './knowledge.ts';
import { isReachable } from './reach.ts';

/** Values from 1 to 10 that one of `n` ratings can have when their sum is `sum`. */
function valuesAt(sum: number, n: number): number[] {
  const [least, greatest] = [Math.max(1, sum - 10 * (n - 1)), Math.min(10, sum - (n - 1))];
  return Array.from({ length: Math.max(0, greatest - least + 1) }, (_, i) => least + i);
}

/** Values that one of `n` ratings can have when their sum is one of these. */
export function valuesOf(sums: readonly number[], n: number): Set<number> {
  return new Set(sums.flatMap((sum) => valuesAt(sum, n)));
}

/** Whether a sum of one indicator fits score and classes, with the part of the scale to look at. */
interface Fit {
  room: Range;
  fits: (sum: number) => boolean;
}

function fitOf({ attacked, n, tenths, held }: Knowledge, j: number): Fit {
  const { parts } = attacked;
  const wanted = weightedOfScore(attacked, n, tenths);
  const own = held[j] ?? { least: n, greatest: 10 * n };
  const part = parts[j] ?? 1;
  const floor = held.reduce((sum, { least }, i) => sum + (parts[i] ?? 0) * least, 0);
  const rooms = held.flatMap(({ least, greatest }, i) =>
    i === j ? [] : [{ part: parts[i] ?? 0, most: greatest - least }],
  );
  const most = rooms.reduce((sum, room) => sum + room.part * room.most, 0);
  return {
    // What size alone leaves.
    room: {
      least: own.least + Math.max(0, Math.ceil((wanted.least - floor - most) / part)),
      greatest: Math.min(own.greatest, own.least + Math.floor((wanted.greatest - floor) / part)),
    },
    fits: (sum) => {
      const taken = floor + part * (sum - own.least);
      return isReachable(rooms, { least: wanted.least - taken, greatest: wanted.greatest - taken });
    },
  };
}

/**
 * Values that the outsider has to leave open for a rating of indicator `j`, by score and classes:
 * all of them, or `enough` when there are more.
 *
 * @param raters among how many ratings the sum is divided: n, or fewer for who knows some of them
 * @param known the sum of those that are known
 */
export function openValues(
  knowledge: Knowledge,
  j: number,
  { enough = 10, raters = knowledge.n, known = 0 } = {},
): Set<number> {
  const { room, fits } = fitOf(knowledge, j);
  const values = new Set<number>();
  const tried = new Set<number>();
  // Both ends first, where most is learned; then whatever would add a value.
  const ends = [room.greatest, room.least];
  for (let value = 1; value <= 10 && values.size < enough; value++) {
    if (values.has(value)) continue;
    const least = Math.max(room.least, known + value + raters - 1);
    const greatest = Math.min(room.greatest, known + value + 10 * (raters - 1));
    const between = Array.from({ length: Math.max(0, greatest - least + 1) }, (_, i) => least + i);
    for (const sum of [...ends, ...between]) {
      if (tried.has(sum) || sum < room.least || sum > room.greatest) continue;
      tried.add(sum);
      if (!fits(sum)) continue;
      for (const possible of valuesAt(sum - known, raters)) values.add(possible);
      if (values.has(value)) break;
    }
  }
  return values;
}

/** The fewest values, at most `enough`, that stay open for a rating, over all indicators. */
export function fewestValues(knowledge: Knowledge, enough = 10): number {
  const counts = knowledge.held.map((_, j) => openValues(knowledge, j, { enough }).size);
  return Math.min(...counts);
}
