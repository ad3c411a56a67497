import { reviewerApi, type RequestToApprove } from '../api/reviewer.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { VoidConcerns } from '../preflight/void-concerns.tsx';
import { AskedCard } from './asked-card.tsx';
import { reviewerText } from './text.ts';

const calls = { approve: reviewerApi.approveRequest, refuse: reviewerApi.refuseRequest };

/** A request for an early close or a void, to be agreed to or refused. */
export function RequestCard(props: { request: RequestToApprove; reload: () => Promise<void> }) {
  const t = reviewerText.value.request;
  const { id, kind, cycle, reason, requestedBy, departments, voidConcerns } = props.request;
  return (
    <AskedCard
      id={id}
      title={t.names[kind](formatCycle(cycle.label, language.value))}
      words={t}
      effect={
        <>
          <p>{t.effects[kind]}</p>
          {kind === 'void' ? <VoidConcerns scope={voidConcerns} /> : null}
        </>
      }
      phrase={cycle.label}
      calls={calls}
      reload={props.reload}
    >
      <p class="quoted">{t.reason(reason)}</p>
      <p>{t.by(requestedBy.name)}</p>
      <p>{t.departments(departments.join(language.value === 'zh' ? '、' : ', '))}</p>
    </AskedCard>
  );
}
