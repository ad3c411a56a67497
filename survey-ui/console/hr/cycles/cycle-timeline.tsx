import type { CycleView, TimelineRow, WaitsFor } from '../../api/cycles.ts';
import { timeZone } from '../../api/session.ts';
import { formatCount, formatDate, formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../../kit/status-label.tsx';
import { Table } from '../../kit/table.tsx';
import { cyclesText } from './text.ts';

const TONES = { done: 'done', current: 'running', ahead: 'waiting' } as const satisfies Record<
  TimelineRow['state'],
  StatusTone
>;

const SHEET_STEPS = new Set<TimelineRow['step']>(['sheets', 'selfScored', 'audited']);

function waitsText({ waitsFor, moreWait }: TimelineRow): string[] {
  const t = cyclesText.value.page;
  const nameOf = ({ name, role }: WaitsFor): string => {
    if (role === 'hr') return name ?? t.hr;
    return name ?? t.nobody[role];
  };
  const named = waitsFor.map((each) =>
    t.waitsFor(nameOf(each), formatCount(each.count, language.value)),
  );
  return moreWait > 0 ? [...named, t.moreWait(moreWait)] : named;
}

function whenText(row: TimelineRow, now: number): string {
  const t = cyclesText.value.page;
  if (row.due !== null && SHEET_STEPS.has(row.step)) {
    const day = formatDate(row.due, timeZone(), language.value);
    return row.due < now && row.state !== 'done' ? t.late(day) : t.dueBy(day);
  }
  const shown = (at: number) => formatDateTime(at, timeZone(), language.value);
  if (row.at !== null) return t.at(shown(row.at));
  return row.due === null ? '' : t.due(shown(row.due));
}

function doneText({ step, done, total }: TimelineRow): string {
  const { units } = cyclesText.value.page;
  if (step === 'opened') return '';
  return SHEET_STEPS.has(step) ? units.sheets(done, total) : units.departments(done, total);
}

/** What of a cycle is done, when, and whom the rest waits for. */
export function CycleTimeline(props: { view: CycleView }) {
  const t = cyclesText.value.page;
  return (
    <Section title={t.timeline}>
      <Table
        caption={t.timeline}
        rows={props.view.timeline}
        rowKey={(row) => row.step}
        columns={[
          { header: t.step, names: true, render: (row) => t.steps[row.step] },
          {
            header: t.state,
            render: (row) => (
              <StatusLabel tone={TONES[row.state]}>{t.states[row.state]}</StatusLabel>
            ),
          },
          { header: t.when, render: (row) => whenText(row, props.view.now) },
          { header: t.done, render: doneText },
          {
            header: t.waits,
            render: (row) =>
              row.waitsFor.length === 0 ? null : (
                <div>
                  {waitsText(row).map((text) => (
                    <span key={text} class="cell-line">
                      {text}
                    </span>
                  ))}
                </div>
              ),
          },
        ]}
      />
    </Section>
  );
}
