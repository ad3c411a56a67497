import type { Pick } from './chance.ts';

/** Nine ratings from 1 to 10. */
export type Row = number[];

/** How a department's raters answer; the insider is the first of the rows. */
export interface Habit {
  name: string;
  rows: (pick: Pick, n: number) => Row[];
}

const row = (rate: (j: number) => number): Row => Array.from({ length: 9 }, (_, j) => rate(j));
const rows = (n: number, make: (rater: number) => Row): Row[] =>
  Array.from({ length: n }, (_, rater) => make(rater));
const within = (rating: number): number => Math.min(10, Math.max(1, rating));

const independent = (pick: Pick): Row => row(() => pick(1, 10));
const high = (pick: Pick): Row => row(() => pick(8, 10));
const lover = (pick: Pick): Row => row(() => (pick(0, 4) === 0 ? 9 : 10));

/** One impression of the department, and each indicator within 1 of it. */
function halo(pick: Pick): Row {
  const impression = pick(4, 9);
  return row(() => within(impression + pick(-1, 1)));
}

/** The habits of which the report tells. */
export const habits: readonly Habit[] = [
  { name: 'independent, 1 to 10', rows: (pick, n) => rows(n, () => independent(pick)) },
  { name: 'high, 8 to 10', rows: (pick, n) => rows(n, () => high(pick)) },
  { name: 'halo, one impression ± 1', rows: (pick, n) => rows(n, () => halo(pick)) },
  {
    name: 'lovers and one hater; the insider is a lover',
    rows: (pick, n) => rows(n, (rater) => (rater === n - 1 ? row(() => 1) : lover(pick))),
  },
  {
    name: 'lovers and one hater; the insider is the hater',
    rows: (pick, n) => rows(n, (rater) => (rater === 0 ? row(() => 1) : lover(pick))),
  },
  {
    name: 'nearly all 10, 1 in 40 a 9; the insider gives nothing but 1',
    rows: (pick, n) =>
      rows(n, (rater) => (rater === 0 ? row(() => 1) : row(() => (pick(1, 40) === 1 ? 9 : 10)))),
  },
  {
    name: 'high; the insider gives nothing but 1',
    rows: (pick, n) => rows(n, (rater) => (rater === 0 ? row(() => 1) : high(pick))),
  },
  {
    name: 'straight lines, 5 to 10 throughout',
    rows: (pick, n) =>
      rows(n, () => {
        const rating = pick(5, 10);
        return row(() => rating);
      }),
  },
];

/** Nine sums of ratings. */
export function sumsOfRows(ballots: readonly Row[]): number[] {
  return row((j) => ballots.reduce((sum, ratings) => sum + (ratings[j] ?? 0), 0));
}
