import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import type { Refusal } from './answer.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { RefusalNotice } from './notice.tsx';
import { refusedAt, refusedElsewhere } from './refused-field.ts';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will happen, and what cannot be undone. */
  children: ComponentChildren;
  /** The words to type before the step can be taken; without them a press is enough. */
  phrase?: string;
  confirm: string;
  final?: boolean;
  running: boolean;
  refusal?: Refusal | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before a step that cannot be taken back. Escape and the quiet button leave everything as it is. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closedHereRef = useRef(false);
  const titleId = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (props.open && !element.open) {
      setTyped('');
      setWrong(false);
      element.showModal();
    } else if (!props.open && element.open) {
      closedHereRef.current = true;
      element.close();
    }
  }, [props.open]);

  const take = () => {
    // People copy the phrase with blanks around it; those do not make it another phrase.
    if (
      props.phrase !== undefined &&
      typed.normalize('NFKC').trim() !== props.phrase.normalize('NFKC')
    ) {
      setWrong(true);
      return;
    }
    setWrong(false);
    props.onConfirm();
  };

  const refusal = refusedElsewhere(props.refusal, 'confirmation');
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={() => {
        // Told late of what was done here, when it may be about to open for something else.
        if (closedHereRef.current) closedHereRef.current = false;
        else props.onClose();
      }}
      onCancel={(event) => {
        if (props.running) event.preventDefault();
      }}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <h2 id={titleId}>{props.title}</h2>
        <div class="stack-small">{props.children}</div>
        {props.phrase === undefined ? null : (
          <TextField
            label={kitText.value.typePhrase(props.phrase)}
            value={typed}
            onInput={setTyped}
            width="full"
            error={
              wrong
                ? kitText.value.phraseWrong(props.phrase)
                : refusedAt(props.refusal, 'confirmation')
            }
          />
        )}
        {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
        <div class="button-row dialog-buttons">
          <Button
            type="submit"
            kind={props.final === true ? 'final' : 'primary'}
            running={props.running}
          >
            {props.confirm}
          </Button>
          <Button kind="quiet" onPress={props.onClose} disabled={props.running}>
            {kitText.value.leaveIt}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
