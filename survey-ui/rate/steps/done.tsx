import { useState } from 'preact/hooks';
import { type Receipt, Receipts } from '../components/receipts.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import type { FinalRefusal, LinkRecord } from '../state/device.ts';
import { useStepWords } from '../text/step-words.ts';
import { checkPath } from '../state/check-path.ts';
import { formatTime } from '../text/time.ts';

/** The ballots of a record that have arrived. */
function receiptsOf(record: LinkRecord): Receipt[] {
  return Object.entries(record.ballots).flatMap(([survey, { department, state }]) =>
    state.step === 'sent' ? [{ survey, department, receipt: state.receipt }] : [],
  );
}

/** The refusals of a record, each with the departments that it met. */
function refusalsOf(record: LinkRecord): [reason: FinalRefusal, departments: string[]][] {
  const refusals = new Map<FinalRefusal, string[]>();
  for (const { department, state } of Object.values(record.ballots)) {
    if (state.step !== 'refused') continue;
    refusals.set(state.reason, [...(refusals.get(state.reason) ?? []), department]);
  }
  return [...refusals];
}

/** What was delivered, with receipts, and what is left to do. */
export function Done(props: {
  manifest: WindowManifest;
  closesAt: number;
  record: LinkRecord;
  /** Departments of the link that are still to be rated. */
  open: number;
  /** Whether this visit only found what an earlier one had sent. */
  earlier: boolean;
  /** Whether the receipts stay on this device. */
  kept: boolean;
  onContinue: () => void;
  onRemove: () => void;
}) {
  const { words } = useStepWords();
  const { manifest, record, open } = props;
  const [removed, setRemoved] = useState(false);
  const receipts = receiptsOf(record);
  const refusals = refusalsOf(record);
  const path = checkPath(manifest.window);
  const cycle = [manifest.company, words.period(manifest.cycle.label)].join(' · ');
  return (
    <Sheet
      title={receipts.length > 0 ? words.done.title(receipts.length) : words.done.noneSent}
      above={cycle}
      flap
    >
      {receipts.length > 0 && (
        <p class="lead">{props.earlier ? words.done.used : words.done.lead}</p>
      )}
      {refusals.length > 0 && (
        <section>
          {receipts.length > 0 && <h2>{words.done.notSent}</h2>}
          {refusals.map(([reason, departments]) => (
            <p key={reason}>
              <strong>{words.list(departments)}</strong>
              {words.colon}
              {words.refusals[reason]}
            </p>
          ))}
        </section>
      )}
      {open > 0 && (
        <section class="screen-only">
          <h2>{words.done.open(open)}</h2>
          <p>{words.done.openLead}</p>
          <div class="actions">
            <button type="button" class="primary" onClick={props.onContinue}>
              {words.intro.resume}
            </button>
          </div>
        </section>
      )}
      {receipts.length > 0 && (
        <section>
          <h2>{words.done.receipts}</h2>
          <p>{words.done.receiptHint}</p>
          <Receipts receipts={receipts} heading={cycle} path={path} />
          <h2>{words.done.checkTitle}</h2>
          <p>{words.done.check(formatTime(words, manifest.timeZone, props.closesAt))}</p>
          <p class="address">
            <a href={path}>{location.origin + path}</a>
          </p>
        </section>
      )}
      <p class="screen-only">
        <a href="/r/report" target="_blank" rel="noreferrer">
          {words.intro.report}
        </a>
      </p>
      {open === 0 && receipts.length > 0 && (
        <output class="soft screen-only">
          {!props.kept && words.done.wipedAll}
          {props.kept && (removed ? words.done.removed : words.done.wiped)}
        </output>
      )}
      {open === 0 && receipts.length > 0 && props.kept && !removed && (
        <button
          type="button"
          class="link screen-only"
          onClick={() => {
            props.onRemove();
            setRemoved(true);
          }}
        >
          {words.done.remove}
        </button>
      )}
    </Sheet>
  );
}
