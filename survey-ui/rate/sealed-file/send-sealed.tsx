import { useLayoutEffect, useState } from 'preact/hooks';
import type { RaterApi } from '../api.ts';
import { Receipts } from '../components/receipts.tsx';
import { Sheet } from '../components/sheet.tsx';
import { browserPatience } from '../state/browser.ts';
import { checkPath } from '../state/check-path.ts';
import { type Settled, type Stuck, castSigned } from '../state/delivery.ts';
import { receiptOf } from '../state/sealing.ts';
import { type AllWords, useStepWords } from '../text/step-words.ts';
import { formatTime } from '../text/time.ts';
import { type OpenedSealed, type SealedFault, openSealed } from './open-sealed.ts';
import { TakeSealed } from './take-sealed.tsx';

type State =
  | { at: 'taking'; fault?: SealedFault; tries: number }
  | { at: 'checking' }
  | { at: 'checked'; sealed: OpenedSealed; stuck?: Stuck }
  | { at: 'sending'; sealed: OpenedSealed }
  | { at: 'settled'; sealed: OpenedSealed; result: Settled };

/** `/r/send`: takes a sealed ballot that was saved elsewhere, checks it and hands it over. */
export function SendSealed({ api }: { api: RaterApi }) {
  const { words } = useStepWords();
  const [state, setState] = useState<State>({ at: 'taking', tries: 0 });
  useLayoutEffect(() => {
    // A file dropped beside the field would otherwise be opened in place of the page.
    const stay = (event: DragEvent) => {
      event.preventDefault();
    };
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);

  async function check(text: string): Promise<void> {
    const tries = state.at === 'taking' ? state.tries + 1 : 1;
    setState({ at: 'checking' });
    try {
      const opened = await openSealed(text, api, browserPatience);
      if (opened.ok) setState({ at: 'checked', sealed: opened.value });
      else setState({ at: 'taking', fault: opened.reason, tries });
    } catch {
      // The cryptographic part could not be loaded.
      setState({ at: 'taking', fault: 'failed', tries });
    }
  }

  async function send(sealed: OpenedSealed): Promise<void> {
    setState({ at: 'sending', sealed });
    const result = await castSigned(sealed.ballot, {
      api,
      sealing: { receiptOf },
      patience: browserPatience,
    });
    if (result.ok) setState({ at: 'settled', sealed, result: result.value });
    else setState({ at: 'checked', sealed, stuck: result.reason });
  }

  if (state.at === 'taking') {
    return (
      <TakeSealed
        {...(state.fault === undefined ? {} : { fault: state.fault })}
        tries={state.tries}
        onText={(text) => {
          void check(text);
        }}
      />
    );
  }
  if (state.at === 'checking') {
    return (
      <Sheet title={words.sealed.title} focus={false}>
        <output>{words.sealed.checking}</output>
      </Sheet>
    );
  }
  const again = () => {
    setState({ at: 'taking', tries: 0 });
  };
  if (state.at === 'settled') {
    return <Arrived sealed={state.sealed} result={state.result} onAgain={again} />;
  }
  return (
    <Sheet title={words.sealed.ready} above={above(state.sealed, words.period)}>
      <Facts sealed={state.sealed} />
      <p>{words.sealed.whole}</p>
      {state.at === 'checked' && state.stuck !== undefined && (
        <p class="error" role="alert">
          {explain(words, state.stuck)}
        </p>
      )}
      {state.at === 'sending' ? (
        <output>{words.sealed.sending}</output>
      ) : (
        <div class="actions">
          <button
            type="button"
            class="primary"
            onClick={() => {
              void send(state.sealed);
            }}
          >
            {words.sealed.send}
          </button>
          <button type="button" class="secondary" onClick={again}>
            {words.sealed.another}
          </button>
        </div>
      )}
    </Sheet>
  );
}

function explain(words: AllWords, stuck: Stuck): string {
  if (stuck === 'unreachable') return words.sealed.unreachable;
  return stuck === 'signature_invalid' ? words.sealed.faults.cut : words.refusals[stuck];
}

function above({ manifest }: OpenedSealed, period: (label: string) => string): string {
  return [manifest.company, period(manifest.cycle.label)].join(' · ');
}

function Facts({ sealed: { manifest, department } }: { sealed: OpenedSealed }) {
  const { words } = useStepWords();
  return (
    <dl class="facts">
      <div>
        <dt>{words.done.department}</dt>
        <dd>{department}</dd>
      </div>
      <div>
        <dt>{words.sealed.planned}</dt>
        <dd>{formatTime(words, manifest.timeZone, manifest.closesAt)}</dd>
      </div>
    </dl>
  );
}

function Arrived(props: { sealed: OpenedSealed; result: Settled; onAgain: () => void }) {
  const { words } = useStepWords();
  const { sealed, result } = props;
  const { manifest, department, ballot } = sealed;
  const path = checkPath(manifest.window);
  const sent = result.step === 'sent';
  return (
    <Sheet
      title={sent ? words.done.title(1) : words.done.noneSent}
      above={above(sealed, words.period)}
      flap={sent}
    >
      {result.step === 'refused' && (
        <p>
          <strong>{department}</strong>
          {words.colon}
          {words.refusals[result.reason]}
        </p>
      )}
      {result.step === 'sent' && (
        <>
          <p class="lead">{words.sealed.once}</p>
          <h2>{words.done.receipts}</h2>
          <p>{words.done.receiptHint}</p>
          <Receipts
            receipts={[{ survey: ballot.survey, department, receipt: result.receipt }]}
            heading={above(sealed, words.period)}
            path={path}
          />
          <h2>{words.done.checkTitle}</h2>
          <p class="address">
            <a href={path}>{location.origin + path}</a>
          </p>
        </>
      )}
      <div class="actions">
        <button type="button" class="secondary" onClick={props.onAgain}>
          {words.sealed.another}
        </button>
      </div>
    </Sheet>
  );
}
