import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { reviewerApi, type SurveyToApprove } from '../api/reviewer.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CheckField } from '../kit/choice.tsx';
import { formatCount, formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { FindingList } from '../preflight/findings.tsx';
import { reviewerText } from './text.ts';
import { approvalsText } from './text-approvals.ts';

function sinceLast({ difference }: SurveyToApprove): string {
  const t = approvalsText.value;
  if (difference === null) return t.first;
  return difference.links === 0
    ? t.unchanged
    : t.change(formatCount(difference.links, language.value));
}

function Approvals(props: { surveys: readonly SurveyToApprove[]; reload: () => Promise<void> }) {
  const t = approvalsText.value;
  const { surveys } = props;
  const { route } = useLocation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState(false);
  const approve = useAction(reviewerApi.approveSurveys);
  const count = (value: number) => formatCount(value, language.value);
  const approvable = surveys.filter(({ refusals }) => refusals.length === 0);
  const choose = (ids: Iterable<string>) => {
    setChosen(new Set(ids));
    setMissing(false);
  };
  const send = async () => {
    if (chosen.size === 0) {
      setMissing(true);
      return;
    }
    const [first] = surveys;
    const sent = await approve.run(first?.window ?? '', [...chosen]);
    if (sent === undefined) return;
    toast(t.done(count(chosen.size)));
    if (chosen.size === surveys.length) route('/review/tasks');
    else await props.reload();
    choose([]);
  };
  return (
    <div class="stack">
      <Table
        caption={t.department}
        rows={surveys}
        rowKey={(row) => row.survey}
        columns={[
          {
            header: t.choose,
            render: (row) => (
              <CheckField
                label={<span class="unseen">{t.chooseOf(row.department.name)}</span>}
                disabled={row.refusals.length > 0}
                checked={chosen.has(row.survey)}
                onInput={(checked) => {
                  const others = [...chosen].filter((id) => id !== row.survey);
                  choose(checked ? [...others, row.survey] : others);
                }}
              />
            ),
          },
          {
            header: t.department,
            names: true,
            render: (row) => <a href={`/review/approve/${row.survey}`}>{row.department.name}</a>,
          },
          { header: t.raters, kind: 'number', render: (row) => count(row.raters) },
          {
            header: t.clients,
            kind: 'number',
            render: (row) => count(row.clientDepartments.length),
          },
          {
            header: t.preflight,
            render: (row) =>
              row.refusals.length + row.warnings.length === 0 ? (
                <span class="soft">{t.fine}</span>
              ) : (
                <FindingList ofOne findings={[...row.refusals, ...row.warnings]} />
              ),
          },
          { header: t.last, render: sinceLast },
        ]}
      />
      <ButtonRow>
        <Button kind="quiet" onPress={() => choose(approvable.map(({ survey }) => survey))}>
          {t.all}
        </Button>
        <Button kind="quiet" onPress={() => choose([])}>
          {t.none}
        </Button>
      </ButtonRow>
      {approve.refusal === undefined ? null : (
        <RefusalNotice refusal={approve.refusal} onRetry={() => void send()} />
      )}
      {missing ? (
        <p class="field-error" role="alert">
          {t.missing}
        </p>
      ) : null}
      <ButtonRow>
        <Button kind="primary" running={approve.running} onPress={() => void send()}>
          {t.approve(count(chosen.size))}
        </Button>
      </ButtonRow>
    </div>
  );
}

/** All surveys of one window that wait for this reviewer, each with its preflight. */
export function ApprovalsPage() {
  const t = approvalsText.value;
  const id = useRoute().params['window'] ?? '';
  const load = useLoad(`approvals ${id}`, reviewerApi.tasks);
  return (
    <Loaded load={load}>
      {(tasks) => {
        const surveys = tasks.surveysToApprove.filter(({ window }) => window === id);
        const label = surveys[0]?.cycle.label ?? '';
        return (
          <>
            <PageHeader
              title={t.title(formatCycle(label, language.value))}
              above={{ href: '/review/tasks', name: reviewerText.value.tasks.title }}
              lead={t.lead}
            />
            {surveys.length === 0 ? (
              <p class="soft">{t.nothing}</p>
            ) : (
              <Approvals surveys={surveys} reload={load.reload} />
            )}
          </>
        );
      }}
    </Loaded>
  );
}
