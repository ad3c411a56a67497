import * as v from 'valibot';

import { multiply, rational, type Rational } from '../scoring/rational.ts';
import { wholeNumber } from '../scoring/whole-number.ts';

/**
 * A score as it was typed, in tenths, with its kind: `score` is 0 to 100 on the hundred-mark
 * system; `points` are the weighted points people write on paper (16 of 20), 0 to the weight.
 */
export type TypedScore = { kind: 'score' | 'points'; tenths: number };

/** Who gave a score: the department manager (自评分) or the reviewer (审核评分). */
export type Scorer = 'self' | 'audited';

/** An entry's scores, each absent until it is typed. */
export type Scores = { [scorer in Scorer]?: TypedScore };

/** Weights of sheets are in tenths of a percent; a whole sheet sums to this. */
export const WHOLE_WEIGHT = 1000;

/** Schema of a typed score. Issues: `score_kind_unknown`, `score_invalid`. */
export const typedScoreSchema = v.strictObject({
  kind: v.picklist(['score', 'points'], 'score_kind_unknown'),
  tenths: wholeNumber(0, 1000, 'score_invalid'),
});

/** The fields `self` and `audited` of an entry's schema. Issues: `score_kind_unknown`, `score_invalid`. */
export const scoreFields = {
  self: v.exactOptional(typedScoreSchema),
  audited: v.exactOptional(typedScoreSchema),
};

/** Schema of an entry's weight: an integer 0 to 1000, tenths of a percent. Issue: `weight_invalid`. */
export const weightField = wholeNumber(0, WHOLE_WEIGHT, 'weight_invalid');

/** Whether no score of `entry` is given as more points than its weight holds. */
export function pointsFitWeight(entry: Scores & { weight: number }): boolean {
  return [entry.self, entry.audited].every(
    (score) => score?.kind !== 'points' || score.tenths <= entry.weight,
  );
}

/**
 * The weighted points of a typed score: score × weight, or the points themselves. `weight` is in
 * tenths of a percent; the result is in points of the hundred-mark system, exact.
 */
export function weightedPoints(score: TypedScore, weight: number): Rational {
  return score.kind === 'points'
    ? rational(score.tenths, 10)
    : multiply(rational(score.tenths, 10), rational(weight, WHOLE_WEIGHT));
}
