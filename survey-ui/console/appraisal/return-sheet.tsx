import { useState } from 'preact/hooks';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { AreaField } from '../kit/field.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';
import { appraisalText } from './text.ts';

/** Returns a submitted sheet to its manager with a reason. */
export function ReturnSheet(props: {
  place: SheetPlace;
  revision: number;
  reload: () => Promise<void>;
}) {
  const t = appraisalText.value.audit;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const sendBack = useAction(reviewerSheetsApi.sendBack);
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    if ((await sendBack.run(props.place, props.revision, reason)) === undefined) return;
    setAsking(false);
    toast(t.returned);
    await props.reload();
  };
  return (
    <div class="apart">
      <Button onPress={() => setAsking(true)}>{t.return}</Button>
      <ConfirmDialog
        open={asking}
        title={t.returnTitle}
        confirm={t.return}
        running={sendBack.running}
        refusal={refusedElsewhere(sendBack.refusal, 'reason')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t.returnText}</p>
        <AreaField
          label={t.reason}
          value={reason}
          maxLength={1000}
          onInput={(value) => {
            setReason(value);
            setMissing(false);
          }}
          error={missing ? t.reasonMissing : refusedAt(sendBack.refusal, 'reason')}
        />
      </ConfirmDialog>
    </div>
  );
}
