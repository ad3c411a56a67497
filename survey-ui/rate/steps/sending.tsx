import { useEffect, useState } from 'preact/hooks';
import { Caution } from '../components/caution.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { Rated } from '../state/surveys.ts';
import type { Progress } from '../state/use-delivery.ts';
import { useStepWords } from '../text/step-words.ts';
import type { AllWords } from '../text/step-words.ts';

function explain(words: AllWords, progress: Progress, online: boolean): string | undefined {
  if (progress.at === 'refused') return words.refusals[progress.reason];
  if (progress.at !== 'stuck') return undefined;
  if (progress.why === 'unreachable') {
    return online ? words.sending.unreachable : words.sending.offline;
  }
  return words.refusals[progress.why];
}

/** How far each ballot is, and what to do when one does not get through. */
export function Sending(props: {
  rated: readonly Rated[];
  progress: Readonly<Record<string, Progress>>;
  running: boolean;
  onRetry: () => void;
}) {
  const { words } = useStepWords();
  const { running, onRetry } = props;
  const [online, setOnline] = useState(navigator.onLine);
  const rows = props.rated.map((one) => ({
    ...one,
    now: props.progress[one.survey] ?? { at: 'waiting' as const },
  }));
  const cutOff = rows.some(({ now }) => now.at === 'stuck' && now.why === 'unreachable');
  useEffect(() => {
    const changed = () => {
      setOnline(navigator.onLine);
      // A lost network mends itself; anything else waits for the rater.
      if (navigator.onLine && cutOff && !running) onRetry();
    };
    addEventListener('online', changed);
    addEventListener('offline', changed);
    return () => {
      removeEventListener('online', changed);
      removeEventListener('offline', changed);
    };
  }, [cutOff, running, onRetry]);
  const stuck = !running && rows.some(({ now }) => now.at === 'stuck');
  const waitingOffline = running && !online;
  return (
    <Sheet title={stuck ? words.sending.resumeTitle : words.sending.title}>
      <p class="lead">{stuck ? words.sending.resumeLead : words.sending.lead}</p>
      {waitingOffline && (
        <Caution>
          <p>{words.sending.offline}</p>
        </Caution>
      )}
      <ul class="deliveries" aria-live="polite">
        {rows.map(({ survey, name, now }) => {
          const explanation = explain(words, now, online);
          return (
            <li key={survey} class={now.at}>
              <span class="name">{name}</span>
              <span class="state">{words.sending.steps[now.at]}</span>
              {explanation !== undefined && <p>{explanation}</p>}
            </li>
          );
        })}
      </ul>
      {stuck && (
        <div class="actions">
          <button type="button" class="primary" onClick={onRetry}>
            {words.sending.resume}
          </button>
        </div>
      )}
    </Sheet>
  );
}
