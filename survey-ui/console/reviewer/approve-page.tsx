import { useLocation, useRoute } from 'preact-iso/router';
import { reviewerApi, type SurveyToApprove } from '../api/reviewer.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { ReasonStep } from '../kit/reason-step.tsx';
import { toast } from '../kit/toast.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { DifferenceView } from '../preflight/difference-view.tsx';
import { PreflightNotices } from '../preflight/preflight-notices.tsx';
import { reviewerText } from './text.ts';

function Facts(props: { survey: SurveyToApprove }) {
  const t = reviewerText.value.approve;
  const { survey } = props;
  const when = (at: number) => formatDateTime(at, timeZone(), language.value);
  const count = (value: number) => formatCount(value, language.value);
  return (
    <DescriptionList
      items={[
        { name: t.opens, value: when(survey.opensAt) },
        { name: t.closes, value: when(survey.closesAt) },
        { name: t.latest, value: when(survey.latestCloseAt) },
        { name: t.grace, value: t.minutes(count(survey.graceMinutes)) },
        {
          name: t.raters,
          value: t.ratersValue(count(survey.raters), count(survey.clientDepartments.length)),
        },
        {
          name: t.clients,
          value: survey.clientDepartments
            .map((each) => t.client(each.name, count(each.links)))
            .join(language.value === 'zh' ? '、' : ', '),
        },
        { name: t.threshold, value: t.people(count(survey.threshold)) },
        { name: t.preparedBy, value: survey.preparedBy.name },
      ]}
    />
  );
}

function Approve(props: { survey: SurveyToApprove }) {
  const t = reviewerText.value.approve;
  const { survey } = props;
  const { route } = useLocation();
  const approve = useAction(reviewerApi.approveSurvey);
  const send = async () => {
    if ((await approve.run(survey.survey)) === undefined) return;
    toast(t.approved);
    route('/review/tasks');
  };
  return (
    <>
      <PageHeader
        title={t.title(survey.department.name, formatCycle(survey.cycle.label, language.value))}
        above={{ href: '/review/tasks', name: reviewerText.value.tasks.title }}
        lead={t.lead}
      />
      <div class="stack">
        <Facts survey={survey} />
        <PreflightNotices survey={survey} words={t} />
        <DifferenceView difference={survey.difference} />
        <p class="soft">{t.after}</p>
        {approve.refusal === undefined ? null : <RefusalNotice refusal={approve.refusal} />}
        <ButtonRow>
          <Button
            kind="primary"
            running={approve.running}
            disabled={survey.refusals.length > 0}
            onPress={() => void send()}
          >
            {t.button}
          </Button>
          <ReasonStep
            button={t.return}
            title={t.returnTitle}
            label={t.reason}
            missing={t.reasonMissing}
            perform={(reason) => reviewerApi.returnSurvey(survey.survey, reason)}
            done={t.returned}
            onDone={() => route('/review/tasks')}
          >
            <p>{t.returnText}</p>
          </ReasonStep>
        </ButtonRow>
      </div>
    </>
  );
}

/** One survey before it opens, to be approved or returned. */
export function ApprovePage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad('reviewer tasks', reviewerApi.tasks);
  return (
    <Loaded load={load}>
      {(tasks) => {
        const survey = tasks.surveysToApprove.find((each) => each.survey === id);
        return survey === undefined ? <NotFoundPage /> : <Approve survey={survey} />;
      }}
    </Loaded>
  );
}
