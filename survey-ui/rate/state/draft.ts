import { HIGHEST_RATING, INDICATOR_COUNT, LOWEST_RATING } from '../../../shared/form/indicators.ts';

/**
 * What a rater has entered for one department so far: nine ratings (undefined until chosen)
 * and nine texts as typed, both in the form's fixed order.
 */
export type Draft = {
  readonly ratings: readonly (number | undefined)[];
  readonly texts: readonly string[];
};

export const emptyDraft: Draft = {
  ratings: Array.from({ length: INDICATOR_COUNT }, () => undefined),
  texts: Array.from({ length: INDICATOR_COUNT }, () => ''),
};

/** The draft with the rating (1 to 10) of the indicator `at` chosen or changed. */
export function withRating(draft: Draft, at: number, rating: number): Draft {
  return { ...draft, ratings: draft.ratings.map((old, j) => (j === at ? rating : old)) };
}

/** The draft with the evidence of the indicator `at` replaced by what was typed. */
export function withText(draft: Draft, at: number, typed: string): Draft {
  return { ...draft, texts: draft.texts.map((old, j) => (j === at ? typed : old)) };
}

/** How many of the nine indicators have a rating. */
export function ratedCount(draft: Draft): number {
  return draft.ratings.filter((rating) => rating !== undefined).length;
}

/** Whether nothing at all has been entered. */
export function isEmpty(draft: Draft): boolean {
  return ratedCount(draft) === 0 && draft.texts.every((text) => text === '');
}

/** A draft as read back from the device; undefined unless it has the shape of one. */
export function readDraft(value: unknown): Draft | undefined {
  const { ratings, texts } = (value ?? {}) as { ratings?: unknown; texts?: unknown };
  if (!isListOfNine(ratings) || !isListOfNine(texts)) return undefined;
  if (!texts.every((text) => typeof text === 'string')) return undefined;
  return { ratings: ratings.map((rating) => (isRating(rating) ? rating : undefined)), texts };
}

function isListOfNine(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length === INDICATOR_COUNT;
}

function isRating(value: unknown): value is number {
  return (
    Number.isInteger(value) && Number(value) >= LOWEST_RATING && Number(value) <= HIGHEST_RATING
  );
}
