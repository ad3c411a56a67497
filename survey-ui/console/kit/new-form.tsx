import type { ComponentChildren } from 'preact';
import type { Action } from './action.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { Form } from './form.ts';
import { RefusalNotice } from './notice.tsx';

/** The form of something new: what is wrong, the fields, and the button that adds it. */
export function NewForm<F>(props: {
  form: Form<F>;
  add: Pick<Action<never, unknown>, 'running' | 'refusal'>;
  /** Says what the button does. */
  verb: string;
  onSend: () => void;
  /** Reads anew what was refused because it has changed. */
  onReload?: () => void;
  children: ComponentChildren;
}) {
  const { form, add, onReload } = props;
  return (
    <>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSend();
        }}
      >
        {props.children}
        {add.refusal === undefined ? null : (
          <RefusalNotice refusal={add.refusal} {...(onReload === undefined ? {} : { onReload })} />
        )}
        <Button kind="primary" type="submit" running={add.running}>
          {props.verb}
        </Button>
      </form>
    </>
  );
}
