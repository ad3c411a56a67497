import { useState } from 'preact/hooks';
import { Caution } from '../components/caution.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { PromiseInShort } from '../components/promise.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { LinkRecord } from '../state/device.ts';
import type { Visit } from '../state/entry.ts';
import { type Rated, isSmallGroup, ownDepartmentOf, surveysByName } from '../state/surveys.ts';
import { useWords } from '../text/language.ts';
import { formatTime } from '../text/time.ts';

/** Minutes that nine ratings with a few facts take, from trying it out. */
const minutesPerDepartment = 4;

/** The first screen: what this is, until when, what is promised, and the one rule. */
export function Intro(props: {
  visit: Visit;
  /** Undefined while the survey manifests are on their way. */
  rated: readonly Rated[] | undefined;
  /** What this device has sent with this link. */
  record: LinkRecord;
  acknowledged: boolean;
  keepsDrafts: boolean;
  storageLasts: boolean;
  started: boolean;
  focus: boolean;
  onAcknowledge: (acknowledged: boolean) => void;
  onKeepDrafts: (keeps: boolean) => void;
  onStart: () => void;
}) {
  const { words } = useWords();
  const [attempt, setAttempt] = useState(0);
  const { manifest, opening } = props.visit;
  const { ballots } = props.record;
  const small = (props.rated ?? []).filter(
    ({ survey, linksIssued }) => isSmallGroup(linksIssued) && ballots[survey] === undefined,
  );
  const all = surveysByName(props.visit);
  const toRate = all.filter(({ survey }) => ballots[survey] === undefined);
  const delivered = all.filter(({ survey }) => ballots[survey]?.state.step === 'sent');
  const failed = attempt > 0 && !props.acknowledged;
  return (
    <Sheet
      flap
      title={words.intro.title}
      above={[manifest.company, words.period(manifest.cycle.label)].join(' · ')}
      focus={props.focus}
    >
      {failed && (
        <ErrorSummary
          title={words.mend}
          mends={[{ text: words.intro.ruleMissing, target: 'acknowledge' }]}
          attempt={attempt}
        />
      )}
      <p class="lead">{words.intro.lead(ownDepartmentOf(props.visit))}</p>
      <dl class="facts">
        <div>
          <dt>{words.intro.departments}</dt>
          <dd>{words.list(toRate.map(({ name }) => name))}</dd>
        </div>
        {delivered.length > 0 && (
          <div>
            <dt>{words.intro.delivered}</dt>
            <dd>{words.list(delivered.map(({ name }) => name))}</dd>
          </div>
        )}
        <div>
          <dt>{words.intro.until}</dt>
          <dd>{formatTime(words, manifest.timeZone, opening.closesAt)}</dd>
        </div>
        <div>
          <dt>{words.intro.takes}</dt>
          <dd>{words.intro.minutes(toRate.length * minutesPerDepartment)}</dd>
        </div>
      </dl>
      {!props.storageLasts && (
        <Caution>
          <p>{words.storage.blocked}</p>
        </Caution>
      )}
      <h2>{words.notice.promiseTitle}</h2>
      <PromiseInShort manifest={manifest} />
      {small.length > 0 && (
        <Caution>
          <p>
            {words.intro.smallGroup(
              words.list(
                small.map(({ name, linksIssued }) => words.intro.withLinks(name, linksIssued)),
              ),
            )}
          </p>
          <p>{words.notice.withheld(manifest.threshold)}</p>
        </Caution>
      )}
      <h2>{words.notice.ruleTitle}</h2>
      {words.notice.rule.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div>
        <a href="/r/report" target="_blank" rel="noreferrer">
          {words.intro.report}
        </a>
      </div>
      <div class={failed ? 'tick wrong' : 'tick'}>
        <input
          type="checkbox"
          id="acknowledge"
          checked={props.acknowledged}
          aria-invalid={failed}
          onChange={(event) => {
            props.onAcknowledge(event.currentTarget.checked);
          }}
        />
        <label for="acknowledge">{words.notice.ruleAccept}</label>
      </div>
      {props.storageLasts && (
        <div class="tick">
          <input
            type="checkbox"
            id="keep"
            checked={props.keepsDrafts}
            aria-describedby="keep-hint"
            onChange={(event) => {
              props.onKeepDrafts(event.currentTarget.checked);
            }}
          />
          <label for="keep">{words.intro.keep}</label>
          <p id="keep-hint" class="soft">
            {words.intro.keepHint}
          </p>
        </div>
      )}
      <div class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            setAttempt(attempt + 1);
            if (props.acknowledged) props.onStart();
          }}
        >
          {props.started ? words.intro.resume : words.intro.start}
        </button>
      </div>
    </Sheet>
  );
}
