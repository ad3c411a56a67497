import type { FormVersion } from './form-version.ts';

type EvidenceRules = Pick<FormVersion, 'evidencePolicy' | 'scale'>;

/** Nine ratings in the fixed order, each an integer 1 to 10, or undefined while not yet chosen. */
export type RatingsSoFar = readonly (number | undefined)[];

/**
 * At least one of `indicators` (positions 0 to 8, ascending) needs evidence, and why. Only
 * requirements for the lowest or highest rating can name several: on a tie the rater chooses
 * which of the tied indicators to explain, so that nobody is made to write more for rating evenly.
 */
export type EvidenceRequirement = {
  because: 'every' | 'extreme' | 'lowest' | 'highest' | 'all_equal';
  indicators: readonly number[];
};

function positionsWhere(ratings: RatingsSoFar, holds: (rating: number) => boolean): number[] {
  return ratings.flatMap((rating, j) => (rating !== undefined && holds(rating) ? [j] : []));
}

function lowestAndHighest(ratings: RatingsSoFar): EvidenceRequirement[] {
  const given = ratings.filter((rating) => rating !== undefined);
  // Before all nine are chosen the lowest and highest still move; a demand that comes and goes
  // would only push raters to the middle.
  if (given.length < ratings.length || given.length === 0) return [];
  const [lowest, highest] = [Math.min(...given), Math.max(...given)];
  const atLowest = positionsWhere(ratings, (rating) => rating === lowest);
  if (lowest === highest) return [{ because: 'all_equal', indicators: atLowest }];
  const atHighest = positionsWhere(ratings, (rating) => rating === highest);
  return [
    { because: 'lowest', indicators: atLowest },
    { because: 'highest', indicators: atHighest },
  ];
}

/**
 * What evidence a ballot with these ratings needs under the form's policy. Each requirement is met
 * by a text at one of its indicators.
 *
 * `lowest_and_highest`: one text for the lowest and one for the highest rating, at any indicator
 * that has it; nine equal ratings need one text anywhere. `extremes`: a text at each rating in
 * the first or last band of the scale. `all`: a text at each rated indicator.
 */
export function evidenceRequirements(
  form: EvidenceRules,
  ratings: RatingsSoFar,
): EvidenceRequirement[] {
  if (form.evidencePolicy === 'none') return [];
  if (form.evidencePolicy === 'lowest_and_highest') return lowestAndHighest(ratings);
  if (form.evidencePolicy === 'all') {
    return positionsWhere(ratings, () => true).map((j) => ({ because: 'every', indicators: [j] }));
  }
  const lowEnd = form.scale[0]?.to ?? 0;
  const highStart = form.scale[form.scale.length - 1]?.from ?? Infinity;
  const extremes = positionsWhere(ratings, (rating) => rating <= lowEnd || rating >= highStart);
  return extremes.map((j) => ({ because: 'extreme', indicators: [j] }));
}

/**
 * The requirements of `evidenceRequirements` that no text meets yet. `texts` are the nine evidence
 * texts in the fixed order; blank ones count as absent.
 */
export function missingEvidence(
  form: EvidenceRules,
  ratings: RatingsSoFar,
  texts: readonly string[],
): EvidenceRequirement[] {
  return evidenceRequirements(form, ratings).filter((requirement) =>
    requirement.indicators.every((j) => (texts[j] ?? '').trim() === ''),
  );
}

/**
 * For each of the nine indicators, whether a missing requirement could be met there: what the page
 * marks beside the evidence boxes.
 */
export function evidenceWantedAt(
  missing: readonly EvidenceRequirement[],
  count: number,
): boolean[] {
  return Array.from({ length: count }, (_, j) =>
    missing.some((requirement) => requirement.indicators.includes(j)),
  );
}
