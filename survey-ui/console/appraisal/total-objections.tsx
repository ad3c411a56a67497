import type { ObjectionMark } from '../../../shared/appraisal/total-record.ts';
import { timeZone } from '../api/session.ts';
import type { TotalActs, TotalView } from '../api/totals.ts';
import { ButtonRow } from '../kit/button.tsx';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { ReasonStep } from '../kit/reason-step.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { AnswerObjection } from './answer-objection.tsx';
import { totalText } from './text-total.ts';

/** Who wrote something and when. */
function byline(by: string, at: number): string {
  const when = formatDateTime(at, timeZone(), language.value);
  return totalText.value.objections.filedBy(by, when);
}

function ObjectionText(props: { objection: ObjectionMark }) {
  const t = totalText.value;
  const { reasons, by, at, version, answer } = props.objection;
  return (
    <li class="stack-small">
      <p class="soft small">
        {byline(by, at)} · {t.objections.of(t.version(String(version)))}
      </p>
      <p class="quoted">{reasons}</p>
      {answer === null ? (
        <StatusLabel tone="waiting">{t.objections.waits}</StatusLabel>
      ) : (
        <>
          <StatusLabel tone="done">{t.objections.outcomes[answer.outcome]}</StatusLabel>
          <p class="soft small">{byline(answer.by, answer.at)}</p>
          <p class="quoted">{answer.text}</p>
        </>
      )}
    </li>
  );
}

/** What the manager objected to, what the reviewer answered, and the reader's own next step. */
export function TotalObjections(props: {
  view: TotalView;
  acts: TotalActs;
  reload: () => Promise<void>;
}) {
  const t = totalText.value.objections;
  const { view, acts, reload } = props;
  const { objections, mayObject, fingerprint } = view.record;
  const place = { cycle: view.cycle.id, department: view.department.id };
  const waits = objections.some(({ answer }) => answer === null);
  const { object } = acts;
  return (
    <Section title={t.title}>
      <div class="stack">
        <p class="soft">{t.lead}</p>
        {objections.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="stack">
            {objections.map((objection) => (
              <ObjectionText key={objection.at} objection={objection} />
            ))}
          </ul>
        )}
        {object === undefined || !mayObject || fingerprint === null ? null : (
          <ButtonRow>
            <ReasonStep
              button={t.file}
              title={t.fileTitle}
              label={t.reasons}
              missing={totalText.value.reason.missing}
              field="reasons"
              most={2000}
              subject={`objection ${place.cycle} ${place.department}`}
              perform={(reasons) => object(place, fingerprint, reasons)}
              done={t.filed}
              onDone={reload}
            >
              <p>{t.fileText}</p>
            </ReasonStep>
          </ButtonRow>
        )}
        {acts.answer !== undefined && waits ? (
          <AnswerObjection place={place} answer={acts.answer} reload={reload} />
        ) : null}
      </div>
    </Section>
  );
}
