import { useState } from 'preact/hooks';
import { reviewerApi, type RequestToApprove } from '../api/reviewer.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { VoidConcerns } from '../preflight/void-concerns.tsx';
import { reviewerText } from './text.ts';

/** A request for an early close or a void, to be agreed to or refused. */
export function RequestCard(props: { request: RequestToApprove; reload: () => Promise<void> }) {
  const t = reviewerText.value.request;
  const { request } = props;
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const approve = useAction(reviewerApi.approveRequest);
  const refuse = useAction(reviewerApi.refuseRequest);
  const action = asking === 'refuse' ? refuse : approve;
  const send = async () => {
    if ((await action.run(request.id)) === undefined) return;
    toast(asking === 'refuse' ? t.refused : t.approved);
    setAsking(undefined);
    await props.reload();
  };
  return (
    <>
      <Notice
        kind="note"
        title={t.names[request.kind](formatCycle(request.cycle.label, language.value))}
      >
        <p class="quoted">{t.reason(request.reason)}</p>
        <p>{t.by(request.requestedBy.name)}</p>
        <p>{t.departments(request.departments.join(language.value === 'zh' ? '、' : ', '))}</p>
        <ButtonRow>
          <Button onPress={() => setAsking('approve')}>{t.approve}</Button>
          <Button onPress={() => setAsking('refuse')}>{t.refuse}</Button>
        </ButtonRow>
      </Notice>
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'refuse' ? t.refuseTitle : t.approveTitle}
        {...(asking === 'approve' ? { phrase: request.cycle.label } : {})}
        confirm={asking === 'refuse' ? t.refuse : t.approve}
        final={asking === 'approve'}
        running={action.running}
        refusal={action.refusal}
        onClose={() => setAsking(undefined)}
        onConfirm={() => void send()}
      >
        <p>{asking === 'refuse' ? t.refuseText : t.effects[request.kind]}</p>
        {asking === 'approve' && request.kind === 'void' ? (
          <VoidConcerns scope={request.voidConcerns} />
        ) : null}
      </ConfirmDialog>
    </>
  );
}
