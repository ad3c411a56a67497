import { customerScore } from '../../../shared/scoring/customer-score.ts';
import { disclose } from '../../../worker/results/disclosure/disclose.ts';
import {
  INDICATOR_CLASSES,
  sumsOfClass,
} from '../../../worker/results/disclosure/indicator-class.ts';
import type { AttackedForm } from './forms.ts';

/** Two whole numbers, both included. */
export interface Range {
  least: number;
  greatest: number;
}

/** All that a reader of a published result has, and n, which is assumed to be worked out. */
export interface Knowledge {
  attacked: AttackedForm;
  n: number;
  tenths: number;
  /** Of each indicator the sums that its class allows, or the whole scale. */
  held: Range[];
  /** Whether figures are shown. When not, from 8 ballots on, that too is something known. */
  hasFigures: boolean;
}

/** What the product publishes for these sums, from the product's own rule, as a reader has it. */
export function knowledgeOf(attacked: AttackedForm, sums: readonly number[], n: number): Knowledge {
  const result = disclose(attacked.form, 3, sums, n);
  if (result.kind !== 'published') throw new Error('three ballots and more are published');
  const { customerScoreTenths: tenths, indicators } = result;
  const whole = { least: n, greatest: 10 * n };
  const held = sums.map((_, j) => {
    const shown = INDICATOR_CLASSES.find((known) => known === indicators?.[j]);
    return shown === undefined ? whole : sumsOfClass(shown, n);
  });
  return { attacked, n, tenths, held, hasFigures: indicators !== undefined };
}

/** The score of these sums in tenths of a point. */
export function tenthsOf({ form }: AttackedForm, sums: readonly number[], n: number): number {
  return customerScore(form, sums, n).tenths;
}

/**
 * All weighted sums Σ part × S that round, half up, to a score: found from the rounding itself,
 * 1000 × weighted / (parts × 10 n) + 1/2 taken down to a whole number.
 */
export function weightedOfScore(
  { parts }: Pick<AttackedForm, 'parts'>,
  n: number,
  tenths: number,
): Range {
  const unit = BigInt(parts.reduce((sum, part) => sum + part, 0)) * BigInt(n);
  // Least whole number not below a fraction.
  const up = (top: bigint, bottom: bigint) => Number((top + bottom - 1n) / bottom);
  return {
    least: up((2n * BigInt(tenths) - 1n) * unit, 200n),
    greatest: up((2n * BigInt(tenths) + 1n) * unit, 200n) - 1,
  };
}
