import { useEffect, useRef } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button, ButtonRow } from './button.tsx';
import type { Difference } from './difference.ts';
import type { SingleValue } from './field-value.ts';
import { Notice } from './notice.tsx';
import { Table } from './table.tsx';

/**
 * What two people made of the same thing, field by field, with the choice between them.
 * Takes focus as it appears.
 */
export function DifferenceTable(props: {
  differences: readonly Difference[];
  /** The name of a field as the form has it. */
  nameOf: (field: string) => string;
  /** A value of a field in words. */
  say: (value: SingleValue, field: string) => string;
  running: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const t = kitText.value.difference;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const bothChanged = props.differences.every((each) => each.changedByMe);
  return (
    <div ref={box} class="difference" tabIndex={-1}>
      <Notice kind="caution" live title={t.title}>
        <p>{t.text}</p>
        <Table
          caption={t.caption}
          rows={props.differences}
          rowKey={(row) => row.field}
          columns={[
            { header: t.field, names: true, render: (row) => props.nameOf(row.field) },
            {
              header: t.mine,
              render: (row) =>
                row.changedByMe ? (
                  props.say(row.mine, row.field)
                ) : (
                  <span class="soft">{t.untouched}</span>
                ),
            },
            { header: t.theirs, render: (row) => props.say(row.theirs, row.field) },
          ]}
        />
        {bothChanged ? null : <p class="soft">{t.rest}</p>}
        <ButtonRow>
          <Button running={props.running} onPress={props.onKeepMine}>
            {t.keepMine}
          </Button>
          <Button onPress={props.onTakeTheirs}>{t.takeTheirs}</Button>
        </ButtonRow>
      </Notice>
    </div>
  );
}
