import { useState } from 'preact/hooks';
import { reviewerApi, type SurveyToAudit } from '../api/reviewer.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { Notice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { ReasonStep } from '../kit/reason-step.tsx';
import { toast } from '../kit/toast.tsx';
import { type AuditNotes, writeAuditNotes } from './audit-notes.ts';
import { SummaryField } from './summary-field.tsx';
import { reviewerText } from './text.ts';
import { auditText } from './text-audit.ts';

interface DecisionProps {
  survey: SurveyToAudit;
  reload: () => Promise<void>;
  notes: AuditNotes;
  onNotes: (changed: Partial<AuditNotes>) => void;
  /** What raters wrote, and the departments that were asked: a summary must not give them away. */
  texts: readonly string[];
  clients: readonly string[];
}

function Release(props: DecisionProps) {
  const t = reviewerText.value.survey;
  const { survey } = props;
  const [asking, setAsking] = useState(false);
  const release = useAction(reviewerApi.release);
  const summary = props.notes.summary.trim();
  const send = async () => {
    const sent = await release.run(
      survey.survey,
      survey.department.name,
      summary === '' ? null : summary,
    );
    if (sent === undefined) return;
    setAsking(false);
    writeAuditNotes(survey.survey, undefined);
    toast(t.released);
    await props.reload();
  };
  return (
    <>
      <Button kind="primary" disabled={survey.keys !== 'destroyed'} onPress={() => setAsking(true)}>
        {t.release}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.releaseTitle(survey.department.name)}
        phrase={survey.department.name}
        confirm={t.release}
        running={release.running}
        refusal={release.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t.releaseText}</p>
        <p>{summary === '' ? auditText.value.withoutSummary : auditText.value.withSummary}</p>
      </ConfirmDialog>
    </>
  );
}

function VoidSurvey(props: DecisionProps) {
  const t = reviewerText.value.survey;
  const { survey, department } = props.survey;
  return (
    <ReasonStep
      button={t.voidButton}
      title={t.voidTitle(department.name)}
      final={{ phrase: department.name }}
      label={t.voidReason}
      missing={t.voidReasonMissing}
      perform={(reason) => reviewerApi.voidSurvey(survey, reason, department.name)}
      done={t.voided}
      onDone={() => {
        writeAuditNotes(survey, undefined);
        return props.reload();
      }}
    >
      <p>{t.voidText}</p>
    </ReasonStep>
  );
}

/** Keeps an accepted survey until it is released together with others. */
function Acceptance(props: DecisionProps) {
  const t = auditText.value;
  if (!props.notes.accepted) {
    return <Button onPress={() => props.onNotes({ accepted: true })}>{t.accept}</Button>;
  }
  return (
    <Button kind="quiet" onPress={() => props.onNotes({ accepted: false })}>
      {t.takeBack}
    </Button>
  );
}

/** Releases the survey as a whole, or voids it as a whole. */
export function Decision(props: DecisionProps) {
  const t = reviewerText.value.survey;
  const audit = auditText.value;
  return (
    <Section title={t.decide}>
      <div class="stack no-print">
        <p>{t.decideText}</p>
        <SummaryField
          value={props.notes.summary}
          onInput={(summary) => props.onNotes({ summary })}
          texts={props.texts}
          clients={props.clients}
        />
        {props.survey.keys === 'destroyed' ? null : <Notice kind="caution" title={t.keysWait} />}
        {props.notes.accepted ? (
          <Notice kind="done" word={audit.accepted} live>
            <p>{audit.acceptedText}</p>
          </Notice>
        ) : null}
        <ButtonRow>
          <Release {...props} />
          <Acceptance {...props} />
          <VoidSurvey {...props} />
        </ButtonRow>
      </div>
    </Section>
  );
}
