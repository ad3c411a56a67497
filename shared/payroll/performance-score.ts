import { rational, roundHalfUp } from '../scoring/rational.ts';

/** Whether somebody manages the department or works in it. */
export type Rank = 'manager' | 'employee';

/** Percent of a performance score that the department's audited total makes up; the rest is personal. */
export const totalShares: Readonly<Record<Rank, number>> = { manager: 80, employee: 20 };

/**
 * A performance score in hundredths of a point: the share of the total and the rest of the personal
 * score, exact, rounded once, half up.
 * @param total the department's audited total in hundredths of a point, 0 to 10,000
 * @param personal the personal score in tenths of a point, 0 to 1,000
 */
export function performanceScore(rank: Rank, total: number, personal: number): number {
  const share = totalShares[rank];
  return roundHalfUp(rational(share * total + (100 - share) * personal * 10, 100), 0);
}
