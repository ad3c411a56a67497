import { type KeptCycle, type Retention, retentionApi } from '../api/retention.ts';
import { timeZone } from '../api/session.ts';
import { formatCount, formatCycle, formatDate } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { LeaversSection } from './leavers-section.tsx';
import { inOrderOfPurge, isHeld, standingOf, standingTones } from './standing.ts';
import { retentionText } from './text.ts';

const day = (at: number) => formatDate(at, timeZone(), language.value);

function holdWords({ hold }: KeptCycle): string {
  const t = retentionText.value;
  if (hold === null) return t.noHold;
  if (hold.confirmedBy === null) return t.asked(hold.askedBy.name);
  return t.holds(hold.askedBy.name, hold.confirmedBy);
}

function Cycles(props: { retention: Retention }) {
  const t = retentionText.value;
  const { cycles, leavers, now, olderKeys } = props.retention;
  return (
    <div class="stack">
      {olderKeys === 0 ? null : (
        <Notice kind="note" title={t.olderKeys(formatCount(olderKeys, language.value))}>
          <p>{t.olderKeysText}</p>
        </Notice>
      )}
      <Table
        caption={t.title}
        rows={inOrderOfPurge(cycles)}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
        columns={[
          {
            header: t.cycle,
            names: true,
            render: (row) => (
              <a href={`/retention/cycles/${row.id}`}>{formatCycle(row.label, language.value)}</a>
            ),
          },
          {
            header: t.state,
            render: (row) => {
              const standing = standingOf(row, now);
              return <StatusLabel tone={standingTones[standing]}>{t.states[standing]}</StatusLabel>;
            },
          },
          {
            header: t.when,
            render: (row) =>
              isHeld(row) && row.startedAt === null ? (
                t.facts.held
              ) : (
                <span class="figures">{day(row.doneAt ?? row.purgeFrom)}</span>
              ),
          },
          { header: t.hold, render: holdWords },
        ]}
      />
      <LeaversSection leavers={leavers} />
    </div>
  );
}

/** What is kept until when. */
export function RetentionPage() {
  const t = retentionText.value;
  const load = useLoad('retention', retentionApi.list);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>{(retention) => <Cycles retention={retention} />}</Loaded>
    </>
  );
}
