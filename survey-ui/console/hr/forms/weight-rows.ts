import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { totalShares, weightFaults } from '../../../../shared/form/weight-bounds.ts';
import { finalWeights } from '../../../../shared/form/weights.ts';
import { formatRational, rational } from '../../../../shared/scoring/rational.ts';
import { weightPercent } from './figures.ts';

/** One line of the table of weights: a group, or an indicator inside it. */
export interface WeightRow {
  id: string;
  kind: 'group' | 'indicator';
  name: FormVersion['scale'][number]['word'];
  share: number;
  /** Part of the whole (a group) or of its group (an indicator), as percent. */
  part: string;
  /** Final weight as a fraction and as percent; only of an indicator. */
  final?: { fraction: string; percent: string };
  fault?: 'too_small' | 'too_large' | undefined;
}

function partOf(share: number, whole: number): string {
  return whole === 0 ? '' : weightPercent(rational(share, whole));
}

/** The table of weights of a version, group by group. */
export function weightRows(form: Pick<FormVersion, 'indicatorGroups'>): WeightRow[] {
  const weights = finalWeights(form);
  const faults = weightFaults(form);
  const allGroups = totalShares(form.indicatorGroups);
  let at = 0;
  return form.indicatorGroups.flatMap((group): WeightRow[] => {
    const inGroup = totalShares(group.indicators);
    return [
      {
        id: group.id,
        kind: 'group',
        name: group.name,
        share: group.weight,
        part: partOf(group.weight, allGroups),
      },
      ...group.indicators.map((indicator): WeightRow => {
        const weight = weights[at] ?? rational(0);
        const fault = faults[at];
        at += 1;
        return {
          id: indicator.id,
          kind: 'indicator',
          name: indicator.name,
          share: indicator.weight,
          part: partOf(indicator.weight, inGroup),
          final: { fraction: formatRational(weight), percent: weightPercent(weight) },
          fault,
        };
      }),
    ];
  });
}
