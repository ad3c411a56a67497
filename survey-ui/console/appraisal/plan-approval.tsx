import { LONGEST_DESCRIPTION } from '../../../shared/appraisal/sheet-limits.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { AreaField } from '../kit/field.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';
import { useNotedText } from '../kit/noted-text.ts';
import { ReturnSheet } from './return-sheet.tsx';
import { sheetText } from './sheet-text.ts';

/** A submitted plan before its reviewer: approved as supporting the goals, or returned. */
export function PlanApproval(props: {
  place: SheetPlace;
  revision: number;
  reload: () => Promise<void>;
}) {
  const t = sheetText.value.approval;
  const { cycle, department } = props.place;
  const comment = useNotedText(`plan ${cycle} ${department}`);
  const approve = useAction(reviewerSheetsApi.approve);
  const refused = refusedElsewhere(approve.refusal, 'comment');
  const send = async () => {
    if ((await approve.run(props.place, props.revision, comment.text)) === undefined) return;
    comment.forget();
    toast(t.approved);
    await props.reload();
  };
  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.lead}</p>
        <AreaField
          label={t.comment}
          hint={t.commentHint}
          optional
          value={comment.text}
          count={{ typed: Array.from(comment.text).length, most: LONGEST_DESCRIPTION }}
          onInput={comment.write}
          error={refusedAt(approve.refusal, 'comment')}
        />
        {refused === undefined ? null : (
          <RefusalNotice refusal={refused} onReload={() => void props.reload()} />
        )}
        <ButtonRow>
          <Button kind="primary" running={approve.running} onPress={() => void send()}>
            {t.approve}
          </Button>
        </ButtonRow>
        <ReturnSheet {...props} plan />
      </div>
    </Section>
  );
}
