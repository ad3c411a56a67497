import type { FormVersion } from '../../../shared/form/form-version.ts';
import { customerScore } from '../../../shared/scoring/customer-score.ts';
import { indicatorClass, type IndicatorClass } from './indicator-class.ts';
import { mustMergeFigures } from './safe-merge.ts';
import { INDICATOR_FIGURES_FROM } from './thresholds.ts';

/** The only thing said about how many ballots were counted. */
export type BallotBand = '3-4' | '5-7' | '8-14' | '15+';

/**
 * What is disclosed of a survey. `withheld` and `void` have no field that could carry a number.
 * `indicators` are the nine classes in the fixed order, or undefined when there are too few
 * ballots or by safe merge, and nothing says which.
 */
export type DisclosedResult =
  | {
      kind: 'published';
      customerScoreTenths: number;
      band: BallotBand;
      indicators: readonly IndicatorClass[] | undefined;
    }
  | { kind: 'withheld' }
  | { kind: 'void' };

/** The band of `n` counted ballots; the lowest starts at the least threshold a company may choose. */
function ballotBand(n: number): BallotBand {
  if (n >= 15) return '15+';
  if (n >= INDICATOR_FIGURES_FROM) return '8-14';
  return n >= 5 ? '5-7' : '3-4';
}

/**
 * Decides what of a tallied survey may be published. `sums` are the nine sums of ratings over the
 * `n` counted ballots, `threshold` the k of the window's manifest. The result for n below k is
 * the same for every such n; above, it depends on score, classes and n only.
 */
export function disclose(
  form: Pick<FormVersion, 'indicatorGroups'>,
  threshold: number,
  sums: readonly number[],
  n: number,
): DisclosedResult {
  if (n < threshold) return { kind: 'withheld' };
  const { tenths } = customerScore(form, sums, n);
  const classes = sums.map((sum) => indicatorClass(sum, n));
  const figuresAllowed =
    n >= INDICATOR_FIGURES_FROM && !mustMergeFigures({ form, n, tenths, classes });
  return {
    kind: 'published',
    customerScoreTenths: tenths,
    band: ballotBand(n),
    indicators: figuresAllowed ? classes : undefined,
  };
}
