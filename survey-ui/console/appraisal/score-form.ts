import { weightedPoints, type TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { multiply, rational, roundHalfUp } from '../../../shared/scoring/rational.ts';
import { parseFixed, typedFixed } from '../kit/format.ts';

/** A score as it is being typed: of 100, or as weighted points. */
export interface ScoreForm {
  kind: TypedScore['kind'];
  typed: string;
}

/** Nothing typed yet. */
export const blankScore: ScoreForm = { kind: 'score', typed: '' };

/** A stored score, ready to be typed over. */
export function scoreForm(score: TypedScore | undefined, kind: TypedScore['kind']): ScoreForm {
  return score === undefined
    ? { kind, typed: '' }
    : { kind: score.kind, typed: typedFixed(score.tenths, 1) };
}

/** A typed score; `absent` when nothing is typed, undefined when it is none or exceeds its weight. */
export function typedScore(score: ScoreForm, weight: number): TypedScore | 'absent' | undefined {
  if (score.typed.trim() === '') return 'absent';
  const tenths = parseFixed(score.typed, 1);
  const most = score.kind === 'points' ? weight : 1000;
  return tenths !== undefined && tenths <= most ? { kind: score.kind, tenths } : undefined;
}

/**
 * What the field for scores of one kind holds: what was typed there, or what the other field's
 * score is worth, rounded half up: a score to one decimal, points to two.
 *
 * @param weight in tenths of a percent
 */
export function scoreInput(score: ScoreForm, kind: TypedScore['kind'], weight: number): string {
  if (score.kind === kind) return score.typed;
  const read = typedScore(score, weight);
  if (read === undefined || read === 'absent') return '';
  if (kind === 'points') return typedFixed(roundHalfUp(weightedPoints(read, weight), 2), 2);
  if (weight === 0) return '';
  const ofHundred = multiply(rational(read.tenths, 10), rational(1000, weight));
  return typedFixed(roundHalfUp(ofHundred, 1), 1);
}
