/**
 * The published figures, computed here in whole numbers and in another way than the
 * product does: equal weights, so C is ten times the mean of all ratings.
 */

/** Customer score over all ballots, rounded half up to one decimal, as the page writes it. */
export function exactScore(ballots: number[][]): string {
  const total = ballots.flat().reduce((sum, rating) => sum + rating, 0);
  const count = ballots.length * 9;
  // 100 × total ÷ count in tenths; adding half a count before dividing rounds half up.
  const tenths = Math.floor((200 * total + count) / (2 * count));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Class of indicator `j` as the page writes it: the mean rounded half-even, open at both ends. */
export function exactClass(ballots: number[][], j: number): string {
  const sum = ballots.reduce((all, ratings) => all + (ratings[j] ?? 0), 0);
  const n = ballots.length;
  const whole = Math.floor(sum / n);
  const twiceRest = 2 * (sum - whole * n);
  const up = twiceRest > n || (twiceRest === n && whole % 2 === 1);
  const rounded = up ? whole + 1 : whole;
  if (rounded <= 2) return '≤ 2';
  return rounded >= 9 ? '≥ 9' : String(rounded);
}
