import { useRoute } from 'preact-iso/router';
import { type CycleView, cyclesApi } from '../../api/cycles.ts';
import { timeZone } from '../../api/session.ts';
import { ButtonLink, ButtonRow } from '../../kit/button.tsx';
import { DescriptionList } from '../../kit/description-list.tsx';
import { formatCycle, formatDate, formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { EmptyState, Table } from '../../kit/table.tsx';
import { hrText } from '../text.ts';
import { WINDOW_TONES } from '../window-states.ts';
import { DEADLINES } from './cycle-fields.ts';
import { CycleProgress } from './cycle-progress.tsx';
import { CycleTimeline } from './cycle-timeline.tsx';
import { cyclesText } from './text.ts';

function Facts(props: { view: CycleView }) {
  const t = cyclesText.value;
  const { cycle, formVersion, scoringPolicy } = props.view;
  const day = (at: number) => formatDate(at, timeZone(), language.value);
  return (
    <Section title={t.page.facts}>
      <DescriptionList
        items={[
          {
            name: t.form,
            value: <a href={`/hr/forms/${formVersion.number}`}>{t.version(formVersion.number)}</a>,
          },
          {
            name: t.policy,
            value: (
              <a href={`/hr/policies/${scoringPolicy.number}`}>{t.version(scoringPolicy.number)}</a>
            ),
          },
          ...DEADLINES.flatMap((each) => {
            const at = cycle.due[each];
            return at === null ? [] : [{ name: t.due[each], value: day(at) }];
          }),
        ]}
      />
    </Section>
  );
}

function Windows(props: { view: CycleView }) {
  const t = cyclesText.value.page;
  const { windows } = props.view;
  const time = (at: number) => formatDateTime(at, timeZone(), language.value);
  return (
    <Section title={t.windows}>
      <Table
        caption={t.windows}
        rows={windows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: t.windowTime,
            names: true,
            render: (row) => (
              <a href={`/hr/windows/${row.id}`}>
                {time(row.opensAt)} – {time(row.closesAt)}
              </a>
            ),
          },
          {
            header: t.state,
            render: (row) => (
              <StatusLabel tone={WINDOW_TONES[row.state]}>
                {hrText.value.windows.states[row.state]}
              </StatusLabel>
            ),
          },
        ]}
        empty={
          <EmptyState
            title={t.noWindow}
            action={<ButtonLink href="/hr/windows/new">{t.prepareWindow}</ButtonLink>}
          >
            {null}
          </EmptyState>
        }
      />
    </Section>
  );
}

/** One cycle: its time line, its windows and how far every department is. No score is shown. */
export function CyclePage() {
  const t = cyclesText.value;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`cycle ${id}`, () => cyclesApi.read(id));
  return (
    <Loaded load={load}>
      {(view) => (
        <>
          <PageHeader
            title={t.page.title(formatCycle(view.cycle.label, language.value))}
            above={{ href: '/hr/cycles', name: t.title }}
            lead={t.page.lead}
            actions={
              <ButtonRow>
                <ButtonLink href={`/hr/cycles/${id}/overview`}>{t.page.overview}</ButtonLink>
                <ButtonLink href={`/hr/cycles/${id}/change`}>{t.change}</ButtonLink>
              </ButtonRow>
            }
          />
          <CycleTimeline view={view} />
          <CycleProgress view={view} reload={load.reload} />
          <Windows view={view} />
          <Facts view={view} />
        </>
      )}
    </Loaded>
  );
}
