import { useState } from 'preact/hooks';
import { reviewerLinksApi, type ReplacementToApprove } from '../api/links.ts';
import { linksText } from '../hr/links/text.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';

/** A request for another token of a lost link, to be agreed to or refused. */
export function ReplacementCard(props: {
  replacement: ReplacementToApprove;
  reload: () => Promise<void>;
}) {
  const t = linksText.value.review;
  const { replacement } = props;
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const approve = useAction(reviewerLinksApi.approve);
  const refuse = useAction(reviewerLinksApi.refuse);
  const action = asking === 'refuse' ? refuse : approve;
  const send = async () => {
    if ((await action.run(replacement.id)) === undefined) return;
    toast(asking === 'refuse' ? t.refused : t.approved);
    setAsking(undefined);
    await props.reload();
  };
  const cycle = formatCycle(replacement.cycle.label, language.value);
  return (
    <>
      <Notice kind="note" title={t.name(replacement.client.name, cycle)}>
        <p>{t.reason(linksText.value.replace.reasons[replacement.reason])}</p>
        <p>{t.by(replacement.requestedBy.name)}</p>
        <p>{t.departments(replacement.departments.join(language.value === 'zh' ? '、' : ', '))}</p>
        <ButtonRow>
          <Button onPress={() => setAsking('approve')}>{t.approve}</Button>
          <Button onPress={() => setAsking('refuse')}>{t.refuse}</Button>
        </ButtonRow>
      </Notice>
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'refuse' ? t.refuseTitle : t.approveTitle}
        confirm={asking === 'refuse' ? t.refuse : t.approve}
        final={asking === 'approve'}
        running={action.running}
        refusal={action.refusal}
        onClose={() => setAsking(undefined)}
        onConfirm={() => void send()}
      >
        <p>{asking === 'refuse' ? t.refuseText : t.effect}</p>
      </ConfirmDialog>
    </>
  );
}
