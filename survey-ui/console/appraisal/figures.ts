import {
  keyIndicatorValue,
  sheetScore,
  type Sheet,
} from '../../../shared/appraisal/sheet-score.ts';
import {
  weightedPoints,
  type Scorer,
  type TypedScore,
} from '../../../shared/appraisal/typed-score.ts';
import { multiply, rational, roundHalfUp } from '../../../shared/scoring/rational.ts';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';

/** A typed score as the score of 100 that it stands for, rounded half up to one decimal for reading. */
export function scoreShown(score: TypedScore | undefined, weight: number): string {
  if (score === undefined) return '';
  if (score.kind === 'score') return formatFixed(score.tenths, 1, language.value);
  if (weight === 0) return '';
  const ofHundred = multiply(rational(score.tenths, 10), rational(1000, weight));
  return formatFixed(roundHalfUp(ofHundred, 1), 1, language.value);
}

/** A typed score as weighted points, rounded half up to two decimals for reading. */
export function pointsShown(score: TypedScore | undefined, weight: number): string {
  if (score === undefined) return '';
  return formatFixed(roundHalfUp(weightedPoints(score, weight), 2), 2, language.value);
}

/** A sheet's score as far as it can be computed, with two decimals; empty while something is missing. */
export function sheetScoreShown(sheet: Sheet, scorer: Scorer): string {
  const score = sheetScore(sheet, scorer);
  return score.ok ? formatFixed(roundHalfUp(score.value, 2), 2, language.value) : '';
}

/** The key-indicator value K of a key-indicator sheet, with four decimals; empty for others or while something is missing. */
export function keyValueShown(sheet: Sheet, scorer: Scorer): string {
  if (!('keyIndicators' in sheet)) return '';
  const score = sheetScore(sheet, scorer);
  if (!score.ok) return '';
  return formatFixed(roundHalfUp(keyIndicatorValue(score.value), 4), 4, language.value);
}

/** A weight in tenths of a percent with one decimal. */
export function weightShown(weight: number): string {
  return formatFixed(weight, 1, language.value);
}
