import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';

/** A form under attack: its name in the report, and its nine final weights as whole parts. */
export interface AttackedForm {
  name: string;
  form: FormVersion;
  /** Whole numbers; each divided by their sum is a final weight. */
  parts: number[];
}

/** The greatest whole number that divides both. */
function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** The default form with these shares of groups, and of indicators inside each. */
function attackedForm(groups: number[], inside: number[][]): AttackedForm {
  const form = structuredClone(defaultFormVersion);
  const totals = inside.map((shares) => shares.reduce((sum, share) => sum + share, 0));
  const product = totals.reduce((all, total) => all * total, 1);
  const parts: number[] = [];
  for (const [g, group] of form.indicatorGroups.entries()) {
    group.weight = groups[g] ?? 0;
    for (const [i, indicator] of group.indicators.entries()) {
      indicator.weight = inside[g]?.[i] ?? 0;
      parts.push((group.weight * indicator.weight * product) / (totals[g] ?? 1));
    }
  }
  const divisor = parts.reduce(commonDivisor, 0);
  const shares = inside.map((own) => own.join(':')).join('; ');
  return {
    name: `${groups.join(':')} of ${shares}`,
    form,
    parts: parts.map((part) => part / divisor),
  };
}

/** Nine equal weights, as the product starts with. */
export const equalForm: AttackedForm = {
  name: 'equal weights',
  form: defaultFormVersion,
  parts: Array<number>(9).fill(1),
};

/** Weights that the form allows, from simple ratios over both bounds at once to ragged ones. */
export const unequalForms: readonly AttackedForm[] = [
  attackedForm(
    [1, 1, 1],
    [
      [1, 1, 1],
      [1, 1],
      [1, 1, 1, 1],
    ],
  ),
  attackedForm(
    [20, 30, 50],
    [
      [1, 1, 2],
      [1, 1],
      [5, 3, 1, 1],
    ],
  ),
  attackedForm(
    [30, 30, 40],
    [
      [3, 4, 3],
      [3, 2],
      [2, 3, 3, 2],
    ],
  ),
  attackedForm(
    [97, 89, 100],
    [
      [31, 37, 41],
      [43, 47],
      [23, 29, 31, 37],
    ],
  ),
];
