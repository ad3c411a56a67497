import { useRoute } from 'preact-iso/router';
import { reviewerApi, type SurveyToAudit } from '../api/reviewer.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonLink } from '../kit/button.tsx';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Steps, type Step } from '../kit/steps.tsx';
import { toast } from '../kit/toast.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { Audit } from './audit.tsx';
import { auditState } from './tasks-page.tsx';
import { reviewerText } from './text.ts';

const POSITION = { pending: 0, due: 1, tallied: 2, published: 4, purged: 4 } as const;

function SurveySteps(props: { state: ReturnType<typeof auditState> }) {
  const t = reviewerText.value.survey;
  const { state } = props;
  if (state === 'withheld' || state === 'void') return null;
  const names = [t.steps.open, t.steps.tally, t.steps.audit, t.steps.release];
  const stepState = (index: number): Step['state'] => {
    if (index < POSITION[state]) return 'done';
    return index === POSITION[state] ? 'current' : 'ahead';
  };
  return (
    <Steps
      label={t.stepsLabel}
      steps={names.map((name, index) => ({ name, state: stepState(index) }))}
    />
  );
}

function Tally(props: { survey: SurveyToAudit; due: boolean; reload: () => Promise<void> }) {
  const t = reviewerText.value.survey;
  const tally = useAction(reviewerApi.tally);
  if (!props.due) {
    const when = formatDateTime(props.survey.dueAt, timeZone(), language.value);
    return <p>{t.pending(when)}</p>;
  }
  const press = async () => {
    if ((await tally.run(props.survey.survey)) === undefined) return;
    toast(t.tallied);
    await props.reload();
  };
  return (
    <div class="stack">
      <p>{t.due}</p>
      {tally.refusal === undefined ? null : <RefusalNotice refusal={tally.refusal} />}
      <Button kind="primary" running={tally.running} onPress={() => void press()}>
        {t.tally}
      </Button>
    </div>
  );
}

/** What a void survey leaves to be said: by whom, or by what, it came to be void. */
function VoidSurvey(props: { survey: SurveyToAudit }) {
  const t = reviewerText.value.survey;
  const { tooManyBallots, voidReason } = props.survey;
  if (tooManyBallots) {
    return (
      <Notice kind="caution" title={t.void}>
        <p>{t.tooManyBallots}</p>
      </Notice>
    );
  }
  return (
    <div class="stack-small">
      <p>{t.void}</p>
      {voidReason === null ? null : <p class="quoted">{t.voidBecause(voidReason)}</p>}
    </div>
  );
}

function Survey(props: { survey: SurveyToAudit; now: number; reload: () => Promise<void> }) {
  const t = reviewerText.value.survey;
  const { survey } = props;
  const state = auditState(survey, props.now);
  return (
    <>
      <PageHeader
        title={t.title(survey.department.name, formatCycle(survey.cycle.label, language.value))}
        above={{ href: '/review/tasks', name: reviewerText.value.tasks.title }}
      />
      <div class="stack-large">
        <SurveySteps state={state} />
        {state === 'pending' || state === 'due' ? (
          <Tally survey={survey} due={state === 'due'} reload={props.reload} />
        ) : null}
        {state === 'withheld' ? <p>{t.withheld}</p> : null}
        {state === 'void' ? <VoidSurvey survey={survey} /> : null}
        {state === 'purged' ? <p>{t.purged}</p> : null}
        {state === 'published' ? (
          <div class="stack">
            <p>{t.published}</p>
            <ButtonLink href={`/review/results/${survey.cycle.id}/${survey.department.id}`}>
              {t.seeResult}
            </ButtonLink>
          </div>
        ) : null}
      </div>
      {state === 'tallied' || state === 'published' ? (
        <Audit survey={survey} reload={props.reload} />
      ) : null}
    </>
  );
}

/** One survey from the close to its release. */
export function SurveyPage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`survey ${id}`, async () => {
    const tasks = await reviewerApi.tasks();
    if (!tasks.ok) return tasks;
    const survey = tasks.value.surveysToAudit.find((each) => each.survey === id);
    return { ok: true as const, value: { survey, now: Date.now() / 1000 } };
  });
  return (
    <Loaded load={load}>
      {({ survey, now }) =>
        survey === undefined ? (
          <NotFoundPage />
        ) : (
          <Survey survey={survey} now={now} reload={load.reload} />
        )
      }
    </Loaded>
  );
}
