import type { IndicatorGroupId, IndicatorId } from './indicators.ts';

/** A text in both languages of the product. */
export type BilingualText = { zh: string; en: string };

/** One of the nine questions. `weight` is an integer share inside its group. */
export type Indicator = {
  id: IndicatorId;
  name: BilingualText;
  guidance: BilingualText;
  weight: number;
};

/** A group of indicators. `weight` is an integer share among the three groups. */
export type IndicatorGroup = {
  id: IndicatorGroupId;
  name: BilingualText;
  weight: number;
  indicators: Indicator[];
};

/** A word of the scale and the ratings it covers, both ends included. */
export type ScaleBand = { from: number; to: number; word: BilingualText };

/**
 * Which indicators of a ballot need evidence: every one, those in the first and the last band of
 * the scale, the lowest and the highest rated one, or none.
 */
export type EvidencePolicy = 'all' | 'extremes' | 'lowest_and_highest' | 'none';

/**
 * The customer evaluation form (客户评价表) as a window freezes it. Groups, indicators and their
 * order are fixed; names, guidance, weights, the scale's words and the evidence policy are HR's.
 */
export type FormVersion = {
  number: number;
  indicatorGroups: IndicatorGroup[];
  scale: ScaleBand[];
  evidencePolicy: EvidencePolicy;
};
