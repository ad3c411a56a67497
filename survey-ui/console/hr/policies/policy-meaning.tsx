import { ceilingOf, scaleFactor, wholePercent } from '../../../../shared/scoring/policy-figures.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { DescriptionList } from '../../kit/description-list.tsx';
import { exactlyShown, percentsShown } from './figures.ts';
import { policiesText } from './text.ts';

function ceilingText(policy: ScoringPolicy): string {
  const t = policiesText.value;
  const sum = wholePercent(policy);
  if (policy.scale === 'to_100') return t.ceilingScaled(sum, exactlyShown(scaleFactor(policy)));
  return sum === 100 ? t.ceilingFull : t.ceilingPrinted(sum);
}

/** What a policy comes to: its sum, its ceiling, and what happens without a customer score. */
export function PolicyMeaning(props: { policy: ScoringPolicy }) {
  const t = policiesText.value;
  const { policy } = props;
  const { customer, duty, plan } = percentsShown(policy);
  return (
    <DescriptionList
      items={[
        { name: t.sum, value: <span class="figures">{wholePercent(policy)}%</span> },
        {
          name: t.ceiling,
          value: (
            <>
              <strong class="figures">{t.points(exactlyShown(ceilingOf(policy)))}</strong>
              <span class="cell-note">{ceilingText(policy)}</span>
            </>
          ),
        },
        { name: t.withheld, value: t.withheldText(customer, duty, plan) },
      ]}
    />
  );
}
