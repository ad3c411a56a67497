/** The form's three indicator groups with their nine indicators, in printed order (table 3A). */
export const INDICATOR_GROUPS = [
  { id: 'communication', indicators: ['seeks_information', 'provides_information', 'guidance'] },
  { id: 'attitude', indicators: ['responsibility', 'manner'] },
  { id: 'support', indicators: ['relations', 'timeliness', 'quality', 'outcome'] },
] as const;

export type IndicatorGroupId = (typeof INDICATOR_GROUPS)[number]['id'];
export type IndicatorId = (typeof INDICATOR_GROUPS)[number]['indicators'][number];

/** All nine indicator ids in the fixed order of ballots, sums and results. */
export const INDICATOR_IDS: readonly IndicatorId[] = INDICATOR_GROUPS.flatMap((group) => [
  ...group.indicators,
]);

/** Nine: every ballot, sum vector and result has one entry for each indicator. */
export const INDICATOR_COUNT = INDICATOR_IDS.length;

/** The least and the greatest rating (分数①) a rater can give; whole numbers only. */
export const LOWEST_RATING = 1;
export const HIGHEST_RATING = 10;
