import { type EvidenceRequirement, missingEvidence } from '../../../shared/form/evidence.ts';
import type { FormVersion, Indicator } from '../../../shared/form/form-version.ts';
import { HIGHEST_RATING, INDICATOR_COUNT, LOWEST_RATING } from '../../../shared/form/indicators.ts';
import type { Ballot } from '../../../shared/rating-protocol/ballot.ts';
import { normaliseEvidence } from '../../../shared/rating-protocol/evidence-text.ts';

/**
 * What a rater has entered for one department so far: nine ratings (undefined until chosen)
 * and nine texts as typed, both in the form's fixed order.
 */
export type Draft = {
  readonly ratings: readonly (number | undefined)[];
  readonly texts: readonly string[];
};

/** Something that keeps a draft from being sent, at the indicator where it can be mended. */
export type Gap =
  | { kind: 'rating'; at: number }
  | { kind: 'evidence'; at: number; requirement: EvidenceRequirement }
  | { kind: 'text'; at: number };

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

/** Everything that is missing or too long, in the order of the form. */
export function gapsOf(form: FormVersion, draft: Draft): Gap[] {
  const ratings = draft.ratings.flatMap((rating, at): Gap[] =>
    rating === undefined ? [{ kind: 'rating', at }] : [],
  );
  const texts = draft.texts.flatMap((text, at): Gap[] =>
    normaliseEvidence(text).fits ? [] : [{ kind: 'text', at }],
  );
  const evidence = missingEvidence(form, draft.ratings, draft.texts).map((requirement): Gap => {
    return { kind: 'evidence', at: requirement.indicators[0] ?? 0, requirement };
  });
  return [...ratings, ...texts, ...evidence].sort((a, b) => a.at - b.at);
}

/** The ballot to seal, its texts normalised; undefined while a rating is missing. */
export function ballotOf(draft: Draft): Ballot | undefined {
  const ratings = draft.ratings.filter((rating) => rating !== undefined);
  if (ratings.length !== INDICATOR_COUNT) return undefined;
  return { ratings, texts: draft.texts.map((text) => normaliseEvidence(text.trim()).text) };
}

/** The nine indicators of a form in their fixed order. */
export function indicatorsOf(form: FormVersion): Indicator[] {
  return form.indicatorGroups.flatMap((group) => group.indicators);
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
