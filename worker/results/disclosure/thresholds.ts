/**
 * Bounds of the threshold k that a company may fix for a window. Below 3 a colluding
 * rater would read the other's ratings off the total; above 50 hardly any survey would have a result.
 */
export const LEAST_THRESHOLD = 3;
export const GREATEST_THRESHOLD = 50;

/**
 * Counted ballots from which indicator figures may be shown, whatever k is. From 8 on no single
 * class leaves a colluding rater fewer than 3 possible values of another's rating; with 7 it is 2,
 * with 5 and 6 it is 1.
 */
export const INDICATOR_FIGURES_FROM = 8;

/**
 * The open classes at the ends. A closed class of 1 or 10 would say that (nearly) everybody gave
 * the same rating.
 */
export const LOW_END_CLASS = 2;
export const HIGH_END_CLASS = 9;

/**
 * How near to its end a sum of ratings must not be pinned: at a distance of 0 every rating is known,
 * at 1 every rating has only two possible values.
 */
export const PINNED_WITHIN = 1;

/**
 * Steps the search for a harmless vector of sums may take for one indicator. Near the ends, where
 * a sum can be pinned at all, a full search needs a few thousand; elsewhere the first tries succeed.
 * When the budget ends the figures are left out: the safe side.
 */
export const SEARCH_BUDGET = 20_000;
