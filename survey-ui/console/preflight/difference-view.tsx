import { timeZone } from '../api/session.ts';
import type { Difference } from '../api/windows.ts';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { differenceText } from '../text/difference.ts';

interface Line {
  what: string;
  before: string;
  now: string;
}

function linesOf(difference: Difference): Line[] {
  const t = differenceText.value;
  const links = (count: number) => t.links(formatCount(count, language.value));
  const minutes = (count: number) => t.minutes(formatCount(count, language.value));
  const when = (at: number) => formatDateTime(at, timeZone(), language.value);
  const lines: Line[] = [
    ...difference.added.map((each) => ({
      what: each.name,
      before: t.absent,
      now: links(each.links),
    })),
    ...difference.removed.map((each) => ({
      what: each.name,
      before: links(each.links),
      now: t.absent,
    })),
    ...difference.changed.map((each) => ({
      what: each.name,
      before: links(each.before),
      now: links(each.now),
    })),
  ];
  const { threshold, graceMinutes, opensAt, closesAt } = difference;
  if (threshold.before !== threshold.now) {
    lines.push({
      what: t.threshold,
      before: links(threshold.before),
      now: links(threshold.now),
    });
  }
  if (graceMinutes.before !== graceMinutes.now) {
    lines.push({
      what: t.grace,
      before: minutes(graceMinutes.before),
      now: minutes(graceMinutes.now),
    });
  }
  return [
    ...lines,
    { what: t.opensAt, before: when(opensAt.before), now: when(opensAt.now) },
    { what: t.closesAt, before: when(closesAt.before), now: when(closesAt.now) },
  ];
}

/** How a survey differs from the department's last one: raters, threshold, dates. */
export function DifferenceView(props: { difference: Difference | null }) {
  const t = differenceText.value;
  const { difference } = props;
  if (difference === null) {
    return (
      <Section title={t.title}>
        <p class="soft">{t.none}</p>
      </Section>
    );
  }
  return (
    <Section title={t.title}>
      <p class="soft">{t.lead(formatCycle(difference.cycle, language.value))}</p>
      <p>
        {difference.links === 0 ? t.same : t.total(formatCount(difference.links, language.value))}
      </p>
      <Table
        caption={t.title}
        rows={linesOf(difference)}
        rowKey={(row) => row.what}
        columns={[
          { header: t.what, names: true, render: (row) => row.what },
          { header: t.before, render: (row) => row.before },
          { header: t.now, render: (row) => row.now },
        ]}
      />
    </Section>
  );
}
