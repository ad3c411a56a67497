import { timeZone } from '../api/session.ts';
import type { NextStep } from '../api/windows.ts';
import { formatCount, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { windowText } from './text-window.ts';

/** What happens next, said with its time or with who has to act. */
function nextInWords(next: NextStep): string {
  const t = windowText.value.next;
  const count = (value: number) => formatCount(value, language.value);
  const when = next.at === null ? '' : formatDateTime(next.at, timeZone(), language.value);
  const named = next.reviewers
    .map(({ name, surveys }) => t.reviewer(name, count(surveys)))
    .join(t.separator);
  const names =
    next.reviewersInAll > next.reviewers.length
      ? named + t.others(count(next.reviewersInAll))
      : named;
  switch (next.what) {
    case 'reviewers_approve':
    case 'reviewers_release':
      return t[next.what](names);
    case 'opens':
    case 'closes':
    case 'grace_ends':
      return t[next.what](when);
    case 'submit':
    case 'mend_refusals':
    case 'mend_returned':
    case 'make_keys':
    case 'make_links':
    case 'tally_runs':
    case 'nothing':
      return t[next.what];
  }
}

/** The next step of a window, right below its stages. */
export function WindowNext(props: { next: NextStep }) {
  if (props.next.what === 'nothing') return null;
  return (
    <div class="next-step">
      <Notice kind="note" word={windowText.value.next.title}>
        <p>{nextInWords(props.next)}</p>
      </Notice>
    </div>
  );
}
