import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button, ButtonRow } from './button.tsx';
import type { Difference } from './difference.ts';
import { type SingleValue, valueText } from './field-value.ts';
import { Notice } from './notice.tsx';
import { Table } from './table.tsx';

/** One field in which two versions disagree, ready to be shown. */
export interface DifferenceRow {
  name: string;
  mine: ComponentChildren;
  theirs: ComponentChildren;
  changedByMe: boolean;
}

interface DifferenceTableProps {
  rows: readonly DifferenceRow[];
  running: boolean;
  /** What happened, where more is known than that somebody changed it. */
  title?: string;
  /** Absent where what is saved now can no longer be changed. */
  onKeepMine?: (() => void) | undefined;
  onTakeTheirs: () => void;
  /** Other ways out. */
  more?: ComponentChildren;
}

/** Differences in words. @param names by field; @param say a value where it is not written as typed */
export function differenceRows(
  differences: readonly Difference[],
  names: Readonly<Record<string, string>>,
  say: (value: SingleValue, field: string) => string = valueText,
): DifferenceRow[] {
  return differences.map(({ field, mine, theirs, changedByMe }) => ({
    name: names[field] ?? field,
    mine: say(mine, field),
    theirs: say(theirs, field),
    changedByMe,
  }));
}

/**
 * What two people made of the same thing, field by field, with the choice between them.
 * Takes focus as it appears.
 */
export function DifferenceTable(props: DifferenceTableProps) {
  const t = kitText.value.difference;
  const { rows, onKeepMine } = props;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const bothChanged = rows.every((each) => each.changedByMe);
  return (
    <div ref={box} class="difference" tabIndex={-1}>
      <Notice kind="caution" live title={props.title ?? t.title}>
        <p>{t.text}</p>
        <Table
          caption={t.caption}
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            { header: t.field, names: true, render: (row) => row.name },
            {
              header: t.mine,
              render: (row) =>
                row.changedByMe ? row.mine : <span class="soft">{t.untouched}</span>,
            },
            { header: t.theirs, render: (row) => row.theirs },
          ]}
        />
        {bothChanged || onKeepMine === undefined ? null : <p class="soft">{t.rest}</p>}
        <ButtonRow>
          {onKeepMine === undefined ? null : (
            <Button running={props.running} onPress={onKeepMine}>
              {t.keepMine}
            </Button>
          )}
          {props.more}
          <Button onPress={props.onTakeTheirs}>{t.takeTheirs}</Button>
        </ButtonRow>
      </Notice>
    </div>
  );
}
