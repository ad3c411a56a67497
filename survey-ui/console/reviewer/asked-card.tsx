import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { Notice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';

interface AskedCardProps {
  id: string;
  title: string;
  /** What is asked for, by whom and for which departments. */
  children: ComponentChildren;
  words: Readonly<
    Record<
      'approve' | 'refuse' | 'approved' | 'refused' | 'approveTitle' | 'refuseTitle' | 'refuseText',
      string
    >
  >;
  /** What agreeing to it does. */
  effect: ComponentChildren;
  /** To be typed before it is agreed to. */
  phrase?: string;
  calls: Readonly<Record<'approve' | 'refuse', (id: string) => Promise<Answer<unknown>>>>;
  reload: () => Promise<void>;
}

/** What HR asks of a reviewer, to be agreed to or refused; either is confirmed first. */
export function AskedCard(props: AskedCardProps) {
  const { words, phrase } = props;
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const approve = useAction(props.calls.approve);
  const refuse = useAction(props.calls.refuse);
  const refuses = asking === 'refuse';
  const action = refuses ? refuse : approve;
  const send = async () => {
    if ((await action.run(props.id)) === undefined) return;
    toast(refuses ? words.refused : words.approved);
    setAsking(undefined);
    await props.reload();
  };
  return (
    <>
      <Notice kind="note" title={props.title}>
        {props.children}
        <ButtonRow>
          <Button onPress={() => setAsking('approve')}>{words.approve}</Button>
          <Button onPress={() => setAsking('refuse')}>{words.refuse}</Button>
        </ButtonRow>
      </Notice>
      <ConfirmDialog
        open={asking !== undefined}
        title={refuses ? words.refuseTitle : words.approveTitle}
        {...(asking === 'approve' && phrase !== undefined ? { phrase } : {})}
        confirm={refuses ? words.refuse : words.approve}
        final={asking === 'approve'}
        running={action.running}
        refusal={action.refusal}
        onClose={() => setAsking(undefined)}
        onConfirm={() => void send()}
      >
        {refuses ? <p>{words.refuseText}</p> : props.effect}
      </ConfirmDialog>
    </>
  );
}
