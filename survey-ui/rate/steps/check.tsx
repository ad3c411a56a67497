import { useLayoutEffect, useState } from 'preact/hooks';
import type { LaterApi, SurveyReceipts } from '../later-api.ts';
import { groupReceipt, parseReceipt } from '../../../shared/rating-protocol/receipt.ts';
import { Sheet } from '../components/sheet.tsx';
import { browserPatience } from '../state/browser.ts';
import { loadRecord, namesOfRecords } from '../state/device.ts';
import { type Verdict, verdictOf, verdictOfTyped } from '../state/receipt-check.ts';
import { withRetries } from '../state/retry.ts';
import { saveText } from '../state/save-text.ts';
import type { Shelf } from '../storage.ts';
import { useStepWords } from '../text/step-words.ts';
import type { AllWords } from '../text/step-words.ts';

function verdictText(words: AllWords, verdict: Verdict): string {
  if (verdict === 'counted') return words.check.found;
  if (verdict === 'not_found') return words.check.notFound;
  return words.check[verdict];
}

/** Whether the ballots of a window were counted; compared on the device, nothing is told. */
export function Check(props: { window: string; api: Pick<LaterApi, 'receipts'>; shelf: Shelf }) {
  const { window, api, shelf } = props;
  const { words } = useStepWords();
  const [surveys, setSurveys] = useState<readonly SurveyReceipts[]>();
  const [trouble, setTrouble] = useState<'unknown' | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  useLayoutEffect(() => {
    setTrouble(undefined);
    void withRetries(async () => api.receipts(window), browserPatience).then((answer) => {
      if (answer.kind === 'answered') setSurveys(answer.value);
      else setTrouble(answer.kind === 'refused' ? 'unknown' : 'failed');
    });
  }, [attempt, api, window]);
  const mine = namesOfRecords(shelf)
    .map((name) => loadRecord(shelf, name))
    .filter((record) => record?.window === window)
    .flatMap((record) =>
      Object.entries(record?.ballots ?? {}).flatMap(([survey, { department, state }]) =>
        state.step === 'sent' ? [{ survey, department, receipt: state.receipt }] : [],
      ),
    );
  const asText = (lists: readonly SurveyReceipts[]) => [
    words.check.title,
    location.href,
    '',
    ...mine.map(({ survey, department, receipt }) =>
      [
        department,
        groupReceipt(receipt),
        verdictText(words, verdictOf(lists, survey, receipt)),
      ].join(' · '),
    ),
    '',
  ];
  return (
    <Sheet title={words.check.title} focus={false}>
      <p class="lead">{words.check.lead}</p>
      {trouble !== undefined && <p class="error">{words.check[trouble]}</p>}
      {trouble === 'failed' && (
        <div class="actions">
          <button
            type="button"
            class="primary"
            onClick={() => {
              setAttempt(attempt + 1);
            }}
          >
            {words.retry}
          </button>
        </div>
      )}
      {surveys === undefined && trouble === undefined && <output>{words.loading}</output>}
      {surveys !== undefined && (
        <>
          <h2>{words.check.mine}</h2>
          {mine.length === 0 && <p>{words.check.noneHere}</p>}
          {mine.length > 0 && (
            <ul class="deliveries">
              {mine.map(({ survey, department, receipt }) => {
                const verdict = verdictOf(surveys, survey, receipt);
                return (
                  <li key={receipt} class={verdict === 'counted' ? 'sent' : verdict}>
                    <span class="name">{department}</span>
                    <span class="state">{verdictText(words, verdict)}</span>
                    <p class="code">{groupReceipt(receipt)}</p>
                    {verdict === 'not_found' && <p>{words.check.notFoundMeaning}</p>}
                  </li>
                );
              })}
            </ul>
          )}
          {mine.length > 0 && (
            <div class="actions screen-only">
              <button
                type="button"
                class="secondary"
                onClick={() => {
                  print();
                }}
              >
                {words.check.print}
              </button>
              <button
                type="button"
                class="secondary"
                onClick={() => {
                  saveText(words.check.fileName, asText(surveys).join('\n'));
                }}
              >
                {words.done.save}
              </button>
            </div>
          )}
          <p class="address print-only">{location.href}</p>
          <Typed surveys={surveys} />
        </>
      )}
    </Sheet>
  );
}

function Typed({ surveys }: { surveys: readonly SurveyReceipts[] }) {
  const { words } = useStepWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string>();
  const receipt = asked === undefined ? undefined : parseReceipt(asked);
  const wrong = asked !== undefined && receipt === undefined;
  const verdict = receipt === undefined ? undefined : verdictOfTyped(surveys, receipt);
  return (
    <form
      class="typed screen-only"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(typed);
        if (parseReceipt(typed) === undefined) document.getElementById('receipt')?.focus();
      }}
    >
      <label for="receipt">{words.check.typed}</label>
      <p id="receipt-hint" class="soft">
        {words.check.typedHint}
      </p>
      {wrong && (
        <p id="receipt-error" class="error">
          {words.check.typedWrong}
        </p>
      )}
      <input
        id="receipt"
        class="code"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'receipt-error receipt-hint' : 'receipt-hint'}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <button type="submit" class="secondary">
        {words.check.find}
      </button>
      <output>
        {verdict !== undefined && (
          <p class="verdict">
            <strong>
              {verdict === 'pending' ? words.check.typedPending : verdictText(words, verdict)}
            </strong>
          </p>
        )}
        {verdict === 'not_found' && <p>{words.check.notFoundMeaning}</p>}
      </output>
    </form>
  );
}
