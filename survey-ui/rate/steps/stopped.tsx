import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { Caution } from '../components/caution.tsx';
import { Sheet } from '../components/sheet.tsx';
import { checkPath } from '../state/check-path.ts';
import type { StopReason } from '../state/entry.ts';
import { useWords } from '../text/language.ts';
import { stoppedEn } from '../text/stopped-en.ts';
import { stoppedZh } from '../text/stopped-zh.ts';
import { formatTime } from '../text/time.ts';

/** A state of its own instead of the form: what is the matter, and what to do now. */
export function Stopped(props: {
  because: Exclude<StopReason, 'failed' | 'outdated'>;
  /** The window and the times that the server gave, where they are known. */
  window?: { manifest: WindowManifest; opensAt: number; closesAt: number };
  focus: boolean;
  onReload: () => void;
}) {
  const { words, language } = useWords();
  const { because, window } = props;
  const stopped = language === 'zh' ? stoppedZh : stoppedEn;
  const { title, text } = stopped.because[because];
  const paragraphs = text.map((paragraph) => <p key={paragraph}>{paragraph}</p>);
  const isOver = because === 'closed' || because === 'grace';
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
      {(because === 'no_link' || because === 'damaged') && (
        <>
          <p>{stopped.wholeLink}</p>
          <p class="specimen">
            {`${location.host}/r#v1.`}
            <i>{stopped.characters(43)}</i>.<i>{stopped.characters(27)}</i>
          </p>
        </>
      )}
      {window !== undefined && (
        <dl class="facts">
          <div>
            <dt>{isOver ? stopped.closedAt : stopped.opensAt}</dt>
            <dd>
              {formatTime(
                words,
                window.manifest.timeZone,
                isOver ? window.closesAt : window.opensAt,
              )}
            </dd>
          </div>
          {because === 'grace' && (
            <div>
              <dt>{stopped.lastDelivery}</dt>
              <dd>
                {formatTime(
                  words,
                  window.manifest.timeZone,
                  window.closesAt + window.manifest.graceMinutes * 60,
                )}
              </dd>
            </div>
          )}
        </dl>
      )}
      {isOver && window !== undefined && (
        <p>
          <a href={checkPath(window.manifest.window)}>{words.toCheck}</a>
        </p>
      )}
      {(because === 'notice_changed' || because === 'version_unknown') && (
        <div class="actions">
          <button type="button" class="primary" onClick={props.onReload}>
            {stopped.reload}
          </button>
        </div>
      )}
    </Sheet>
  );
}
