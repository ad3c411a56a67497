import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import type { FormVersion } from '../../../shared/form/form-version.ts';

/** Shares of the three groups, and of the indicators inside each. */
export type Shares = { groups: number[]; inside: number[][] };

/** The default form with other weights. */
export function formWithShares({ groups, inside }: Shares): FormVersion {
  const form = structuredClone(defaultFormVersion);
  for (const [g, group] of form.indicatorGroups.entries()) {
    group.weight = groups[g] ?? 0;
    for (const [i, indicator] of group.indicators.entries()) indicator.weight = inside[g]?.[i] ?? 0;
  }
  return form;
}

/** Unequal weights that the form allows, from nearly equal to both bounds at once. */
export const UNEQUAL_FORMS: FormVersion[] = [
  {
    groups: [33, 22, 45],
    inside: [
      [1, 1, 1],
      [1, 1],
      [1, 1, 1, 1],
    ],
  },
  {
    groups: [1, 1, 1],
    inside: [
      [1, 1, 1],
      [1, 1],
      [1, 1, 1, 1],
    ],
  },
  {
    groups: [20, 30, 50],
    inside: [
      [1, 1, 2],
      [1, 1],
      [5, 3, 1, 1],
    ],
  },
  {
    groups: [30, 30, 40],
    inside: [
      [3, 4, 3],
      [3, 2],
      [2, 3, 3, 2],
    ],
  },
  {
    groups: [97, 89, 100],
    inside: [
      [31, 37, 41],
      [43, 47],
      [23, 29, 31, 37],
    ],
  },
].map(formWithShares);
