import { useState } from 'preact/hooks';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { AreaField } from '../kit/field.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';
import { useNotedText } from './noted-text.ts';
import { totalText } from './text-total.ts';

/** A button for a step that is taken with a reason, and the dialog that asks for it. */
export function ReasonStep(props: {
  button: string;
  title: string;
  text: string;
  /** Label of the reason, its field in the request, and how long it may be in characters. */
  label: string;
  field: string;
  most: number;
  /** What the reason is about, so that a reload of the tab brings it back. */
  subject: string;
  perform: (reason: string) => Promise<Answer<unknown>>;
  done: string;
  reload: () => Promise<void>;
}) {
  const [asking, setAsking] = useState(false);
  const { text: reason, write, forget } = useNotedText(props.subject);
  const [missing, setMissing] = useState(false);
  const step = useAction(props.perform);
  const take = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    if ((await step.run(reason)) === undefined) return;
    setAsking(false);
    forget();
    toast(props.done);
    await props.reload();
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{props.button}</Button>
      <ConfirmDialog
        open={asking}
        title={props.title}
        confirm={props.button}
        running={step.running}
        refusal={refusedElsewhere(step.refusal, props.field)}
        onClose={() => {
          step.clear();
          setAsking(false);
        }}
        onConfirm={() => void take()}
      >
        <p>{props.text}</p>
        <AreaField
          label={props.label}
          value={reason}
          maxLength={props.most}
          count={{ typed: Array.from(reason).length, most: props.most }}
          onInput={(value) => {
            write(value);
            setMissing(false);
          }}
          error={missing ? totalText.value.reason.missing : refusedAt(step.refusal, props.field)}
        />
      </ConfirmDialog>
    </>
  );
}
