/** Longest title of an entry, in code points: two lines of the printed table. */
export const LONGEST_TITLE = 200;

/** Longest standard, effect, completion or cause, in code points: half a printed page. */
export const LONGEST_DESCRIPTION = 1000;

/** Most entries of a sheet and most sub-indicators of one; the paper form holds ten and five. */
export const MOST_ENTRIES = 50;
export const MOST_SUB_INDICATORS = 20;
