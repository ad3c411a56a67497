import { useState } from 'preact/hooks';
import {
  REPLACEMENT_REASONS,
  type ReplacementReason,
} from '../../../../shared/wire/replacement-reasons.ts';
import { linksApi } from '../../api/links.ts';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { RadioSet } from '../../kit/choice.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { AreaField } from '../../kit/field.tsx';
import { toast } from '../../kit/toast.tsx';
import { tokenOfLost } from './lost-link.ts';
import { linksText } from './text.ts';

/** HR pastes a lost link and asks for another; the link is forgotten when the dialog closes. */
export function AskReplacement(props: { window: string; reload: () => Promise<void> }) {
  const t = linksText.value.replace;
  const [asking, setAsking] = useState(false);
  const [lost, setLost] = useState('');
  const [lostFault, setLostFault] = useState<string>();
  const [reason, setReason] = useState<ReplacementReason>();
  const [reasonMissing, setReasonMissing] = useState(false);
  const ask = useAction(linksApi.askReplacement, (refusal) => {
    if (refusal.code !== 'link_unknown') return false;
    setLostFault(t.unknown);
    return true;
  });
  const close = () => {
    setAsking(false);
    setLost('');
    setLostFault(undefined);
    setReason(undefined);
    setReasonMissing(false);
    ask.clear();
  };
  const send = async () => {
    const token = tokenOfLost(lost);
    setLostFault(token.ok ? undefined : t.lostFaults[token.reason]);
    setReasonMissing(reason === undefined);
    if (!token.ok || reason === undefined) return;
    const sent = await ask.run(props.window, { token: token.value, reason });
    if (sent === undefined) return;
    close();
    toast(t.sent);
    await props.reload();
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t.ask}</Button>
      <ConfirmDialog
        open={asking}
        title={t.askTitle}
        confirm={t.send}
        running={ask.running}
        refusal={ask.refusal}
        onClose={close}
        onConfirm={() => void send()}
      >
        <AreaField
          label={t.lost}
          hint={t.lostHint}
          rows={3}
          maxLength={2000}
          value={lost}
          onInput={(value) => {
            setLost(value);
            setLostFault(undefined);
          }}
          error={lostFault}
        />
        <RadioSet
          legend={t.reason}
          value={reason ?? ''}
          options={REPLACEMENT_REASONS.map((value) => ({ value, label: t.reasons[value] }))}
          onInput={(value) => {
            setReason(REPLACEMENT_REASONS.find((each) => each === value));
            setReasonMissing(false);
          }}
          error={reasonMissing ? t.reasonMissing : undefined}
        />
      </ConfirmDialog>
    </>
  );
}
