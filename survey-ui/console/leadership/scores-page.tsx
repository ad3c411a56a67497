import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import { leadershipApi, type Scores } from '../api/leadership.ts';
import { timeZone } from '../api/session.ts';
import { Button } from '../kit/button.tsx';
import { ExportButtons } from '../kit/export-buttons.tsx';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { useNotedPrint } from '../kit/noted-print.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Watermark } from '../kit/watermark.tsx';
import { MARK_SHOWN, ScoresTable } from './scores-table.tsx';
import { leadershipText } from './text.ts';

function ScoresExport(props: { name: string; cycle: string; totalName: string }) {
  const t = leadershipText.value;
  return (
    <ExportButtons
      name={props.name}
      columns={[
        { header: t.department, value: (row) => row.department.name },
        {
          header: t.score,
          kind: 'number',
          value: (row) => (row.customerScoreTenths === null ? null : row.customerScoreTenths / 10),
        },
        {
          header: props.totalName,
          kind: 'number',
          value: ({ total }) => ('hundredths' in total ? total.hundredths / 100 : null),
        },
        { header: t.totalState, value: ({ total }) => t.totalStates[total.state] },
        {
          header: t.version,
          kind: 'number',
          value: ({ total }) => ('version' in total ? total.version : null),
        },
        {
          header: t.fingerprint,
          value: ({ total }) => ('fingerprint' in total ? total.fingerprint : null),
        },
        { header: t.outcome, value: (row) => t.outcomes[row.outcome] },
      ]}
      rows={async () => {
        const read = await leadershipApi.scores(props.cycle, 'export');
        if (!read.ok) return read;
        return { ok: true, value: read.value.shown ? read.value.departments : [] };
      }}
    />
  );
}

function CycleScores(props: { read: Scores }) {
  const t = leadershipText.value;
  const [scores, setScores] = useState(props.read);
  const { cycle, viewer } = scores;
  const printing = useNotedPrint(() => leadershipApi.scores(cycle.id, 'print'), setScores);
  const isScaled = scores.shown && scores.totals === 'to_100';
  const totalName = isScaled ? t.totalScaled : t.total;
  const title = t.heading(formatCycle(cycle.label, language.value));
  return (
    <>
      <Watermark viewer={viewer} />
      <PageHeader
        title={title}
        above={{ href: '/leadership/scores', name: t.title }}
        lead={t.viewed(viewer.name, formatDateTime(viewer.at, timeZone(), language.value))}
        actions={
          scores.shown ? (
            <div class="button-row">
              <ScoresExport name={title} cycle={cycle.id} totalName={totalName} />
              <Button running={printing.running} onPress={() => void printing.press()}>
                {t.print}
              </Button>
            </div>
          ) : undefined
        }
      />
      {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
      {scores.shown ? (
        <>
          <ScoresTable departments={scores.departments} totalName={totalName} />
          <p class="soft small">
            {t.mark} <span class="code">{scores.fingerprint.slice(0, MARK_SHOWN)}</span>
          </p>
        </>
      ) : (
        <Notice kind="note" title={t.tooFew}>
          <p>{t.tooFewText}</p>
        </Notice>
      )}
    </>
  );
}

/** The scores of one cycle side by side, once there are enough of them. */
export function ScoresPage() {
  const { cycle = '' } = useRoute().params;
  const load = useLoad(`scores ${cycle}`, () => leadershipApi.scores(cycle, 'view'));
  return <Loaded load={load}>{(read) => <CycleScores key={cycle} read={read} />}</Loaded>;
}
