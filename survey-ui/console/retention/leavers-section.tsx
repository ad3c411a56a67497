import type { LeaverMonth } from '../api/retention.ts';
import { timeZone } from '../api/session.ts';
import { formatCount, formatCycle, formatDate } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { leaversText } from './text-leavers.ts';

const tones: Record<LeaverMonth['state'], StatusTone> = {
  kept: 'waiting',
  announced: 'running',
  waits: 'stopped',
  done: 'done',
};

function whenText({ doneAt, forgetFrom, state }: LeaverMonth): string {
  const day = (at: number) => formatDate(at, timeZone(), language.value);
  if (doneAt !== null) return day(doneAt);
  const t = leaversText.value;
  return state === 'waits' ? t.states.waits : t.from(day(forgetFrom));
}

/** Until when is kept what is known of people who left, by the month in which they did. */
export function LeaversSection(props: { leavers: readonly LeaverMonth[] }) {
  const t = leaversText.value;
  return (
    <Section title={t.title}>
      <div class="stack">
        <p class="soft">{t.lead}</p>
        <Table
          caption={t.title}
          rows={props.leavers}
          rowKey={({ month }) => month}
          empty={<p>{t.empty}</p>}
          columns={[
            {
              header: t.month,
              names: true,
              render: ({ month }) => formatCycle(month, language.value),
            },
            {
              header: t.people,
              kind: 'number',
              render: ({ people }) => formatCount(people, language.value),
            },
            {
              header: t.state,
              render: ({ state }) => (
                <StatusLabel tone={tones[state]}>{t.states[state]}</StatusLabel>
              ),
            },
            {
              header: t.when,
              render: (row) => <span class="figures">{whenText(row)}</span>,
            },
          ]}
        />
      </div>
    </Section>
  );
}
