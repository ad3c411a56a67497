import { useState } from 'preact/hooks';
import { reviewerApi, type SurveyToAudit } from '../api/reviewer.ts';
import type { Refusal } from '../kit/answer.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Progress } from '../kit/progress.tsx';
import { toast } from '../kit/toast.tsx';
import { problemText } from '../text/problems.ts';
import { readAuditNotes, writeAuditNotes } from './audit-notes.ts';
import { auditText } from './text-audit.ts';

interface Failure {
  department: string;
  refusal: Refusal;
}

/** Name of a survey in a sentence. */
function nameOf(survey: SurveyToAudit): string {
  const cycle = formatCycle(survey.cycle.label, language.value);
  return language.value === 'zh'
    ? `${survey.department.name}${cycle}`
    : `${survey.department.name}, ${cycle}`;
}

/** Releases surveys one after the other; each is repeatable, so a break in between loses nothing. */
async function releaseEach(
  surveys: readonly SurveyToAudit[],
  onDone: (count: number) => void,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const [index, survey] of surveys.entries()) {
    const summary = readAuditNotes(survey.survey).summary.trim();
    const sent = await reviewerApi.release(
      survey.survey,
      survey.department.name,
      summary === '' ? null : summary,
    );
    if (sent.ok) writeAuditNotes(survey.survey, undefined);
    else failures.push({ department: nameOf(survey), refusal: sent.refusal });
    onDone(index + 1);
  }
  return failures;
}

function Waiting(props: { survey: SurveyToAudit }) {
  const t = auditText.value.many;
  const { survey } = props;
  return (
    <li class="task">
      <span>{nameOf(survey)}</span>
      {readAuditNotes(survey.survey).accepted ? (
        <span class="soft">{t.keys}</span>
      ) : (
        <a href={`/review/surveys/${survey.survey}`}>{t.read}</a>
      )}
    </li>
  );
}

/** Several accepted surveys at once, with one typed confirmation. */
export function ReleaseMany(props: {
  surveys: readonly SurveyToAudit[];
  reload: () => Promise<void>;
}) {
  const t = auditText.value.many;
  const tallied = props.surveys.filter((survey) => survey.state === 'tallied');
  const isReady = (survey: SurveyToAudit) =>
    survey.keys === 'destroyed' && readAuditNotes(survey.survey).accepted;
  const ready = tallied.filter(isReady);
  const [left, setLeft] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<number>();
  const [failures, setFailures] = useState<Failure[]>([]);
  const chosen = ready.filter((survey) => !left.includes(survey.survey));
  if (tallied.length < 2) return null;

  const send = async () => {
    setFailures([]);
    setDone(0);
    const failed = await releaseEach(chosen, setDone);
    setAsking(false);
    setDone(undefined);
    setFailures(failed);
    if (failed.length < chosen.length) toast(t.done(chosen.length - failed.length));
    await props.reload();
  };

  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.text}</p>
        {failures.map(({ department, refusal }) => (
          <Notice kind="error" live key={department} title={t.refused(department)}>
            <p>{problemText(refusal)}</p>
          </Notice>
        ))}
        {ready.length === 0 ? null : (
          <CheckSet
            legend={t.legend}
            values={chosen.map(({ survey }) => survey)}
            onInput={(values) =>
              setLeft(ready.map(({ survey }) => survey).filter((id) => !values.includes(id)))
            }
            options={ready.map((survey) => ({
              value: survey.survey,
              label: nameOf(survey),
              hint: readAuditNotes(survey.survey).summary.trim() === '' ? t.noSummary : t.summary,
            }))}
          />
        )}
        <ul class="tasks">
          {tallied
            .filter((survey) => !isReady(survey))
            .map((survey) => (
              <Waiting key={survey.survey} survey={survey} />
            ))}
        </ul>
        {ready.length === 0 ? null : (
          <ButtonRow>
            <Button kind="primary" disabled={chosen.length === 0} onPress={() => setAsking(true)}>
              {chosen.length === 0 ? t.none : t.button(chosen.length)}
            </Button>
          </ButtonRow>
        )}
        <ConfirmDialog
          open={asking}
          title={t.dialog(chosen.length)}
          phrase={t.phrase(chosen.length)}
          confirm={t.button(chosen.length)}
          running={done !== undefined}
          onClose={() => setAsking(false)}
          onConfirm={() => void send()}
        >
          <p>{t.names(chosen.map(nameOf).join(language.value === 'zh' ? '、' : '; '))}</p>
          <p>{t.text}</p>
          {done === undefined ? null : (
            <Progress label={t.progress} done={done} total={chosen.length} />
          )}
        </ConfirmDialog>
      </div>
    </Section>
  );
}
