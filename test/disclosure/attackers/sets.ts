import { pickFrom, type Pick } from './chance.ts';

/** Nine sums of ratings over `n` ballots. */
export interface SumSet {
  n: number;
  sums: number[];
}

/** Sums as `n` raters who each give anything would make them, drawn. */
function anySums(pick: Pick, n: number): number[] {
  return Array.from({ length: 9 }, () => pick(n, 10 * n));
}

/** Sums that crowd at one end or both: where pinning happens. */
function endSums(pick: Pick, n: number): number[] {
  const spread = pick(0, 4);
  const isMixed = pick(0, 3) === 0;
  const isHigh = pick(0, 1) === 0;
  const high = () => 10 * n - pick(0, spread);
  const low = () => n + pick(0, spread);
  return Array.from({ length: 9 }, () => {
    if (isMixed) return pick(0, 1) === 0 ? high() : low();
    return isHigh ? high() : low();
  });
}

/** Sums of which one or two lie at the edge of a class and the others at the end. */
function edgeSums(pick: Pick, n: number): number[] {
  const sums = Array<number>(9).fill(pick(0, 1) === 0 ? n : 10 * n);
  for (let changed = pick(1, 2); changed > 0; changed--) {
    const edge = Math.floor(((2 * pick(1, 9) + 1) * n) / 2) + pick(-1, 1);
    sums[pick(0, 8)] = Math.min(10 * n, Math.max(n, edge));
  }
  return sums;
}

/** Repeatable sets for 3 to `mostBallots` ballots: a third anything, a third at ends, a third at edges. */
export function drawSets(seed: number, count: number, mostBallots: number): SumSet[] {
  const pick = pickFrom(seed);
  const kinds = [anySums, endSums, edgeSums];
  return Array.from({ length: count }, (_, index) => {
    const n = pick(3, mostBallots);
    return { n, sums: (kinds[index % kinds.length] ?? anySums)(pick, n) };
  });
}
