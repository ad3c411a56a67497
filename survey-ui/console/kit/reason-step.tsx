import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from './action.ts';
import type { Answer } from './answer.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { AreaField } from './field.tsx';
import { useNotedText } from './noted-text.ts';
import { refusedAt, refusedElsewhere } from './refused-field.ts';
import { toast } from './toast.tsx';

/** A button for a step that is taken with a reason, and the dialog that asks for it. */
export function ReasonStep(props: {
  button: string;
  title: string;
  /** What the step does. */
  children: ComponentChildren;
  /** Name of the button that takes the step, if not that of the one that asks for it. */
  confirm?: string;
  /** The step cannot be taken back; what to type before it is taken. */
  final?: { phrase: string };
  /** Label of the reason, and what to say when none is given. */
  label: string;
  missing: string;
  /** The reason's field in the request, and how long it may be in characters. */
  field?: string;
  most?: number;
  /** What the reason is about, so that a reload of the tab brings it back; without it none does. */
  subject?: string;
  perform: (reason: string) => Promise<Answer<unknown>>;
  done: string;
  /** What follows when it is taken. */
  onDone: () => Promise<void> | void;
}) {
  const { final, field = 'reason', most = 1000 } = props;
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
    await props.onDone();
  };
  return (
    <>
      <Button {...(final === undefined ? {} : { kind: 'final' })} onPress={() => setAsking(true)}>
        {props.button}
      </Button>
      <ConfirmDialog
        open={asking}
        title={props.title}
        confirm={props.confirm ?? props.button}
        {...(final === undefined ? {} : { final: true, phrase: final.phrase })}
        running={step.running}
        refusal={refusedElsewhere(step.refusal, field)}
        onClose={() => {
          step.clear();
          setAsking(false);
        }}
        onConfirm={() => void take()}
      >
        {props.children}
        <AreaField
          label={props.label}
          value={reason}
          maxLength={most}
          count={{ typed: Array.from(reason).length, most }}
          onInput={(value) => {
            write(value);
            setMissing(false);
          }}
          error={missing ? props.missing : refusedAt(step.refusal, field)}
        />
      </ConfirmDialog>
    </>
  );
}
