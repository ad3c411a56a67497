import type { IndicatorClass } from '../../../worker/results/disclosure/indicator-class.ts';

/** Deterministic pseudo-random integers, so that a failing set can be run again. */
export function integers(seed: number): (least: number, greatest: number) => number {
  let state = seed >>> 0;
  return (least, greatest) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + (Math.floor(state / 65_536) % (greatest - least + 1));
  };
}

/** All classes of sums of `n` ratings, worked out sum by sum instead of by formula. */
export function classRanges(n: number): Map<IndicatorClass, { least: number; greatest: number }> {
  const ranges = new Map<IndicatorClass, { least: number; greatest: number }>();
  for (let sum = n; sum <= 10 * n; sum++) {
    const below = Math.floor(sum / n);
    const twiceRest = 2 * (sum - below * n);
    const up = twiceRest > n || (twiceRest === n && below % 2 === 1);
    const point = Math.min(9, Math.max(2, up ? below + 1 : below)) as IndicatorClass;
    const range = ranges.get(point);
    ranges.set(point, { least: range?.least ?? sum, greatest: sum });
  }
  return ranges;
}

/**
 * How many values one rating can have when the indicator's sum over `n` ballots is one of `sums`:
 * v is possible when the others' n − 1 ratings can make up the rest.
 */
export function possibleRatings(sums: Iterable<number>, n: number): number {
  const values = new Set<number>();
  for (const sum of sums) {
    for (let v = 1; v <= 10; v++) {
      if (sum - v >= n - 1 && sum - v <= 10 * (n - 1)) values.add(v);
    }
  }
  return values.size;
}

/** All totals T that round to the same customer score under equal weights: 100 T / 9 n, in tenths. */
export function totalsOfScore(tenths: number, n: number): number[] {
  const totals: number[] = [];
  for (let total = 9 * n; total <= 90 * n; total++) {
    if (Math.floor((200 * total + 9 * n) / (18 * n)) === tenths) totals.push(total);
  }
  return totals;
}

/** Every non-decreasing choice of nine classes: with equal weights their order says nothing. */
export function classMultisets(): IndicatorClass[][] {
  let partial: IndicatorClass[][] = [[]];
  for (let j = 0; j < 9; j++) {
    partial = partial.flatMap((chosen) =>
      ([2, 3, 4, 5, 6, 7, 8, 9] as const)
        .filter((next) => next >= (chosen.at(-1) ?? 2))
        .map((next) => [...chosen, next]),
    );
  }
  return partial;
}
