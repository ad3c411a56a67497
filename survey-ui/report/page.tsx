import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findTraces } from '../../shared/text/traces/find-traces.ts';
import { newReportId, sendReport, type Sent } from './send.ts';
import { firstLanguage, type ReportWords, reportWords } from './text.ts';

/** Code points that a report may have. */
const LONGEST = 1000;

function Done(props: { words: ReportWords; onAnother: () => void }) {
  const { words } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {words.done}
      </h2>
      <p>{words.doneText}</p>
      <button type="button" class="plain" onClick={props.onAnother}>
        {words.another}
      </button>
    </section>
  );
}

function ReportForm(props: { words: ReportWords; onKept: () => void }) {
  const { words } = props;
  const [id] = useState(newReportId);
  const [text, setText] = useState('');
  const [state, setState] = useState<'writing' | 'missing' | 'sending' | Exclude<Sent, 'kept'>>(
    'writing',
  );
  const field = useRef<HTMLTextAreaElement>(null);
  const traces = [...new Set(findTraces(text, []).map((trace) => trace.words))];
  const fault = state === 'writing' || state === 'sending' ? undefined : words[state];
  const send = async () => {
    if (state === 'sending') return;
    if (text.trim() === '') {
      setState('missing');
      field.current?.focus();
      return;
    }
    setState('sending');
    const sent = await sendReport(id, text);
    if (sent === 'kept') props.onKept();
    else setState(sent);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for="report">{words.field}</label>
      <p id="report-hint" class="soft">
        {words.hint}
      </p>
      <textarea
        ref={field}
        id="report"
        rows={7}
        maxLength={LONGEST}
        autocomplete="off"
        aria-describedby="report-hint"
        aria-invalid={state === 'missing' ? 'true' : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (state !== 'sending') setState('writing');
        }}
      />
      <p class="soft">{words.left(LONGEST - Array.from(text).length)}</p>
      <output class="hints">
        {traces.length === 0 ? null : (
          <>
            {words.traces} {traces.join(' · ')}
          </>
        )}
      </output>
      <div role="alert" class="fault">
        {fault}
      </div>
      <button type="submit" aria-disabled={state === 'sending' ? 'true' : undefined}>
        {state === 'sending' ? words.sending : words.send}
      </button>
    </form>
  );
}

/** Where anybody says without a name that somebody asked for a rating. */
export function ReportPage() {
  const [language, setLanguage] = useState(() => firstLanguage(navigator.languages));
  const [isKept, setKept] = useState(false);
  const words = reportWords[language];
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${words.title} · ${words.product}`;
  }, [language, words]);
  return (
    <main>
      <p class="top">
        <span>{words.product}</span>
        <button
          type="button"
          class="plain"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {words.other}
        </button>
      </p>
      <h1>{words.title}</h1>
      {isKept ? (
        <Done words={words} onAnother={() => setKept(false)} />
      ) : (
        <>
          <p>{words.lead}</p>
          <ul>
            {words.promises.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
          <ReportForm words={words} onKept={() => setKept(true)} />
        </>
      )}
    </main>
  );
}
