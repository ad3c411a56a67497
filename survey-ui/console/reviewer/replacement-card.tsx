import { reviewerLinksApi, type ReplacementToApprove } from '../api/links.ts';
import { linksText } from '../hr/links/text.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { AskedCard } from './asked-card.tsx';

/** A request for another token of a lost link, to be agreed to or refused. */
export function ReplacementCard(props: {
  replacement: ReplacementToApprove;
  reload: () => Promise<void>;
}) {
  const t = linksText.value.review;
  const { id, client, cycle, reason, requestedBy, departments } = props.replacement;
  return (
    <AskedCard
      id={id}
      title={t.name(client.name, formatCycle(cycle.label, language.value))}
      words={t}
      effect={<p>{t.effect}</p>}
      calls={reviewerLinksApi}
      reload={props.reload}
    >
      <p>{t.reason(linksText.value.replace.reasons[reason])}</p>
      <p>{t.by(requestedBy.name)}</p>
      <p>{t.departments(departments.join(language.value === 'zh' ? '、' : ', '))}</p>
    </AskedCard>
  );
}
