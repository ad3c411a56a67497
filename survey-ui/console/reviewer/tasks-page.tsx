import { reviewerLinksApi, type ReplacementToApprove } from '../api/links.ts';
import { reviewerApi, type ReviewerTasks, type SurveyToAudit } from '../api/reviewer.ts';
import { timeZone } from '../api/session.ts';
import { linksText } from '../hr/links/text.ts';
import { answerTogether } from '../kit/answer.ts';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { Progress } from '../kit/progress.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { ApproveTogether } from './approve-together.tsx';
import { ReplacementCard } from './replacement-card.tsx';
import { ReleaseMany } from './release-many.tsx';
import { RequestCard } from './request-card.tsx';
import { reviewerText } from './text.ts';

const TONES = {
  pending: 'running',
  due: 'waiting',
  tallied: 'waiting',
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  purged: 'done',
} as const satisfies Record<string, StatusTone>;

/** A survey's state for its reviewer: `due` once it can be tallied. `now` in unix seconds. */
export function auditState(survey: SurveyToAudit, now: number): keyof typeof TONES {
  return survey.state === 'pending' && survey.dueAt <= now ? 'due' : survey.state;
}

/** How many of the reviewer's departments are tallied, of the windows that are being tallied. */
function Tallying(props: { surveys: readonly SurveyToAudit[]; now: number }) {
  const t = reviewerText.value.tasks;
  const isDue = (survey: SurveyToAudit) => auditState(survey, props.now) === 'due';
  const windows = new Set(props.surveys.filter(isDue).map(({ window }) => window));
  const concerned = props.surveys.filter(({ window }) => windows.has(window));
  if (concerned.length === 0) return null;
  return (
    <Progress
      label={t.tallying}
      done={concerned.filter((survey) => !isDue(survey)).length}
      total={concerned.length}
      note={t.tallyingNote}
    />
  );
}

function Tasks(props: {
  tasks: ReviewerTasks;
  replacements: readonly ReplacementToApprove[];
  now: number;
  reload: () => Promise<void>;
}) {
  const t = reviewerText.value;
  const { tasks } = props;
  const cycle = (label: string) => formatCycle(label, language.value);
  const when = (at: number) => formatDateTime(at, timeZone(), language.value);
  return (
    <>
      <Section title={t.tasks.approve}>
        <ApproveTogether surveys={tasks.surveysToApprove} />
        {tasks.surveysToApprove.length === 0 ? (
          <p class="soft">{t.tasks.nothingToApprove}</p>
        ) : (
          <Table
            caption={t.tasks.approve}
            rows={tasks.surveysToApprove}
            rowKey={(row) => row.survey}
            columns={[
              {
                header: t.tasks.department,
                names: true,
                render: (row) => (
                  <a href={`/review/approve/${row.survey}`}>{row.department.name}</a>
                ),
              },
              { header: t.tasks.cycle, render: (row) => cycle(row.cycle.label) },
              {
                header: t.tasks.raters,
                kind: 'number',
                render: (row) => formatCount(row.raters, language.value),
              },
              { header: t.tasks.closesAt, kind: 'number', render: (row) => when(row.closesAt) },
              { header: t.tasks.preparedBy, render: (row) => row.preparedBy.name },
            ]}
          />
        )}
      </Section>
      {tasks.requestsToApprove.length === 0 ? null : (
        <Section title={t.tasks.requests}>
          <div class="stack">
            {tasks.requestsToApprove.map((request) => (
              <RequestCard key={request.id} request={request} reload={props.reload} />
            ))}
          </div>
        </Section>
      )}
      {props.replacements.length === 0 ? null : (
        <Section title={linksText.value.review.title}>
          <div class="stack">
            {props.replacements.map((each) => (
              <ReplacementCard key={each.id} replacement={each} reload={props.reload} />
            ))}
          </div>
        </Section>
      )}
      <ReleaseMany surveys={tasks.surveysToAudit} reload={props.reload} />
      <Section title={t.tasks.surveys}>
        <Tallying surveys={tasks.surveysToAudit} now={props.now} />
        {tasks.surveysToAudit.length === 0 ? (
          <p class="soft">{t.tasks.noSurveys}</p>
        ) : (
          <Table
            caption={t.tasks.surveys}
            rows={tasks.surveysToAudit}
            rowKey={(row) => row.survey}
            columns={[
              {
                header: t.tasks.department,
                names: true,
                render: (row) => (
                  <a href={`/review/surveys/${row.survey}`}>{row.department.name}</a>
                ),
              },
              { header: t.tasks.cycle, render: (row) => cycle(row.cycle.label) },
              {
                header: t.tasks.state,
                render: (row) => {
                  const state = auditState(row, props.now);
                  return <StatusLabel tone={TONES[state]}>{t.states[state]}</StatusLabel>;
                },
              },
              { header: t.tasks.dueAt, kind: 'number', render: (row) => when(row.dueAt) },
            ]}
          />
        )}
      </Section>
    </>
  );
}

/** Everything about surveys that a reviewer has to do or wait for. */
export function TasksPage() {
  const t = reviewerText.value.tasks;
  const load = useLoad('reviewer tasks', async () => {
    const read = await answerTogether(reviewerApi.tasks(), reviewerLinksApi.replacements());
    if (!read.ok) return read;
    const [tasks, replacements] = read.value;
    return { ok: true as const, value: { tasks, replacements, now: Date.now() / 1000 } };
  });
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>{(loaded) => <Tasks {...loaded} reload={load.reload} />}</Loaded>
    </>
  );
}
