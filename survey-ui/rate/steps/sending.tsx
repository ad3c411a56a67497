import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Caution } from '../components/caution.tsx';
import { Sheet } from '../components/sheet.tsx';
import { SaveSealed } from '../sealed-file/save-sealed.tsx';
import type { SealedBallot } from '../sealed-file/sealed-text.ts';
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

/** Seconds of sending after which it is called slow, and sending from elsewhere is offered. */
const slowAfter = 8;

/** How far each ballot is, and what to do when one does not get through. */
export function Sending(props: {
  rated: readonly Rated[];
  progress: Readonly<Record<string, Progress>>;
  running: boolean;
  /** Label of the appraisal cycle. */
  cycle: string;
  /** Whether the device keeps the sealed ballots when the page is closed. */
  kept: boolean;
  /** A survey's ballot if it is signed and has not arrived. */
  signed: (survey: string) => SealedBallot | undefined;
  onRetry: () => void;
}) {
  const { words } = useStepWords();
  const { running, onRetry } = props;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!running) return undefined;
    const timer = setTimeout(() => {
      setSlow(true);
    }, slowAfter * 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [running]);
  const [online, setOnline] = useState(navigator.onLine);
  const rows = props.rated.map((one) => ({
    ...one,
    now: props.progress[one.survey] ?? { at: 'waiting' as const },
  }));
  const cutOff = rows.some(({ now }) => now.at === 'stuck' && now.why === 'unreachable');
  useLayoutEffect(() => {
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
      {props.kept ? (
        <p>{words.sending.keepData}</p>
      ) : (
        <Caution>
          <p>{words.sending.stayOpen}</p>
        </Caution>
      )}
      {slow && online && <output>{words.sending.slow}</output>}
      {waitingOffline && (
        <Caution>
          <p>{words.sending.offline}</p>
        </Caution>
      )}
      <ul class="deliveries" aria-live="polite">
        {rows.map(({ survey, name, now }) => {
          const explanation = explain(words, now, online);
          const byHand = slow || now.at === 'stuck' ? props.signed(survey) : undefined;
          return (
            <li key={survey} class={now.at}>
              <span class="name">{name}</span>
              <span class="state">{words.sending.steps[now.at]}</span>
              {explanation !== undefined && <p>{explanation}</p>}
              {byHand !== undefined && (
                <SaveSealed department={name} cycle={props.cycle} sealed={byHand} />
              )}
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
