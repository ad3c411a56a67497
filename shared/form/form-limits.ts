/**
 * The greatest share. A whole percentage fits, and so does any ratio people state (3 : 2 : 4);
 * with it the common denominator of the nine final weights stays under 2^33, so that the
 * disclosure search over sums of ratings is exact in ordinary numbers.
 */
export const GREATEST_SHARE = 100;

/** Longest name and word (code points), so that a scale of ten fits one line; and longest guidance. */
export const LONGEST_NAME = 40;
export const LONGEST_GUIDANCE = 300;

/** Words along the scale. */
export const BAND_COUNT = 4;
