import { useState } from 'preact/hooks';
import { Caution } from '../components/caution.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { PromiseInShort } from '../components/promise.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { Visit } from '../state/entry.ts';
import type { Rated } from '../state/surveys.ts';
import { useWords } from '../text/language.ts';
import { formatTime } from '../text/time.ts';

/** Minutes that nine ratings with a few facts take, from trying it out. */
const minutesPerDepartment = 4;

/** Fewer links than this, and a text or a rating is easily tied to a person. */
const smallGroup = 10;

/** The first screen: what this is, until when, what is promised, and the one rule. */
export function Intro(props: {
  visit: Visit;
  /** Undefined while the survey manifests are on their way. */
  rated: readonly Rated[] | undefined;
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
  const client = manifest.departments.find(({ id }) => id === opening.clientDepartment)?.name ?? '';
  const small = (props.rated ?? []).filter(({ linksIssued }) => linksIssued < smallGroup);
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
      <p class="lead">{words.intro.lead(client)}</p>
      <dl class="facts">
        <div>
          <dt>{words.intro.departments}</dt>
          <dd>
            {props.rated === undefined
              ? words.intro.count(opening.surveys.length)
              : words.list(props.rated.map(({ name }) => name))}
          </dd>
        </div>
        <div>
          <dt>{words.intro.until}</dt>
          <dd>{formatTime(words, manifest.timeZone, opening.closesAt)}</dd>
        </div>
        <div>
          <dt>{words.intro.takes}</dt>
          <dd>{words.intro.minutes(opening.surveys.length * minutesPerDepartment)}</dd>
        </div>
      </dl>
      {!props.storageLasts && (
        <Caution>
          <p>{words.storage.blocked}</p>
        </Caution>
      )}
      <h2>{words.intro.promise}</h2>
      <PromiseInShort
        threshold={manifest.threshold}
        figuresFrom={manifest.disclosure.indicatorFiguresFrom}
      />
      {small.length > 0 && (
        <Caution>
          <p>
            {words.intro.smallGroup(
              words.list(small.map(({ name }) => name)),
              Math.max(...small.map(({ linksIssued }) => linksIssued)),
            )}
          </p>
          <p>{words.intro.smallGroupRule(manifest.threshold)}</p>
        </Caution>
      )}
      <h2>{words.intro.rule}</h2>
      <p>{words.intro.ruleText}</p>
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
        <label for="acknowledge">{words.intro.ruleAccept}</label>
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
