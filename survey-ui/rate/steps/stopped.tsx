import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { Sheet } from '../components/sheet.tsx';
import { Caution } from '../components/caution.tsx';
import type { StopReason } from '../state/entry.ts';
import { useWords } from '../text/language.ts';
import { formatTime } from '../text/time.ts';
import { checkPath } from '../state/check-path.ts';

/** A state of its own instead of the form: what is the matter, and what to do now. */
export function Stopped(props: {
  because: StopReason;
  /** The window and the times that the server gave, where they are known. */
  window?: { manifest: WindowManifest; opensAt: number; closesAt: number };
  focus: boolean;
  onRetry: () => void;
}) {
  const { words } = useWords();
  const { because, window } = props;
  const { title, text } = words.stopped[because];
  const paragraphs = text.map((paragraph) => <p key={paragraph}>{paragraph}</p>);
  return (
    <Sheet
      title={title}
      focus={props.focus}
      {...(window === undefined
        ? {}
        : {
            above: [window.manifest.company, words.period(window.manifest.cycle.label)].join(' · '),
          })}
    >
      {because === 'mismatch' ? <Caution serious>{paragraphs}</Caution> : paragraphs}
      {window !== undefined && (
        <dl class="facts">
          <div>
            <dt>{because === 'closed' ? words.closedAt : words.opensAt}</dt>
            <dd>
              {formatTime(
                words,
                window.manifest.timeZone,
                because === 'closed' ? window.closesAt : window.opensAt,
              )}
            </dd>
          </div>
        </dl>
      )}
      {because === 'closed' && window !== undefined && (
        <p>
          <a href={checkPath(window.manifest.window)}>{words.toCheck}</a>
        </p>
      )}
      {(because === 'failed' || because === 'outdated') && (
        <div class="actions">
          <button type="button" class="primary" onClick={props.onRetry}>
            {words.retry}
          </button>
        </div>
      )}
    </Sheet>
  );
}
