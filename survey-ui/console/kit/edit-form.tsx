import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button, ButtonRow } from './button.tsx';
import { differenceRows, DifferenceTable } from './difference-table.tsx';
import type { Editing } from './editing.ts';
import { ErrorSummary } from './error-summary.tsx';
import type { SingleValue } from './field-value.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { RefusalNotice } from './notice.tsx';

interface EditFormProps<F> {
  editing: Editing<F>;
  /** Name of each field, for the difference between two versions. */
  names: Readonly<Record<string, string>>;
  /** A value of a field in words, where it is not written as it is typed. */
  say?: (value: SingleValue, field: string) => string;
  children: ComponentChildren;
  /** Leaves without saving; Escape does it too. Inside a table the form starts at its first field. */
  onCancel?: (() => void) | undefined;
  /** Says what the button does, where more than one form stands on the page. */
  verb?: string;
}

/**
 * The form of something that is there already: what is wrong, the fields, what somebody else
 * made of it meanwhile, and the button. Enter saves.
 */
export function EditForm<F>(props: EditFormProps<F>) {
  const { editing, onCancel } = props;
  const { form } = editing;
  const box = useRef<HTMLFormElement>(null);
  const inRow = onCancel !== undefined;
  useLayoutEffect(() => {
    if (inRow) box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [inRow]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || onCancel === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) onCancel();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [onCancel]);
  const differs = editing.differences !== undefined;
  return (
    <>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        ref={box}
        class={inRow ? 'row-form' : 'stack'}
        onSubmit={(event) => {
          event.preventDefault();
          if (!differs && !editing.running) void editing.send();
        }}
      >
        {props.children}
        {editing.differences === undefined ? null : (
          <DifferenceTable
            rows={differenceRows(editing.differences, props.names, props.say)}
            running={editing.running}
            onKeepMine={() => void editing.keepMine()}
            onTakeTheirs={editing.takeTheirs}
          />
        )}
        {editing.refusal === undefined ? null : <RefusalNotice refusal={editing.refusal} />}
        <ButtonRow>
          {differs ? null : (
            <Button kind="primary" type="submit" running={editing.running}>
              {props.verb ?? kitText.value.save}
            </Button>
          )}
          {onCancel === undefined ? null : (
            <Button kind="quiet" onPress={onCancel}>
              {kitText.value.cancel}
            </Button>
          )}
        </ButtonRow>
      </form>
      <LeaveGuard
        active={editing.changed && !editing.running}
        title={kitText.value.unsaved.title}
        text={inRow ? kitText.value.unsaved.rowText : kitText.value.unsaved.text}
        along={inRow}
        kept={editing.kept}
        onLeave={editing.forget}
        confirm={inRow ? kitText.value.unsaved.discard : undefined}
      />
    </>
  );
}
