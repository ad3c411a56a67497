import type { ComponentChildren } from 'preact';
import { problemText } from '../text/problems.ts';
import { kitText } from '../text/kit.ts';
import type { Refusal } from './answer.ts';
import { Button } from './button.tsx';

type NoticeKind = 'note' | 'caution' | 'error' | 'done';

/** A passage set apart. The kind is said in a word, so that colour is not needed to tell it. */
export function Notice(props: {
  kind: NoticeKind;
  title?: string;
  /** Another word for its kind where the usual one does not fit. */
  word?: string;
  children?: ComponentChildren;
  /** True when it appears in answer to an action and is to be read out. */
  live?: boolean;
}) {
  const word = props.word ?? kitText.value.noticeKinds[props.kind];
  return (
    <div
      class={`notice notice-${props.kind}`}
      role={props.live === true ? (props.kind === 'error' ? 'alert' : 'status') : undefined}
    >
      <p class="notice-title">
        <span class="notice-word">{word}</span>
        {props.title}
      </p>
      {props.children === undefined ? null : <div class="notice-text">{props.children}</div>}
    </div>
  );
}

/** Why the Worker refused, in the reader's language, with the way on. */
export function RefusalNotice(props: {
  refusal: Refusal;
  /** Does the same again; offered for everything but a conflict of revisions. */
  onRetry?: (() => void) | undefined;
  /** Reads the newest version; offered after a conflict of revisions. */
  onReload?: (() => void) | undefined;
}) {
  const conflict = props.refusal.code === 'revision_conflict';
  const press = conflict ? props.onReload : props.onRetry;
  return (
    <Notice kind="error" live title={problemText(props.refusal)}>
      {press === undefined ? undefined : (
        <Button onPress={press}>{conflict ? kitText.value.readAgain : kitText.value.retry}</Button>
      )}
    </Notice>
  );
}
