import { useState } from 'preact/hooks';
import type { SheetPlace } from '../api/sheets.ts';
import { LONGEST_DESCRIPTION } from '../../../shared/appraisal/sheet-limits.ts';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { AreaField } from '../kit/field.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';

interface ReasonWords {
  button: string;
  title: string;
  text: string;
  reason: string;
  reasonMissing: string;
  done: string;
}

/** A reviewer's step that needs a reason: a button, and the question for it. */
export function AskReason(props: {
  words: ReasonWords;
  place: SheetPlace;
  revision: number;
  send: (place: SheetPlace, revision: number, reason: string) => Promise<Answer<unknown>>;
  reload: () => Promise<void>;
}) {
  const { words } = props;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const action = useAction(props.send);
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    if ((await action.run(props.place, props.revision, reason)) === undefined) return;
    setAsking(false);
    toast(words.done);
    await props.reload();
  };
  return (
    <div class="apart">
      <Button onPress={() => setAsking(true)}>{words.button}</Button>
      <ConfirmDialog
        open={asking}
        title={words.title}
        confirm={words.button}
        running={action.running}
        refusal={refusedElsewhere(action.refusal, 'reason')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{words.text}</p>
        <AreaField
          label={words.reason}
          value={reason}
          count={{ typed: Array.from(reason).length, most: LONGEST_DESCRIPTION }}
          onInput={(value) => {
            setReason(value);
            setMissing(false);
          }}
          error={missing ? words.reasonMissing : refusedAt(action.refusal, 'reason')}
        />
      </ConfirmDialog>
    </div>
  );
}
