/**
 * Bounds of an indicator's final weight, as one part in so many. Above a quarter, the exact
 * customer score would itself say what one indicator's sum is; below a twentieth an indicator
 * could be moved from end to end without showing in the score, and asking for it would be pretence.
 */
const LEAST_IS_ONE_IN = 20;
const GREATEST_IS_ONE_IN = 4;

/** Shares of a form: integers from 0 to 100 at both levels. */
export type WeightShares = {
  indicatorGroups: readonly { weight: number; indicators: readonly { weight: number }[] }[];
};

/** The sum of the entries' shares. */
export function totalShares(entries: readonly { weight: number }[]): number {
  return entries.reduce((sum, entry) => sum + entry.weight, 0);
}

/**
 * For each final weight (group share of all groups × indicator share of its group), whether it is
 * outside its bounds, and on which side. In whole numbers, by comparing across the fraction: exact,
 * and light enough for the rater's page.
 */
export function weightFaults(form: WeightShares): ('too_small' | 'too_large' | undefined)[] {
  const allGroups = totalShares(form.indicatorGroups);
  return form.indicatorGroups.flatMap((group) => {
    const whole = allGroups * totalShares(group.indicators);
    return group.indicators.map((indicator) => {
      const part = group.weight * indicator.weight;
      // Shares that sum to zero weigh nothing.
      if (whole === 0 || part * LEAST_IS_ONE_IN < whole) return 'too_small';
      return part * GREATEST_IS_ONE_IN > whole ? 'too_large' : undefined;
    });
  });
}
