import { useRoute } from 'preact-iso/router';
import { windowsApi, type WindowSurveyDetail, type WindowView } from '../api/windows.ts';
import { answerTogether } from '../kit/answer.ts';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCount, formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { DifferenceView } from '../preflight/difference-view.tsx';
import { PreflightNotices } from '../preflight/preflight-notices.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';

function Survey(props: { window: WindowView; survey: WindowSurveyDetail }) {
  const t = windowText.value.survey;
  const table = hrText.value.windows.table;
  const { window, survey } = props;
  const count = (value: number) => formatCount(value, language.value);
  const cycle = formatCycle(window.cycle.label, language.value);
  const changeable = window.preflight !== null;
  return (
    <>
      <PageHeader
        title={t.title(survey.name, cycle)}
        above={{ href: `/hr/windows/${window.id}`, name: hrText.value.windows.name(cycle) }}
      />
      <div class="stack">
        <PreflightNotices survey={survey} words={t} />
        {changeable && survey.refusals.length + survey.warnings.length === 0 ? (
          <p class="soft">{t.fine}</p>
        ) : null}
      </div>
      <Section title={t.facts}>
        <DescriptionList
          items={[
            { name: windowText.value.list.reviewer, value: survey.reviewer ?? '—' },
            { name: table.raters, value: count(survey.raters) },
            { name: table.margin, value: count(survey.margin) },
            { name: table.approval, value: table.approvals[survey.approval] },
            ...(survey.returnReason === null
              ? []
              : [
                  {
                    name: table.approvals.returned,
                    value: <span class="quoted">{survey.returnReason}</span>,
                  },
                ]),
          ]}
        />
      </Section>
      <Section title={t.clients}>
        <Table
          caption={t.clients}
          rows={survey.clients}
          rowKey={(row) => row.id}
          columns={[
            { header: t.client, names: true, render: (row) => row.name },
            { header: t.links, kind: 'number', render: (row) => count(row.links) },
          ]}
        />
      </Section>
      <DifferenceView difference={survey.difference} />
    </>
  );
}

/** One department's survey of a window: its raters, its preflight, what differs from last time. */
export function WindowSurveyPage() {
  const { id = '', survey = '' } = useRoute().params;
  const load = useLoad(`survey ${survey}`, () =>
    answerTogether(windowsApi.read(id), windowsApi.survey(id, survey)),
  );
  return (
    <Loaded load={load}>{([window, found]) => <Survey window={window} survey={found} />}</Loaded>
  );
}
