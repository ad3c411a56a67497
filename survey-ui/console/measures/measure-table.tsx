import type { ComponentChildren } from 'preact';
import type { MeasureState, MeasureSubject } from '../../../shared/appraisal/measure.ts';
import type { Measure } from '../api/measures.ts';
import { formatCycle, formatDay } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { measureText } from './text.ts';

const TONES: Record<MeasureState, StatusTone> = {
  planned: 'waiting',
  under_way: 'running',
  done: 'done',
  dropped: 'stopped',
};

function LookBack(props: { measure: Measure }) {
  const t = measureText.value;
  const { lookBack, lookedBackIn } = props.measure;
  if (lookBack === null || lookedBackIn === null) {
    return <span class="soft">{t.notLookedBack}</span>;
  }
  return (
    <span>
      <span class="quoted">{lookBack}</span>
      <span class="cell-note">{t.lookedBack(formatCycle(lookedBackIn, language.value))}</span>
    </span>
  );
}

/** Measures with owner, day and progress; those of an earlier cycle with what came of them. */
export function MeasureTable(props: {
  caption: string;
  measures: readonly Measure[];
  nameOf: (subject: MeasureSubject) => string;
  past?: boolean;
  empty: ComponentChildren;
  /** The button of a row, and the form in the place of the row that is being changed. */
  action?: (measure: Measure) => ComponentChildren;
  editing?: { key: string; form: ComponentChildren } | undefined;
}) {
  const t = measureText.value;
  const { action } = props;
  const past: Column<Measure>[] = [
    { header: t.lookBackText, render: (measure) => <LookBack measure={measure} /> },
  ];
  return (
    <Table
      caption={props.caption}
      rows={props.measures}
      rowKey={({ id }) => id}
      empty={props.empty}
      editing={props.editing}
      columns={[
        { header: t.about, names: true, render: ({ about }) => props.nameOf(about) },
        { header: t.text, render: ({ text }) => <span class="quoted">{text}</span> },
        { header: t.owner, render: ({ owner }) => owner },
        {
          header: t.dueOn,
          render: ({ dueOn }) => formatDay(dueOn, language.value, { year: 'numeric' }),
        },
        {
          header: t.state,
          render: ({ state }) => <StatusLabel tone={TONES[state]}>{t.states[state]}</StatusLabel>,
        },
        ...(props.past === true ? past : []),
        ...(action === undefined
          ? []
          : [{ header: t.action, kind: 'action' as const, render: action }]),
      ]}
    />
  );
}
