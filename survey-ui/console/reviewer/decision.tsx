import { useState } from 'preact/hooks';
import { reviewerApi, type SurveyToAudit } from '../api/reviewer.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { AreaField } from '../kit/field.tsx';
import { Notice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';
import { reviewerText } from './text.ts';

interface DecisionProps {
  survey: SurveyToAudit;
  reload: () => Promise<void>;
}

function Release(props: DecisionProps) {
  const t = reviewerText.value.survey;
  const { survey } = props;
  const [asking, setAsking] = useState(false);
  const release = useAction(reviewerApi.release);
  const send = async () => {
    if ((await release.run(survey.survey, survey.department.name)) === undefined) return;
    setAsking(false);
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
      </ConfirmDialog>
    </>
  );
}

function VoidSurvey(props: DecisionProps) {
  const t = reviewerText.value.survey;
  const { survey } = props;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const voidIt = useAction(reviewerApi.voidSurvey);
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const voided = await voidIt.run(survey.survey, reason, survey.department.name);
    if (voided === undefined) return;
    setAsking(false);
    toast(t.voided);
    await props.reload();
  };
  return (
    <>
      <Button kind="final" onPress={() => setAsking(true)}>
        {t.voidButton}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.voidTitle(survey.department.name)}
        phrase={survey.department.name}
        confirm={t.voidButton}
        final
        running={voidIt.running}
        refusal={refusedElsewhere(voidIt.refusal, 'reason')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t.voidText}</p>
        <AreaField
          label={t.voidReason}
          value={reason}
          maxLength={1000}
          onInput={(value) => {
            setReason(value);
            setMissing(false);
          }}
          error={missing ? t.voidReasonMissing : refusedAt(voidIt.refusal, 'reason')}
        />
      </ConfirmDialog>
    </>
  );
}

/** Releases the survey as a whole, or voids it as a whole. */
export function Decision(props: DecisionProps) {
  const t = reviewerText.value.survey;
  return (
    <Section title={t.decide}>
      <p>{t.decideText}</p>
      {props.survey.keys === 'destroyed' ? null : <Notice kind="caution" title={t.keysWait} />}
      <ButtonRow>
        <Release {...props} />
        <VoidSurvey {...props} />
      </ButtonRow>
    </Section>
  );
}
