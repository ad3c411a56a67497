import { useRoute } from 'preact-iso/router';
import { type CountedKind, type KeptCycle, retentionApi } from '../api/retention.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { download } from '../kit/download.ts';
import { formatCount, formatCycle, formatDate, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { HoldSection } from './hold-section.tsx';
import { standingOf, standingTones } from './standing.ts';
import { retentionText } from './text.ts';

const kinds: CountedKind[] = [
  'windows',
  'surveys',
  'links',
  'results',
  'sheets',
  'totals',
  'measures',
];
const moment = (at: number) => formatDateTime(at, timeZone(), language.value);

function Facts(props: { cycle: KeptCycle; now: number }) {
  const t = retentionText.value;
  const { cycle, now } = props;
  const standing = standingOf(cycle, now);
  const when =
    standing === 'held'
      ? t.facts.held
      : standing === 'waits'
        ? t.facts.waits
        : t.facts.fromValue(formatDate(cycle.purgeFrom, timeZone(), language.value));
  return (
    <DescriptionList
      items={[
        {
          name: t.state,
          value: <StatusLabel tone={standingTones[standing]}>{t.states[standing]}</StatusLabel>,
        },
        { name: t.facts.months, value: t.facts.monthsValue(cycle.retentionMonths) },
        { name: t.facts.due, value: moment(cycle.dueAt) },
        ...(cycle.startedAt === null
          ? [{ name: t.facts.from, value: when }]
          : [{ name: t.facts.started, value: moment(cycle.startedAt) }]),
        ...(cycle.doneAt === null ? [] : [{ name: t.facts.done, value: moment(cycle.doneAt) }]),
      ]}
    />
  );
}

function Certificate(props: { cycle: KeptCycle }) {
  const t = retentionText.value;
  const { id, label, counts } = props.cycle;
  const load = useLoad(`certificate ${id}`, () => retentionApi.certificate(id));
  const save = useAction(retentionApi.exportCertificate);
  const press = async () => {
    const certificate = await save.run(id);
    if (certificate !== undefined) download(t.file(label), 'application/json', certificate.text);
  };
  return (
    <Section title={t.certificate}>
      <div class="stack">
        <p class="soft">{t.certificateText}</p>
        <Loaded load={load}>
          {({ certificate }) =>
            certificate === null ? (
              <p>{t.certificateWait}</p>
            ) : (
              <div class="stack">
                <DescriptionList
                  items={[
                    ...kinds.map((kind) => ({
                      name: t.counts[kind],
                      value: formatCount(counts?.[kind] ?? 0, language.value),
                    })),
                    { name: t.hash, value: <span class="code">{certificate.sha256}</span> },
                  ]}
                />
                <p class="soft small">{t.hashHint}</p>
                {save.refusal === undefined ? null : (
                  <RefusalNotice refusal={save.refusal} onRetry={() => void press()} />
                )}
                <div class="button-row no-print">
                  <Button kind="primary" running={save.running} onPress={() => void press()}>
                    {t.download}
                  </Button>
                  <Button kind="quiet" onPress={() => window.print()}>
                    {t.print}
                  </Button>
                </div>
              </div>
            )
          }
        </Loaded>
      </div>
    </Section>
  );
}

/** Until when one cycle is kept, its hold, and its certificate once it is purged. */
export function RetentionCyclePage() {
  const t = retentionText.value;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad('retention', retentionApi.list);
  const above = { href: '/retention/cycles', name: t.title };
  return (
    <Loaded load={load}>
      {({ now, cycles }) => {
        const cycle = cycles.find((each) => each.id === id);
        if (cycle === undefined) {
          return <PageHeader title={t.unknown} above={above} />;
        }
        return (
          <>
            <PageHeader title={formatCycle(cycle.label, language.value)} above={above} />
            {cycle.state === 'running' ? <Notice kind="note" title={t.states.running} /> : null}
            <Facts cycle={cycle} now={now} />
            <HoldSection cycle={cycle} reload={load.reload} />
            {cycle.state === 'done' ? <Certificate cycle={cycle} /> : null}
          </>
        );
      }}
    </Loaded>
  );
}
